import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input, Label, Text, TextArea, TextField } from "react-aria-components/TextField";
import type { LeavePeriod, SchoolEvent } from "../../api/client";
import { mayHaveArrived } from "../../api/problem";
import { EMPTY_LEAVE, type LeaveDraft, leaveMissing } from "../../rules/leave";
import { useApply, useLeavePeriod } from "../../state/leave";
import { capital, dayName, schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { leaveTexts } from "../../text/leave";
import { Failure, Loading } from "../states";
import { usePeriodName } from "./periodName";

const LONGEST_REASON = 1000;

interface Props {
  childId: string;
  onSaid: (words: string) => void;
}

/** Apply for leave: what the school has in the period, and who decides, is seen before sending. */
export function LeaveForm({ childId, onSaid }: Props) {
  const { text } = useLanguage();
  const own = useTexts(leaveTexts);
  const [draft, setDraft] = useState(EMPTY_LEAVE);
  const [isAsked, ask] = useState(false);
  const change = (changed: Partial<LeaveDraft>) => setDraft({ ...draft, ...changed });
  const lacks = leaveMissing(draft);
  const nameOf = usePeriodName();
  const apply = useApply((leave) => {
    ask(false);
    setDraft(EMPTY_LEAVE);
    onSaid(own.sent(nameOf(leave)));
  });
  const send = () => {
    ask(true);
    const reason = draft.reason.trim();
    if (!lacks && !apply.isPending) apply.mutate({ studentId: childId, ...draft, reason });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="pair">
        <Day label={own.first} value={draft.firstDay} onChange={(firstDay) => change({ firstDay })} />
        <Day label={own.last} value={draft.lastDay} onChange={(lastDay) => change({ lastDay })} />
      </div>
      <Weighed childId={childId} draft={draft} />
      <TextField
        className="field"
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        maxLength={LONGEST_REASON}
      >
        <Label>{own.reason}</Label>
        <TextArea rows={3} />
        <Text slot="description" className="quiet">
          {own.reasonHelp}
        </Text>
      </TextField>
      {isAsked && lacks && <Failure error={undefined} reason={own.missing[lacks]} />}
      <Button type="submit" className="button wide" isPending={apply.isPending}>
        {apply.isPending ? text.sending : own.send}
      </Button>
      {apply.isError && (
        <Failure
          error={apply.error}
          {...(mayHaveArrived(apply.error) && { reason: own.unsure, again: send })}
        />
      )}
    </form>
  );
}

/** A day with the phone's own calendar. */
function Day(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextField className="field" value={props.value} onChange={props.onChange}>
      <Label>{props.label}</Label>
      <Input type="date" min={schoolDate()} />
    </TextField>
  );
}

function Weighed({ childId, draft }: { childId: string; draft: LeaveDraft }) {
  const own = useTexts(leaveTexts);
  const period = useLeavePeriod(childId, draft);
  return (
    <div role="status">
      {period.isLoading && <Loading />}
      {period.isError && <Failure error={period.error} again={() => void period.refetch()} />}
      {period.data && (
        <div className="notice">
          <div>
            <p>
              <strong>{own.schoolDays(period.data.schoolDays)}</strong>. {routeOf(period.data, own)}
            </p>
            <SchoolEvents events={period.data.events} />
          </div>
        </div>
      )}
    </div>
  );
}

function routeOf(period: LeavePeriod, own: (typeof leaveTexts)["sv"]): string {
  return `${own.decides[period.decider]} ${own.confirmation[period.confirmation]}`;
}

/** What the school's year has in the period. */
export function SchoolEvents({ events }: { events: SchoolEvent[] }) {
  const { language } = useLanguage();
  const own = useTexts(leaveTexts);
  if (events.length === 0) return null;
  return (
    <>
      <p className="quiet">{own.events}</p>
      <ul>
        {events.map(({ date, kind, name }) => (
          <li key={`${date} ${kind}`}>
            {own.named(
              capital(dayName(date, language)),
              name ? `${own.event[kind]}, ${name}` : own.event[kind],
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
