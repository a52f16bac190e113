import { type ReactNode, Suspense, useState } from "react";

interface OnDemandProps {
  className: string;
  label: string;
  face: ReactNode;
  children: ReactNode;
}

/**
 * A menu's button before anybody has pressed it. The menu itself is loaded, and opened, on the
 * first press, so that it costs nothing of the first view.
 */
export function OnDemand({ className, label, face, children }: OnDemandProps) {
  const [isWanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={isWanted}
      onClick={() => setWanted(true)}
    >
      {face}
    </button>
  );
  return isWanted ? <Suspense fallback={button}>{children}</Suspense> : button;
}
