import type { FritidsDay, FritidsPlan, Lock } from "../../api/registration";
import { useDayComment } from "../../state/registration";
import { capital, dayName, schoolClock, schoolDate, wallTime } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { WriteDialog } from "../WriteDialog";
import { DayEditor } from "./DayEditor";

interface Props {
  childId: string;
  monday: string;
  tag: string;
  day: FritidsDay;
  plan: FritidsPlan | undefined;
  onSaid: (words: string) => void;
}

/** A day as it stands, merged: what it is, why it is locked, and what can be changed. */
export function DayCard({ childId, monday, tag, day, plan, onSaid }: Props) {
  const { language } = useLanguage();
  const own = useTexts(registrationTexts);
  const name = capital(dayName(day.date, language));
  const comment = useDayComment(childId, day.date, () => onSaid(own.sent));
  const isOver = day.date < schoolDate();
  return (
    <li className={isOver ? "row past" : "row"}>
      <div className="unit-child">
        <h2 className="day-title">{name}</h2>
        <span className="day-times">{useTimesSaid(day)}</span>
        {day.source === "exception" && <span className="mark">{own.changedDay}</span>}
        {day.setByStaff && (
          <span className="quiet">
            {own.setByStaff(day.setByStaff.name, wallTime(day.setByStaff.at, language))}
          </span>
        )}
        <LockSaid lock={day.lock} />
        <Facts day={day} />
        {day.comments.map((one) => (
          <span key={one.id} className="quiet">
            {own.said(one.name || own.side[one.side], one.text)}
          </span>
        ))}
      </div>
      {!isOver && (
        <div className="row-acts">
          <DayEditor
            childId={childId}
            monday={monday}
            tag={tag}
            day={day}
            plan={plan}
            onDone={() => onSaid(own.daySaved(name))}
          />
          <WriteDialog
            label={own.write}
            name={own.writeAbout(dayName(day.date, language))}
            field={own.words}
            missing={own.wordsMissing}
            send={own.send}
            act={comment}
          />
        </div>
      )}
    </li>
  );
}

function useTimesSaid(day: FritidsDay): string {
  const own = useTexts(registrationTexts);
  if (day.times.length > 0) return day.times.map((one) => `${one.starts}–${one.ends}`).join(", ");
  if (day.source === "holidayUnanswered") return own.unanswered;
  if (day.source === "closed" || !day.hours) return own.closedDay;
  return day.source === "none" ? own.notRegistered : own.off;
}

export function LockSaid({ lock }: { lock: Lock | null }) {
  const { language } = useLanguage();
  const own = useTexts(registrationTexts);
  if (!lock || lock.reason === "passed") return null;
  const until = lock.until ? dayName(lock.until, language) : "";
  return <span className="quiet locked">{own.locked[lock.reason](until)}</span>;
}

function Facts({ day }: { day: FritidsDay }) {
  const own = useTexts(registrationTexts);
  const { aloneAt, goesWith, adult, note, cancelled } = day.pickUp;
  const away = day.away.map((one) => `${one.starts}–${one.ends}`).join(", ");
  const isThere = day.times.length > 0 && !cancelled;
  return (
    <>
      {away && <span className="field-error">{own.away(away)}</span>}
      {day.conflicts.map((one) => (
        <span key={one.id} className="field-error">
          {own.conflict(one.title, one.starts, one.ends)}
        </span>
      ))}
      {day.cameAt && <span>{own.came(schoolClock(new Date(day.cameAt)))}</span>}
      {day.leftAt && <span>{own.left(schoolClock(new Date(day.leftAt)))}</span>}
      {cancelled && <span>{own.cancelled}</span>}
      {isThere && adult && <span>{own.pickedUpBy(adult.name)}</span>}
      {isThere && aloneAt && <span>{own.goesAlone(aloneAt)}</span>}
      {isThere && goesWith && <span>{own.goesWith(goesWith)}</span>}
      {isThere && note && <span className="quote">{note}</span>}
    </>
  );
}
