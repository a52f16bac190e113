import { useState } from "react";
import type { DayMark } from "../../api/client";
import { mayBeExplained, missedDays } from "../../rules/marks";
import { useStudentDays } from "../../state/marks";
import { capital, dayName } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { marksTexts } from "../../text/marks";
import { Card } from "../Card";
import { Done, Empty, Failure, Loading } from "../states";
import { Explain } from "./Explain";

interface Props {
  childId: string;
  /** Where lessons are not shown, there is nothing to say of them until a roll call says it. */
  hasTimetable: boolean;
}

/** What the roll calls say: late, absent, left early; and what can be explained of it. */
export function Marks({ childId, hasTimetable }: Props) {
  const own = useTexts(marksTexts);
  const [said, say] = useState("");
  const known = useStudentDays(childId);
  const days = missedDays(known.data?.items ?? []);
  if (!hasTimetable && days.length === 0) return null;
  return (
    <Card title={own.marks}>
      <p className="quiet">{own.marksLead}</p>
      <Done>{said}</Done>
      {known.isPending && <Loading />}
      {known.isError && <Failure error={known.error} again={() => void known.refetch()} />}
      {known.data && days.length === 0 && <Empty>{own.none}</Empty>}
      <ul className="rows">
        {days.flatMap(({ date, marks }) =>
          marks.map((mark) => (
            <Row
              key={`${date} ${mark.lessonId}`}
              childId={childId}
              date={date}
              mark={mark}
              onDone={() => say(own.done)}
            />
          )),
        )}
      </ul>
    </Card>
  );
}

interface RowProps {
  childId: string;
  date: string;
  mark: DayMark;
  onDone: () => void;
}

function Row({ childId, date, mark, onDone }: RowProps) {
  const { language } = useLanguage();
  const own = useTexts(marksTexts);
  const { explanation } = mark.assessment;
  return (
    <li className={isUnexplained(mark) ? "row away wraps" : "row"}>
      <div>
        <span className="row-title">{capital(dayName(date, language))}</span>
        <span>
          {own.times(mark.starts, mark.ends)} {own.presence[mark.presence]}
          {mark.missedMinutes > 0 && `, ${own.minutes(mark.missedMinutes)}`}
        </span>
        {explanation && (
          <span>
            {own.explained}: <span className="quote">{explanation}</span>
          </span>
        )}
        <Answer mark={mark} />
      </div>
      <Reported mark={mark} />
      {mayBeExplained(mark) && (
        <Explain childId={childId} date={date} mark={mark} onDone={onDone} />
      )}
    </li>
  );
}

/** What the school takes for absence without leave. */
function isUnexplained({ presence, reported, assessment }: DayMark): boolean {
  return presence === "absent" && reported === "none" && !assessment.valid;
}

function Answer({ mark: { assessment } }: { mark: DayMark }) {
  const own = useTexts(marksTexts);
  if (assessment.valid !== null) return <span>{assessment.valid ? own.valid : own.invalid}</span>;
  return assessment.explanation ? <span className="quiet">{own.waits}</span> : null;
}

/** Only absence is reported: who came late was there. */
function Reported({ mark }: { mark: DayMark }) {
  const own = useTexts(marksTexts);
  if (mark.reported === "whole") return <span className="mark">{own.reported}</span>;
  if (mark.reported === "part") return <span className="mark">{own.partlyReported}</span>;
  if (mark.presence !== "absent") return null;
  return <span className="mark absent">{own.unreported}</span>;
}
