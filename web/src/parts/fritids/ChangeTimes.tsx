import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Checkbox } from "react-aria-components/Checkbox";
import { Heading } from "react-aria-components/Heading";
import { Problem } from "../../api/problem";
import type { ChildTimes, UnitChild } from "../../api/staff";
import { inOrder, withOneMore, wrongTimes } from "../../rules/registration";
import { useChangeTimes, useChildTimes } from "../../state/childTimes";
import type { TouchPlace } from "../../state/touchQueue";
import { fritidsTexts } from "../../text/fritids";
import { useLanguage, useTexts } from "../../text/language";
import { TimesEditor } from "../registration/TimesEditor";
import { Sheet } from "../Sheet";
import { Failure, Loading } from "../states";

const CHANGED_SINCE = 412;

interface Props {
  place: TouchPlace;
  child: UnitChild;
  onSaid: (words: string) => void;
}

/** A guardian has phoned: the child's times of the day, locked or not. */
export function ChangeTimes(props: Props) {
  const own = useTexts(fritidsTexts);
  const name = own.changeTimesName(props.child.displayName);
  return (
    <Sheet label={own.changeTimes} name={name} kind="button quiet-button" isTall>
      {(close) => <Times {...props} close={close} />}
    </Sheet>
  );
}

function Times({ place, child, onSaid, close }: Props & { close: () => void }) {
  const own = useTexts(fritidsTexts);
  const shown = useChildTimes(place, child.studentId);
  const tag = shown.data?.tag ?? "";
  const change = useChangeTimes(place, child.studentId, tag);
  const isOutrun = change.error instanceof Problem && change.error.status === CHANGED_SINCE;
  const done = () => {
    onSaid(own.timesSaved(child.displayName));
    close();
  };
  return (
    <>
      <Heading slot="title">{own.changeTimesName(child.displayName)}</Heading>
      <p className="quiet">{own.changeTimesLead}</p>
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && (
        <TimesForm
          key={tag}
          name={child.displayName}
          known={shown.data.times}
          isSaving={change.isPending}
          onSave={(times) => {
            if (!change.isPending) change.mutate(times, { onSuccess: done });
          }}
          close={close}
        />
      )}
      {change.isError && (
        <Failure error={change.error} {...(isOutrun && { reason: own.outrun })} />
      )}
    </>
  );
}

interface FormProps {
  name: string;
  known: ChildTimes;
  isSaving: boolean;
  onSave: (times: ChildTimes["times"] | null) => void;
  close: () => void;
}

function TimesForm({ name, known, isSaving, onSave, close }: FormProps) {
  const { text } = useLanguage();
  const own = useTexts(fritidsTexts);
  const [times, setTimes] = useState(known.times);
  const [isOff, setOff] = useState(known.times.length === 0);
  const [isAsked, ask] = useState(false);
  const wrong = isOff ? undefined : times.length === 0 ? "empty" : wrongTimes(times, known.hours);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask(true);
        if (!wrong) onSave(isOff ? [] : inOrder(times));
      }}
    >
      <Checkbox
        className="choice check"
        isSelected={isOff}
        onChange={(off) => {
          setOff(off);
          if (!off && times.length === 0) setTimes(withOneMore([], known.hours));
        }}
      >
        {own.isOff}
      </Checkbox>
      {!isOff && (
        <TimesEditor
          label={own.timesOf(name)}
          times={times}
          hours={known.hours}
          onChange={setTimes}
        />
      )}
      {isAsked && wrong && <Failure error={undefined} reason={own.wrong[wrong]} />}
      <div className="buttons">
        <Button type="submit" className="button">
          {isSaving ? own.savingTimes : own.saveTimes}
        </Button>
        {known.setByStaff && (
          <Button className="button plain" onPress={() => onSave(null)}>
            {own.takeBack}
          </Button>
        )}
        <Button className="button plain" onPress={close}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
