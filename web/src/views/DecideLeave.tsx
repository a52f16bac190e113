import { useState } from "react";
import { Label, TextArea, TextField } from "react-aria-components/TextField";
import { Link } from "wouter";
import { Problem } from "../api/problem";
import type { LeaveToDecide } from "../api/staff";
import { ConfirmButton } from "../parts/ConfirmButton";
import { usePeriodName } from "../parts/leave/periodName";
import { Done, Failure, Loading, Page } from "../parts/states";
import { type LeavePlace, type Outcome, useDecide, useLeaveToDecide } from "../state/decisions";
import { capital, dayName } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { decideTexts } from "../text/decide";
import "../staff.css";

const LONGEST_COMMENT = 1000;
const CHANGED_SINCE = 412;

/** One application: what it is about, and the decision. */
export default function DecideLeave({ place }: { place: LeavePlace }) {
  const own = useTexts(decideTexts);
  const shown = useLeaveToDecide(place);
  const [said, say] = useState("");
  const leave = shown.data?.leave;
  return (
    <Page name={leave ? own.title(leave.student.displayName || own.nameHidden) : own.leaves}>
      <Link href="/leaves" className="to-today">
        ‹ {own.back}
      </Link>
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      <Done>{said}</Done>
      {shown.data && leave && (
        <section className="card">
          <About leave={leave} />
          {leave.mayDecide ? (
            <Decide place={place} tag={shown.data.tag} onSaid={say} />
          ) : (
            leave.status === "awaitsDecision" && <p className="notice">{own.principalDecides}</p>
          )}
        </section>
      )}
    </Page>
  );
}

function About({ leave }: { leave: LeaveToDecide }) {
  const { language } = useLanguage();
  const own = useTexts(decideTexts);
  const nameOf = usePeriodName();
  return (
    <>
      <p>
        <strong>{capital(nameOf(leave))}</strong>, {own.schoolDays(leave.schoolDays)}
      </p>
      <p>
        <span className="mark">{own.status[leave.status]}</span> {leave.student.groupName}
      </p>
      <p className="quiet">{own.appliedBy(leave.appliedBy.name)}</p>
      <h2>{own.reason}</h2>
      <p className="words">{leave.reason}</p>
      {leave.events.length > 0 && (
        <>
          <h2>{own.events}</h2>
          <ul className="rows close">
            {leave.events.map((one) => (
              <li key={`${one.date}-${one.kind}`}>
                {capital(dayName(one.date, language))}, {own.named(own.event[one.kind], one.name)}
              </li>
            ))}
          </ul>
        </>
      )}
      {leave.comment && <p className="quote">{leave.comment}</p>}
    </>
  );
}

interface DecideProps {
  place: LeavePlace;
  tag: string;
  onSaid: (words: string) => void;
}

function Decide({ place, tag, onSaid }: DecideProps) {
  const own = useTexts(decideTexts);
  const [comment, write] = useState("");
  const answer = { place, tag, comment, onSaid };
  return (
    <>
      <TextField className="field" value={comment} onChange={write} maxLength={LONGEST_COMMENT}>
        <Label>{own.comment}</Label>
        <TextArea rows={3} />
      </TextField>
      <div className="buttons">
        <Answer {...answer} outcome="approved" label={own.approve} />
        <Answer {...answer} outcome="rejected" label={own.reject} />
      </div>
    </>
  );
}

interface AnswerProps extends DecideProps {
  comment: string;
  outcome: Outcome;
  label: string;
}

function Answer({ place, tag, comment, outcome, label, onSaid }: AnswerProps) {
  const own = useTexts(decideTexts);
  const act = useDecide(place, tag, outcome, comment, () => onSaid(own.done[outcome]));
  const isOutrun = act.error instanceof Problem && act.error.status === CHANGED_SINCE;
  return (
    <ConfirmButton
      label={label}
      name={label}
      question={own.sure[outcome]}
      help={isOutrun ? own.changed : own.final}
      yes={own.yes[outcome]}
      act={act}
    />
  );
}
