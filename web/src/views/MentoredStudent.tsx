import { useState } from "react";
import { Link } from "wouter";
import type { DayMark } from "../api/client";
import { ConfirmButton } from "../parts/ConfirmButton";
import { Done, Empty, Failure, Loading, Page } from "../parts/states";
import { mayBeExplained, missedDays } from "../rules/marks";
import { useGroupDay } from "../state/groupDay";
import { type MentoredPlace, useAssess, useMentoredDays } from "../state/mentored";
import { capital, dayName, schoolDate } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { marksTexts } from "../text/marks";
import { mentorTexts } from "../text/mentor";
import "../staff.css";

/** What a student has missed, with the guardians' explanations, for the mentor to decide on. */
export default function MentoredStudent({ groupId, studentId }: MentoredPlace) {
  const own = useTexts(mentorTexts);
  const [said, say] = useState("");
  const shown = useMentoredDays({ groupId, studentId });
  const students = useGroupDay(groupId, schoolDate()).data?.students;
  const name = students?.find((one) => one.id === studentId)?.displayName ?? own.someStudent;
  const days = missedDays(shown.data?.items ?? []);
  return (
    <Page name={name}>
      <Link href={`/groups/${groupId}/days/today`} className="to-today">
        ‹ {own.toDay}
      </Link>
      <p className="quiet">{own.lead}</p>
      <Done>{said}</Done>
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && days.length === 0 && <Empty>{own.none}</Empty>}
      <ul className="rows">
        {days.flatMap(({ date, marks }) =>
          marks.map((mark) => (
            <Missed
              key={`${date} ${mark.lessonId}`}
              place={{ groupId, studentId }}
              date={date}
              mark={mark}
              onSaid={say}
            />
          )),
        )}
      </ul>
    </Page>
  );
}

interface MissedProps {
  place: MentoredPlace;
  date: string;
  mark: DayMark;
  onSaid: (words: string) => void;
}

function Missed({ place, date, mark, onSaid }: MissedProps) {
  const { language } = useLanguage();
  const own = useTexts(mentorTexts);
  const words = useTexts(marksTexts);
  const { explanation, valid } = mark.assessment;
  return (
    <li className={explanation && valid === null ? "row away wraps" : "row"}>
      <div>
        <span className="row-title">{capital(dayName(date, language))}</span>
        <span>
          {words.times(mark.starts, mark.ends)} {words.presence[mark.presence]}
          {mark.missedMinutes > 0 && `, ${words.minutes(mark.missedMinutes)}`}
        </span>
        {explanation && (
          <span>
            {own.explained}: <span className="quote">{explanation}</span>
          </span>
        )}
        {valid !== null && <span>{valid ? own.valid : own.invalid}</span>}
        {explanation && valid === null && <span className="mark absent">{own.toDecide}</span>}
        {mark.reported === "whole" && <span className="mark">{words.reported}</span>}
      </div>
      {mayBeExplained(mark) && (
        <div className="row-acts">
          {valid !== true && (
            <Decide place={place} date={date} mark={mark} valid onSaid={onSaid} />
          )}
          {valid !== false && (
            <Decide place={place} date={date} mark={mark} valid={false} onSaid={onSaid} />
          )}
        </div>
      )}
    </li>
  );
}

function Decide({ place, date, mark, valid, onSaid }: MissedProps & { valid: boolean }) {
  const { language } = useLanguage();
  const own = useTexts(mentorTexts);
  const day = dayName(date, language);
  const act = useAssess(place, date, mark, valid, () => onSaid(valid ? own.isValid : own.isInvalid));
  const label = valid ? own.makeValid : own.makeInvalid;
  return (
    <ConfirmButton
      label={label}
      name={own.about(label, day, mark.starts)}
      question={(valid ? own.askValid : own.askInvalid)(day, mark.starts)}
      help={own.help}
      yes={valid ? own.yesValid : own.yesInvalid}
      act={act}
    />
  );
}
