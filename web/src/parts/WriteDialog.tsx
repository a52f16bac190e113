import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Heading } from "react-aria-components/Heading";
import { FieldError, Label, TextArea, TextField } from "react-aria-components/TextField";
import { useLanguage } from "../text/language";
import { Sheet } from "./Sheet";
import { Failure } from "./states";

const LONGEST = 500;

interface Props {
  /** What stands on the button, and what it is read aloud as: the heading as well. */
  label: string;
  name: string;
  field: string;
  missing: string;
  send: string;
  longest?: number;
  act: UseMutationResult<unknown, Error, string>;
}

/** A button that opens a sheet for a few words, which stays until they have come through. */
export function WriteDialog(props: Props) {
  return (
    <Sheet label={props.label} name={props.name} kind="button quiet-button">
      {(close) => <Words {...props} close={close} />}
    </Sheet>
  );
}

function Words({ name, field, missing, send, longest = LONGEST, act, close }: Props & { close: () => void }) {
  const { text } = useLanguage();
  const [words, write] = useState("");
  const [isAsked, ask] = useState(false);
  const isMissing = words.trim() === "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask(true);
        if (!isMissing && !act.isPending) act.mutate(words.trim(), { onSuccess: close });
      }}
    >
      <Heading slot="title">{name}</Heading>
      <TextField
        className="field"
        value={words}
        onChange={write}
        maxLength={longest}
        isInvalid={isAsked && isMissing}
        validationBehavior="aria"
      >
        <Label>{field}</Label>
        <TextArea rows={3} />
        <FieldError className="field-error">{missing}</FieldError>
      </TextField>
      {act.isError && <Failure error={act.error} />}
      <div className="buttons">
        <Button type="submit" className="button">
          {act.isPending ? text.sending : send}
        </Button>
        <Button className="button plain" onPress={close}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
