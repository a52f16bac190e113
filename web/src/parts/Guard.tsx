import { Component, type ReactNode } from "react";
import { useLanguage } from "../text/language";
import { Failure, Page } from "./states";

const reload = () => location.reload();

/** Holds a view that cannot be shown: mostly one whose script was not reached, or is replaced. */
export class Guard extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Failure error={error} again={reload} />;
  }
}

/** The portal's addresses could not be fetched, so there is nothing to show yet. */
export function CannotStart() {
  const { text } = useLanguage();
  return (
    <main className="welcome">
      <Page name={text.appName}>
        <Failure error={undefined} reason={text.noAnswer} again={reload} />
      </Page>
    </main>
  );
}
