import { type ReactNode, useEffect, useRef } from "react";

const DIALOG = "[role=dialog], [role=alertdialog]";

/**
 * A part of a view, with its heading. When what one has pressed goes away, as a report that is
 * taken back loses its button, the focus goes to the heading and not to the top of the page.
 */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  const place = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const isWithin = useRef(false);
  useEffect(() => {
    const card = place.current;
    const come = () => {
      isWithin.current = true;
    };
    // A question that was asked from here, and its answer, belong here.
    const go = ({ relatedTarget: to }: FocusEvent) => {
      if (to instanceof Element && !to.closest(DIALOG)) isWithin.current = false;
    };
    card?.addEventListener("focusin", come);
    card?.addEventListener("focusout", go);
    return () => {
      card?.removeEventListener("focusin", come);
      card?.removeEventListener("focusout", go);
    };
  }, []);
  useEffect(() => {
    if (!isWithin.current || document.activeElement !== document.body) return;
    isWithin.current = false;
    heading.current?.focus({ preventScroll: true });
  });
  return (
    <section ref={place} className="card">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}
