import { Link } from "wouter";
import { dayName, schoolDate } from "../text/days";
import { useLanguage } from "../text/language";

interface Props {
  date: string;
  previous: string;
  next: string;
  /** The address of a day. */
  to: (day: string) => string;
}

/** The day before, this day, the day after: within reach of one thumb. */
export function DaySteps({ date, previous, next, to }: Props) {
  const { text, language } = useLanguage();
  return (
    <nav className="days" aria-label={text.date}>
      <Link href={to(previous)} className="button plain" aria-label={text.previousDay}>
        ‹
      </Link>
      <div>
        <strong>{dayName(date, language)}</strong>
        {date === schoolDate() ? (
          <span className="quiet">{text.today}</span>
        ) : (
          <Link href={to("today")} className="to-today">
            {text.toToday}
          </Link>
        )}
      </div>
      <Link href={to(next)} className="button plain" aria-label={text.nextDay}>
        ›
      </Link>
    </nav>
  );
}
