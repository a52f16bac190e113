import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "react-aria-components/Button";
import { NoAnswer, Problem } from "../api/problem";
import { useLanguage } from "../text/language";
import type { Texts } from "../text/sv";
import { Icon } from "./icons";

export function Loading() {
  const { text } = useLanguage();
  return (
    <p className="loading quiet" role="status">
      {text.loading}
    </p>
  );
}

/** What to do, in words: the API's own where it has any. */
export function reasonOf(error: unknown, text: Texts): string {
  if (error instanceof Problem && error.message) return error.message;
  return error instanceof NoAnswer ? text.noAnswer : text.failed;
}

interface FailureProps {
  error: unknown;
  reason?: string;
  again?: () => void;
  /** What else there is to do. */
  children?: ReactNode;
}

export function Failure({ error, reason, again, children }: FailureProps) {
  const { text } = useLanguage();
  return (
    <div className="notice bad" role="alert">
      <Icon name="warning" />
      <div>
        <p>{reason ?? reasonOf(error, text)}</p>
        {again && (
          <Button className="button plain" onPress={again}>
            {text.tryAgain}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}

/** A list with nothing in it says so, and never looks like one that is still coming. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <p className="empty">
      <Icon name="empty" />
      {children}
    </p>
  );
}

/** Said aloud by screen readers when it comes: its place is there from the beginning. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <div role="status">
      {children && (
        <p className="notice good">
          <Icon name="check" />
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

export function OfflineBanner() {
  const { text } = useLanguage();
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return <div role="status">{!isOnline && <p className="banner">{text.offline}</p>}</div>;
}

// The first view leaves the focus where the browser put it, before the way past the bar.
let isFirstView = true;

interface PageProps {
  name: string;
  heading?: ReactNode;
  above?: ReactNode;
  children: ReactNode;
}

/** A view: its name in the tab, and the focus on its heading, so that one hears where one is. */
export function Page({ name, heading, above, children }: PageProps) {
  const { text } = useLanguage();
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const plain = name.replaceAll("\u00AD", "");
    document.title = plain === text.appName ? plain : `${plain} – ${text.appName}`;
  }, [name, text]);
  useEffect(() => {
    if (!isFirstView) {
      place.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    isFirstView = false;
  }, []);
  return (
    <>
      {above}
      <h1 ref={place} tabIndex={-1}>
        {heading ?? name}
      </h1>
      {children}
    </>
  );
}
