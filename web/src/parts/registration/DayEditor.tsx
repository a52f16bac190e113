import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Heading } from "react-aria-components/Heading";
import { Input, Label, TextField } from "react-aria-components/TextField";
import type { FritidsDay, FritidsPlan } from "../../api/registration";
import { changeOf, type DayDraft, draftOf, wrongDay } from "../../rules/registration";
import { useChangeWeek } from "../../state/registration";
import { dayName } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { Sheet } from "../Sheet";
import { ChoiceRadios } from "../ChoiceRadios";
import { ChoiceSelect } from "../ChoiceSelect";
import { Failure } from "../states";
import { ChangeFailure } from "./ChangeFailure";
import { LockSaid } from "./DayCard";
import { Clock, TimesEditor } from "./TimesEditor";

const LONGEST_NOTE = 100;

interface Props {
  childId: string;
  monday: string;
  tag: string;
  day: FritidsDay;
  plan: FritidsPlan | undefined;
  onDone: () => void;
}

/** Change one day: its times where they are not locked, and who picks up. */
export function DayEditor(props: Props) {
  const { language } = useLanguage();
  const own = useTexts(registrationTexts);
  return (
    <Sheet label={own.change} name={own.changeDay(dayName(props.day.date, language))} isTall>
      {(close) => <DayForm {...props} close={close} />}
    </Sheet>
  );
}

function DayForm({ childId, monday, plan, onDone, close, ...now }: Props & { close: () => void }) {
  const { text, language } = useLanguage();
  const own = useTexts(registrationTexts);
  // The day as it was when one began to change it: whoever changes it meanwhile is not written over.
  const [{ tag, day }] = useState({ tag: now.tag, day: now.day });
  const [draft, setDraft] = useState(() => draftOf(day));
  const [isAsked, ask] = useState(false);
  const edit = (part: Partial<DayDraft>) => setDraft({ ...draft, ...part });
  const change = useChangeWeek(childId, monday, tag, onDone);
  const wrong = wrongDay(draft, day);
  const save = () => {
    ask(true);
    if (wrong || change.isPending) return;
    const wanted = changeOf(draft, day);
    if (wanted) change.mutate([wanted], { onSuccess: close });
    else close();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Heading slot="title">{own.changeDay(dayName(day.date, language))}</Heading>
      {day.lock ? <LockSaid lock={day.lock} /> : <Day draft={draft} day={day} onEdit={edit} />}
      <PickUpOfDay draft={draft} plan={plan} onEdit={edit} />
      {isAsked && wrong && <Failure error={undefined} reason={own.wrong[wrong]} />}
      {change.isError && <ChangeFailure error={change.error} />}
      <div className="buttons">
        <Button type="submit" className="button">
          {change.isPending ? own.saving : own.save}
        </Button>
        <Button className="button plain" onPress={close}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  draft: DayDraft;
  onEdit: (part: Partial<DayDraft>) => void;
}

function Day({ draft, day, onEdit }: PartProps & { day: FritidsDay }) {
  const { language } = useLanguage();
  const own = useTexts(registrationTexts);
  return (
    <>
      <ChoiceRadios
        label={own.whatDay}
        choices={(["usual", "times", "off"] as const).map((id) => ({ id, name: own.kind[id] }))}
        chosen={draft.kind}
        onChoose={(kind) => onEdit({ kind })}
      />
      {draft.kind === "times" && (
        <>
          {day.hours && <p className="quiet">{own.hours(day.hours.starts, day.hours.ends)}</p>}
          <TimesEditor
            label={dayName(day.date, language)}
            times={draft.times}
            hours={day.hours}
            onChange={(times) => onEdit({ times })}
          />
        </>
      )}
    </>
  );
}

function PickUpOfDay({ draft, plan, onEdit }: PartProps & { plan: FritidsPlan | undefined }) {
  const own = useTexts(registrationTexts);
  const adults = plan?.pickUp.adults ?? [];
  return (
    <>
      <ChoiceRadios
        label={own.pickUp}
        choices={(["usual", "alone", "adult", "note"] as const).map((id) => ({
          id,
          name: own.dayPickUp[id],
        }))}
        chosen={draft.pickUp}
        onChoose={(pickUp) => onEdit({ pickUp })}
      />
      {draft.pickUp === "alone" && (
        <Clock
          label={own.aloneAt}
          value={draft.aloneAt}
          onChange={(aloneAt) => onEdit({ aloneAt })}
        />
      )}
      {draft.pickUp === "adult" && adults.length === 0 && <p className="notice">{own.noAdults}</p>}
      {draft.pickUp === "adult" && adults.length > 0 && (
        <ChoiceSelect
          label={own.whichAdult}
          choices={adults.map((one) => ({ id: one.id, name: one.name }))}
          chosen={draft.adultId}
          onChoose={(adultId) => onEdit({ adultId })}
        />
      )}
      {draft.pickUp !== "usual" && (
        <TextField
          className="field"
          value={draft.note}
          maxLength={LONGEST_NOTE}
          onChange={(note) => onEdit({ note })}
        >
          <Label>{own.note}</Label>
          <Input />
        </TextField>
      )}
    </>
  );
}
