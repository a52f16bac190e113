import type { UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useLanguage } from "../text/language";
import { Failure } from "./states";

interface Props {
  label: string;
  /** What is read aloud: the label, and what it is about. */
  name: string;
  question: string;
  help?: ReactNode;
  yes: string;
  act: UseMutationResult<void, Error, void>;
}

/** A button that asks before it acts; refusals are shown where the question was. */
export function ConfirmButton({ label, name, question, help, yes, act }: Props) {
  const { text } = useLanguage();
  return (
    <DialogTrigger>
      <Button className="button plain" aria-label={name}>
        {label}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog role="alertdialog">
            {({ close }) => (
              <>
                <Heading slot="title">{question}</Heading>
                {help && <p>{help}</p>}
                {act.isError && <Failure error={act.error} />}
                <div className="buttons">
                  <Button
                    className="button"
                    onPress={() => {
                      if (!act.isPending) act.mutate(undefined, { onSuccess: close });
                    }}
                  >
                    {act.isPending ? text.sending : yes}
                  </Button>
                  <Button className="button plain" onPress={close}>
                    {text.cancel}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
