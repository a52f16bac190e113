import { Link } from "wouter";
import type { Me } from "../api/client";
import type { TeacherWeek } from "../api/staff";
import { DaySteps } from "../parts/DaySteps";
import { Empty, Failure, Loading, Page } from "../parts/states";
import { shiftSchoolDay, weekOf } from "../rules/week";
import { useOwnWeek } from "../state/rollCall";
import { isADay, schoolNow } from "../text/days";
import { useTexts } from "../text/language";
import { rollcallTexts } from "../text/rollcall";
import "../staff.css";

type Lesson = TeacherWeek["days"][number]["lessons"][number];

/** A teacher's day: each lesson leads to its roll call. */
export default function Lessons({ me, day }: { me: Me; day?: string }) {
  const own = useTexts(rollcallTexts);
  const now = schoolNow();
  const date = day && isADay(day) ? day : now.date;
  const week = useOwnWeek(weekOf(date));
  const lessons = week.data?.days.find((one) => one.date === date)?.lessons ?? [];
  return (
    <Page name={own.lessons}>
      <DaySteps
        date={date}
        previous={shiftSchoolDay(date, -1)}
        next={shiftSchoolDay(date, 1)}
        to={(to) => `/lessons/${to}`}
      />
      {week.isPending && <Loading />}
      {week.isError && <Failure error={week.error} again={() => void week.refetch()} />}
      {week.data && lessons.length === 0 && <Empty>{own.noLessons}</Empty>}
      <ul className="rows">
        {lessons.map((lesson) => (
          <li key={lesson.id} className={isOn(lesson, now) ? "row fresh" : "row"}>
            <LessonLink lesson={lesson} me={me} isOn={isOn(lesson, now)} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function isOn(lesson: Lesson, now: { date: string; clock: string }): boolean {
  return lesson.date === now.date && lesson.starts <= now.clock && now.clock < lesson.ends;
}

function LessonLink({ lesson, me, isOn }: { lesson: Lesson; me: Me; isOn: boolean }) {
  const own = useTexts(rollcallTexts);
  const isTaught = lesson.kind === "lesson" && !lesson.cancelled;
  const standsIn = lesson.substitutes.some((one) => one.id === me.person.id);
  const said = (
    <>
      <span className="clock">
        {lesson.starts}
        <span className="quiet">{lesson.ends}</span>
      </span>
      <span>
        <span className="row-title">
          {lesson.title} {lesson.groupName}
        </span>
        {lesson.room && <span className="quiet">{lesson.room}</span>}
        {standsIn && <span className="quiet">{own.substitute}</span>}
        {lesson.note && <span className="quote">{lesson.note}</span>}
      </span>
      {lesson.cancelled && <span className="mark absent">{own.cancelled}</span>}
      {isOn && isTaught && <span className="mark">{own.now}</span>}
    </>
  );
  if (!isTaught) return <div className="row-link past">{said}</div>;
  return (
    <Link
      className="row-link"
      href={`/groups/${lesson.groupId}/days/${lesson.date}/lessons/${lesson.id}`}
      aria-label={own.takeRoll(lesson.title, lesson.groupName, lesson.starts)}
    >
      {said}
    </Link>
  );
}
