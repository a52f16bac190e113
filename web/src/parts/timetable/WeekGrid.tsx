import type { CSSProperties } from "react";
import { Link } from "wouter";
import type { Lesson, StudentWeek } from "../../api/client";
import { beginsAt, gapsOf, minutes, shownDays } from "../../rules/week";
import { capital, dayName, schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { timetableTexts } from "../../text/timetable";
import { Empty } from "../states";
import { LessonCard } from "./LessonCard";

interface Props {
  week: StudentWeek;
  dayHref: (day: string) => string;
}

/**
 * A week: a column for each day where the screen is wide, and the days below each other on a phone.
 * A lesson is as high as it is long, and higher when its words need it, so that none is cut off.
 */
export function WeekGrid({ week, dayHref }: Props) {
  const { language } = useLanguage();
  const own = useTexts(timetableTexts);
  const days = shownDays(week);
  if (days.every((day) => day.lessons.length === 0)) return <Empty>{own.noLessonsInWeek}</Empty>;
  const begins = beginsAt(days);
  const columns = { "--days": days.length } as CSSProperties;
  return (
    <div className="week" style={columns}>
      {days.map(({ date, lessons }) => (
        <section key={date} className={date === schoolDate() ? "week-day today" : "week-day"}>
          <h2>
            <Link href={dayHref(date)} {...(date === schoolDate() && { "aria-current": "date" })}>
              {capital(dayName(date, language))}
            </Link>
          </h2>
          {lessons.length === 0 && <p className="quiet">{own.noLessons}</p>}
          <Column lessons={lessons} begins={begins} />
        </section>
      ))}
    </div>
  );
}

function Column({ lessons, begins }: { lessons: Lesson[]; begins: number }) {
  const gaps = gapsOf(lessons, begins);
  return (
    <ol className="lessons">
      {lessons.map((one, number) => {
        const long = minutes(one.ends) - minutes(one.starts);
        const room = { "--gap": gaps[number] ?? 0, "--long": long } as CSSProperties;
        return (
          <li key={one.id} style={room}>
            <LessonCard lesson={one} />
          </li>
        );
      })}
    </ol>
  );
}
