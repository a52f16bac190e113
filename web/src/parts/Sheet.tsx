import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";

interface Props {
  /** What stands on the button, and what it is read aloud as. */
  label: string;
  name: string;
  kind?: "button" | "button plain" | "button quiet-button";
  isTall?: boolean;
  children: (close: () => void) => ReactNode;
}

/** A button that opens a sheet, which is made anew each time and closes at a touch beside it. */
export function Sheet({ label, name, kind = "button plain", isTall, children }: Props) {
  return (
    <DialogTrigger>
      <Button className={kind} aria-label={name}>
        {label}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className={isTall ? "modal tall" : "modal"}>
          <Dialog>{({ close }) => children(close)}</Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
