import type { Lesson } from "../../api/client";
import { dayName, inARow, schoolNow } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { timetableTexts } from "../../text/timetable";

/** One lesson or break: what is otherwise than planned is told in words, not by colour alone. */
export function LessonCard({ lesson }: { lesson: Lesson }) {
  const { language } = useLanguage();
  const own = useTexts(timetableTexts);
  const teachers = namesOf(lesson.teachers, language);
  const substitutes = namesOf(lesson.substitutes, language);
  const { movedFrom } = lesson;
  return (
    <div className={classOf(lesson)}>
      <span className="lesson-time">{own.times(lesson.starts, lesson.ends)}</span>
      <span className="row-title">{lesson.title || own.kind[lesson.kind]}</span>
      {isGoingOn(lesson) && <span className="mark">{own.now}</span>}
      {lesson.cancelled && <span className="mark absent">{own.cancelled}</span>}
      {movedFrom && (
        <span className="mark">
          {own.moved(
            movedFrom.date === lesson.date
              ? movedFrom.starts
              : `${dayName(movedFrom.date, language)} ${movedFrom.starts}`,
          )}
        </span>
      )}
      {lesson.room && <span>{/^\d/.test(lesson.room) ? own.room(lesson.room) : lesson.room}</span>}
      {substitutes && <span>{own.substitute(substitutes)}</span>}
      {!substitutes && teachers && <span className="quiet">{teachers}</span>}
      {lesson.note && <span className="quote">{lesson.note}</span>}
    </div>
  );
}

/** The name of somebody with protected identity is empty, and is left out. */
function namesOf(people: { name: string }[], language: "sv" | "en"): string {
  const names = people.map((one) => one.name).filter(Boolean);
  return names.length > 0 ? inARow(names, language) : "";
}

function isGoingOn(lesson: Lesson): boolean {
  const { date, clock } = schoolNow();
  const isNow = lesson.date === date && lesson.starts <= clock && clock < lesson.ends;
  return isNow && !lesson.cancelled;
}

function classOf({ kind, cancelled }: Lesson): string {
  return ["lesson", kind === "break" && "break", cancelled && "cancelled"]
    .filter(Boolean)
    .join(" ");
}
