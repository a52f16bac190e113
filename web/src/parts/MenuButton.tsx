import { type ReactNode, Suspense, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { OpenMenuContext } from "./openMenuContext";

interface MenuButtonProps {
  className: string;
  label: string;
  face: ReactNode;
  children: ReactNode;
}

/**
 * A button with a menu. The menu is loaded on the first press, so that it costs nothing of the
 * first view; when it closes, the focus is back on the button.
 */
export function MenuButton({ className, label, face, children }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {face}
        <span aria-hidden="true">▾</span>
      </Button>
      {isOpen && (
        <OpenMenuContext value={{ trigger: button, close: () => setOpen(false) }}>
          <Suspense>{children}</Suspense>
        </OpenMenuContext>
      )}
    </>
  );
}
