import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { NoAnswer, Problem } from "../api/client";
import { useLanguage } from "../text/language";
import type { Texts } from "../text/sv";

export function Loading() {
  const { text } = useLanguage();
  return (
    <p className="quiet" role="status">
      {text.loading}
    </p>
  );
}

/** What to do, in words: the API's own where it has any. */
export function reasonOf(error: unknown, text: Texts): string {
  if (error instanceof Problem && error.message) return error.message;
  return error instanceof NoAnswer ? text.noAnswer : text.failed;
}

export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const { text } = useLanguage();
  return (
    <div className="notice bad" role="alert">
      <p>{reasonOf(error, text)}</p>
      {again && (
        <button type="button" className="button plain" onClick={again}>
          {text.tryAgain}
        </button>
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
  if (isOnline) return null;
  return (
    <p className="banner" role="status">
      {text.offline}
    </p>
  );
}

/** A page's heading takes the focus, so that a screen reader says where one has come. */
export function Page({ title, children }: { title: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}
