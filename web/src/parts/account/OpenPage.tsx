import type { ReactNode } from "react";
import { useTexts } from "../../text/language";
import { accountTexts } from "../../text/account";
import { Done, OfflineBanner, Page } from "../states";
import "../../account.css";

interface Props {
  name: string;
  /** What is said once it is done, in place of the form. */
  done: string | false;
  /** What else there is to know then. */
  after?: string;
  children: ReactNode;
}

/** A page for who is not signed in: a form, what came of it, and the way to the sign-in. */
export function OpenPage({ name, done, after, children }: Props) {
  const own = useTexts(accountTexts);
  return (
    <>
      <OfflineBanner />
      <main className="welcome">
        <Page name={name}>
          {!done && children}
          <Done>{done}</Done>
          {done && after && <p className="quiet">{after}</p>}
          <a className="button plain" href="/">
            {own.toSignIn}
          </a>
        </Page>
      </main>
    </>
  );
}
