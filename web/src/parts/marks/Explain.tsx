import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Heading } from "react-aria-components/Heading";
import { FieldError, Label, Text, TextArea, TextField } from "react-aria-components/TextField";
import type { DayMark } from "../../api/client";
import { useExplain } from "../../state/marks";
import { dayName } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { marksTexts } from "../../text/marks";
import { Sheet } from "../Sheet";
import { Failure } from "../states";

const LONGEST = 500;

interface Props {
  childId: string;
  date: string;
  mark: DayMark;
  onDone: () => void;
}

/** Explain afterwards, for the mentor to read. */
export function Explain(props: Props) {
  const { language } = useLanguage();
  const own = useTexts(marksTexts);
  const { mark, date } = props;
  const label = mark.assessment.explanation ? own.change : own.explain;
  return (
    <Sheet label={label} name={own.about(label, dayName(date, language), mark.starts)}>
      {(close) => <Words {...props} close={close} />}
    </Sheet>
  );
}

function Words({ childId, date, mark, onDone, close }: Props & { close: () => void }) {
  const { text, language } = useLanguage();
  const own = useTexts(marksTexts);
  const [words, write] = useState(mark.assessment.explanation ?? "");
  const [isAsked, ask] = useState(false);
  const isMissing = words.trim() === "";
  const explain = useExplain(childId, date, mark, onDone);
  const send = () => {
    ask(true);
    if (!isMissing && !explain.isPending) explain.mutate(words.trim(), { onSuccess: close });
  };
  const day = dayName(date, language);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Heading slot="title">{own.question(own.presence[mark.presence], day, mark.starts)}</Heading>
      <TextField
        className="field"
        value={words}
        onChange={write}
        maxLength={LONGEST}
        isInvalid={isAsked && isMissing}
        validationBehavior="aria"
      >
        <Label>{own.words}</Label>
        <TextArea rows={3} />
        <Text slot="description" className="quiet">
          {own.wordsHelp}
        </Text>
        <FieldError className="field-error">{own.missing}</FieldError>
      </TextField>
      {explain.isError && <Failure error={explain.error} />}
      <div className="buttons">
        <Button type="submit" className="button">
          {explain.isPending ? text.sending : own.send}
        </Button>
        <Button className="button plain" onPress={close}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
