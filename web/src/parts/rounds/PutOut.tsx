import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Checkbox } from "react-aria-components/Checkbox";
import type { Round } from "../../api/meetings";
import { mayHaveArrived } from "../../api/problem";
import { preview, type SlotsDraft, slotsIn, slotsMissing } from "../../rules/rounds";
import type { RoundPlace } from "../../state/rounds";
import { usePutOut } from "../../state/slots";
import { useLanguage, useTexts } from "../../text/language";
import { roundsTexts } from "../../text/rounds";
import { ChoiceRadios } from "../ChoiceRadios";
import { Failure } from "../states";
import { Field } from "./Field";
import { Teachers } from "./Teachers";

interface Props {
  place: RoundPlace;
  round: Round;
  teachers: { id: string; name: string }[];
  onSaid: (words: string) => void;
}

/** Put out times: many in a row or a single one, seen before they are sent. */
export function PutOut({ place, round, teachers, onSaid }: Props) {
  const { text } = useLanguage();
  const own = useTexts(roundsTexts);
  const [draft, setDraft] = useState(() => startOf(round, teachers));
  const [isAsked, ask] = useState(false);
  const change = (changed: Partial<SlotsDraft>) => {
    ask(false);
    setDraft({ ...draft, ...changed });
  };
  const lacks = slotsMissing(draft, round);
  const spans = preview(draft, round);
  const act = usePutOut(place, (count) => {
    onSaid(own.putDone(count));
    setDraft({ ...draft, starts: "", ends: "" });
  });
  const send = () => {
    ask(true);
    if (!lacks && !act.isPending) act.mutate(slotsIn(draft));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ChoiceRadios
        label={own.kind}
        choices={(["many", "single"] as const).map((id) => ({ id, name: own.kinds[id] }))}
        chosen={draft.single ? "single" : "many"}
        onChoose={(kind) => change({ single: kind === "single" })}
      />
      <Field label={own.day} type="date" min={round.firstDay} max={round.lastDay} value={draft.day} onChange={(day) => change({ day })} />
      <div className="pair">
        <Field label={own.starts} type="time" value={draft.starts} onChange={(starts) => change({ starts })} />
        <Field label={own.ends} type="time" value={draft.ends} onChange={(ends) => change({ ends })} />
      </div>
      <Teachers all={teachers} chosen={draft.teacherIds} onChoose={(teacherIds) => change({ teacherIds })} />
      <Checkbox
        className="choice check"
        isSelected={draft.blocked}
        onChange={(blocked) => change({ blocked })}
      >
        {own.blocked}
      </Checkbox>
      <div role="status">
        <p>{spans.length > 0 ? own.preview(spans.length) : own.previewNone}</p>
        <ul className="preview">
          {spans.map((span) => (
            <li key={span.starts}>{own.span(span.starts, span.ends)}</li>
          ))}
        </ul>
      </div>
      {isAsked && lacks && <Failure error={undefined} reason={own.slotsMissing[lacks]} />}
      {act.isError && (
        <Failure
          error={act.error}
          {...(mayHaveArrived(act.error) && { reason: own.unsure, again: send })}
        />
      )}
      <Button type="submit" className="button wide" isPending={act.isPending}>
        {act.isPending ? text.sending : spans.length > 0 ? own.put(spans.length) : own.putOut}
      </Button>
    </form>
  );
}

function startOf(round: Round, teachers: { id: string }[]): SlotsDraft {
  return {
    day: round.firstDay,
    starts: "",
    ends: "",
    single: false,
    blocked: false,
    teacherIds: teachers.slice(0, 1).map((one) => one.id),
  };
}
