import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Label, Text, TextArea, TextField } from "react-aria-components/TextField";
import type { Child, Me, ReportDays } from "../../api/client";
import { mayHaveArrived, Problem } from "../../api/problem";
import { hasFunction } from "../../rules/functions";
import {
  daysFor,
  type Draft,
  EMPTY_DRAFT,
  missing,
  periodOf,
  type ReportIn,
  reportOf,
} from "../../rules/report";
import { reportable, weekOf } from "../../rules/week";
import { useReport, useReportDays } from "../../state/absence";
import { useWeek } from "../../state/timetable";
import { absenceTexts } from "../../text/absence";
import { dayName, inARow, schoolNow } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { Done, Failure, Loading, reasonOf } from "../states";
import { ChildChoice } from "./ChildChoice";
import { DayChoice } from "./DayChoice";
import { PartChoice } from "./PartChoice";
import { Closed, SchoolPhones } from "./SchoolPhones";

const LONGEST_NOTE = 500;

interface Props {
  me: Me;
  child: Child;
  said: string;
  onSaid: (words: string) => void;
}

/** One choice and one button for a child who is ill at 07:40; all else is there to be chosen. */
export function ReportForm({ me, child, said, onSaid }: Props) {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [ids, choose] = useState([child.id]);
  const all = me.children.filter((one) => one.id === child.id || hasFunction(me, one, "attendance"));
  const chosen = all.filter((one) => ids.includes(one.id));
  const days = useReportDays(chosen);
  return (
    <>
      {all.length > 1 && <ChildChoice all={all} chosen={ids} onChoose={choose} />}
      {!days.data && !days.error && <Loading />}
      {days.error && <Failure error={days.error} again={days.refetch} />}
      {days.data && chosen.length > 0 && (
        <Form
          me={me}
          chosen={chosen}
          choices={days.data}
          draft={draft}
          onDraft={setDraft}
          onSaid={onSaid}
        />
      )}
      <Done>{said}</Done>
    </>
  );
}

interface FormProps {
  me: Me;
  chosen: Child[];
  choices: ReportDays[];
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onSaid: (words: string) => void;
}

function Form({ me, chosen, choices, draft, onDraft, onSaid }: FormProps) {
  const { text } = useLanguage();
  const own = useTexts(absenceTexts);
  const offered = daysFor(choices);
  const period = periodOf(draft, offered);
  const lessons = useLessons(me, chosen, period);
  // A sibling was added, or another day: then lessons cannot be chosen any more.
  const shown = draft.part === "lessons" && lessons.length === 0 ? backToWhole(draft) : draft;
  const change = (changed: Partial<Draft>) => onDraft({ ...shown, ...changed });
  const [isAsked, ask] = useState(false);
  const lacks = missing(shown, period.first, schoolNow());
  const say = useSaid(chosen);
  const report = useReport((sent) => {
    ask(false);
    onDraft(EMPTY_DRAFT);
    onSaid(say(sent));
  });
  const send = () => {
    ask(true);
    onSaid("");
    const ids = chosen.map((child) => child.id);
    if (!lacks && !report.isPending) report.mutate(reportOf(shown, period, ids, lessons));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Closed choices={choices} />
      {offered.length === 0 && <p>{choices.length > 1 ? own.noCommonDay : text.noDays}</p>}
      {offered.length > 0 && (
        <>
          <DayChoice offered={offered} {...period} onChange={change} />
          <PartChoice draft={shown} lessons={lessons} onChange={change} />
          <Note value={shown.note} onChange={(note) => change({ note })} />
          {isAsked && lacks && <Failure error={undefined} reason={own.missing[lacks]} />}
          <Button type="submit" className="button wide" isPending={report.isPending}>
            {report.isPending ? text.sending : nameOf(shown, text.send, own.sendPart)}
          </Button>
        </>
      )}
      {report.isError && (
        <Refused error={report.error} chosen={chosen} choices={choices} again={send} />
      )}
    </form>
  );
}

const nameOf = (draft: Draft, whole: string, part: string) =>
  draft.part === "wholeDay" ? whole : part;

const backToWhole = (draft: Draft): Draft => ({ ...draft, part: "wholeDay", lessonIds: [] });

/** The lessons to choose from: only for one child and one day, and where there is a timetable. */
function useLessons(me: Me, chosen: Child[], period: { first: string; last: string }) {
  const [child, sibling] = chosen;
  const isOne = !!child && !sibling && period.first !== "" && period.first === period.last;
  const isWanted = isOne && hasFunction(me, child, "timetable");
  // Should it not come, the day and the time can still be reported: nothing is said of it.
  const week = useWeek(child?.id ?? "", period.first && weekOf(period.first), isWanted);
  return isWanted ? reportable(week.data, period.first, schoolNow()) : [];
}

/** What is said when it is done: who, when, and which part. */
function useSaid(chosen: Child[]): (sent: ReportIn) => string {
  const { text, language } = useLanguage();
  const own = useTexts(absenceTexts);
  return (sent) => {
    const first = dayName(sent.firstDay, language);
    const days = sent.lastDay ? own.period(first, dayName(sent.lastDay, language)) : first;
    const lessons = sent.lessons && own.lessonCount(sent.lessons.length);
    const part = sent.span ? text.span(sent.span.starts, sent.span.ends) : lessons;
    const when = part ? own.withPart(days, part) : days;
    const names = chosen.map((child) => child.displayName);
    return names.length > 1
      ? own.reportedMany(inARow(names, language), when)
      : text.reported(names[0] ?? "", when);
  };
}

function Note({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  const { text } = useLanguage();
  return (
    <TextField className="field" value={value} onChange={onChange} maxLength={LONGEST_NOTE}>
      <Label>{text.note}</Label>
      <TextArea rows={2} />
      <Text slot="description" className="quiet">
        {text.noteHelp}
      </Text>
    </TextField>
  );
}

interface RefusedProps {
  error: Error;
  chosen: Child[];
  choices: ReportDays[];
  again: () => void;
}

/** A lost answer is sent again; a refusal says about which child, and whom to call. */
function Refused({ error, chosen, choices, again }: RefusedProps) {
  const { text } = useLanguage();
  const own = useTexts(absenceTexts);
  if (mayHaveArrived(error)) {
    return <Failure error={error} reason={text.reportUnsure} again={again} />;
  }
  const place = error instanceof Problem ? error.pointers[0]?.split("/") : undefined;
  const refused = place?.[1] === "studentIds" ? chosen[Number(place[2])] : undefined;
  const why = reasonOf(error, text);
  return (
    <Failure error={error} reason={refused ? own.refusedFor(refused.displayName, why) : why}>
      <SchoolPhones choices={choices} />
    </Failure>
  );
}
