import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Checkbox } from "react-aria-components/Checkbox";
import type { RoundIn } from "../../api/meetings";
import { mayHaveArrived } from "../../api/problem";
import { GAPS, MINUTES, type RoundDraft, roundIn, roundMissing } from "../../rules/rounds";
import { isStale } from "../../state/rounds";
import { schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { roundsTexts } from "../../text/rounds";
import { ChoiceRadios } from "../ChoiceRadios";
import { ChoiceSelect } from "../ChoiceSelect";
import { Failure } from "../states";
import { Field } from "./Field";

const LONGEST = { title: 100, where: 500, note: 1000 };

interface Props {
  from: RoundDraft;
  send: string;
  act: { mutate: (body: RoundIn) => void; isPending: boolean; isError: boolean; error: unknown };
  /** What else has to be chosen, and what is missing of it. */
  also?: { choice: ReactNode; missing: string | undefined };
}

/** A round as staff plan it: what it is called, its days, its window, and what its times are like. */
export function RoundForm({ from, send, act, also }: Props) {
  const { text } = useLanguage();
  const own = useTexts(roundsTexts);
  const [draft, setDraft] = useState(from);
  const [isAsked, ask] = useState(false);
  const change = (changed: Partial<RoundDraft>) => setDraft({ ...draft, ...changed });
  const lacks = roundMissing(draft);
  const missing = lacks ? own.missing[lacks] : also?.missing;
  const reason = isStale(act.error) ? own.changed : own.unsure;
  const submit = () => {
    ask(true);
    if (!missing && !act.isPending) act.mutate(roundIn(draft));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={own.title}
        help={own.titleHelp}
        value={draft.title}
        onChange={(title) => change({ title })}
        longest={LONGEST.title}
      />
      {also?.choice}
      <Days draft={draft} change={change} />
      <Lengths draft={draft} change={change} />
      <Venue draft={draft} change={change} />
      <Field
        label={own.note}
        value={draft.note}
        onChange={(note) => change({ note })}
        longest={LONGEST.note}
        isTall
      />
      <Checkbox
        className="choice check"
        isSelected={draft.separate}
        onChange={(separate) => change({ separate })}
      >
        {own.separate}
      </Checkbox>
      <p className="quiet">{own.separateHelp}</p>
      {isAsked && missing && <Failure error={undefined} reason={missing} />}
      {act.isError && (
        <Failure
          error={act.error}
          {...((mayHaveArrived(act.error) || isStale(act.error)) && { reason })}
        />
      )}
      <Button type="submit" className="button wide" isPending={act.isPending}>
        {act.isPending ? text.sending : send}
      </Button>
    </form>
  );
}

interface PartProps {
  draft: RoundDraft;
  change: (changed: Partial<RoundDraft>) => void;
}

function Days({ draft, change }: PartProps) {
  const own = useTexts(roundsTexts);
  const today = schoolDate();
  return (
    <>
      <div className="pair">
        <Field label={own.firstDay} type="date" min={today} value={draft.firstDay} onChange={(firstDay) => change({ firstDay })} />
        <Field label={own.lastDay} type="date" min={today} value={draft.lastDay} onChange={(lastDay) => change({ lastDay })} />
      </div>
      <div className="pair">
        <Field label={own.opens} type="date" value={draft.opensDay} onChange={(opensDay) => change({ opensDay })} />
        <Field label={own.opensTime} type="time" value={draft.opensTime} onChange={(opensTime) => change({ opensTime })} />
      </div>
      <div className="pair">
        <Field label={own.closes} type="date" value={draft.closesDay} onChange={(closesDay) => change({ closesDay })} />
        <Field label={own.closesTime} type="time" value={draft.closesTime} onChange={(closesTime) => change({ closesTime })} />
      </div>
    </>
  );
}

function Lengths({ draft, change }: PartProps) {
  const own = useTexts(roundsTexts);
  const among = (usual: number[], chosen: number) =>
    [...new Set([...usual, chosen])]
      .sort((one, other) => one - other)
      .map((count) => ({ id: String(count), name: count === 0 ? own.noGap : own.minutesOf(count) }));
  return (
    <div className="pair">
      <ChoiceSelect
        label={own.minutes}
        choices={among(MINUTES, draft.minutes)}
        chosen={String(draft.minutes)}
        onChoose={(id) => change({ minutes: Number(id) })}
      />
      <ChoiceSelect
        label={own.gap}
        choices={among(GAPS, draft.gap)}
        chosen={String(draft.gap)}
        onChoose={(id) => change({ gap: Number(id) })}
      />
    </div>
  );
}

function Venue({ draft, change }: PartProps) {
  const own = useTexts(roundsTexts);
  const isLink = draft.venue === "link";
  return (
    <>
      <ChoiceRadios
        label={own.venue}
        choices={(["place", "link"] as const).map((id) => ({ id, name: own.venues[id] }))}
        chosen={draft.venue}
        onChoose={(venue) => change({ venue, where: "" })}
      />
      <Field
        label={isLink ? own.link : own.place}
        type={isLink ? "url" : "text"}
        value={draft.where}
        onChange={(where) => change({ where })}
        longest={isLink ? LONGEST.where : LONGEST.title}
      />
    </>
  );
}
