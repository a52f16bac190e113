import { useState, useSyncExternalStore } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Link, useLocation } from "wouter";
import type { Child, Me, StudentWeek } from "../api/client";
import { ChildHeader } from "../parts/ChildHeader";
import { Empty, Failure, Loading, Page } from "../parts/states";
import { DayLessons } from "../parts/timetable/DayLessons";
import { WeekGrid } from "../parts/timetable/WeekGrid";
import { mondayOf, schoolDayFrom, shiftSchoolDay, weekNumber, weekOf } from "../rules/week";
import { useWeek } from "../state/timetable";
import { dayName, isADay, schoolDate, shiftDay } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { timetableTexts } from "../text/timetable";

type Shown = "day" | "week";

interface Props {
  me: Me;
  child: Child;
  day?: string;
}

/** A child's timetable: a day at a time on a phone, the week where there is room for it. */
export default function Timetable({ me, child, day }: Props) {
  const own = useTexts(timetableTexts);
  const isWide = useIsWide();
  const [chosen, choose] = useState<Shown>();
  const shown = chosen ?? (isWide ? "week" : "day");
  const date = day && isADay(day) ? day : schoolDayFrom(schoolDate());
  const week = useWeek(child.id, weekOf(date));
  const place = `/children/${child.id}/timetable`;
  return (
    <Page name={own.timetable} above={<ChildHeader child={child} all={me.children} />}>
      <RadioGroup
        className="choices beside"
        orientation="horizontal"
        value={shown}
        onChange={(one) => choose(one as Shown)}
      >
        <Label className="sr-only">{own.shown}</Label>
        <div>
          <Radio value="day" className="choice">
            {own.day}
          </Radio>
          <Radio value="week" className="choice">
            {own.wholeWeek}
          </Radio>
        </div>
      </RadioGroup>
      <Steps place={place} date={date} shown={shown} />
      {week.isPending && <Loading />}
      {week.isError && <Failure error={week.error} again={() => void week.refetch()} />}
      {week.data && <Lessons week={week.data} date={date} shown={shown} place={place} />}
    </Page>
  );
}

interface LessonsProps {
  week: StudentWeek;
  date: string;
  shown: Shown;
  place: string;
}

function Lessons({ week, date, shown, place }: LessonsProps) {
  const own = useTexts(timetableTexts);
  const [, goTo] = useLocation();
  if (!week.timetable) return <Empty>{own.none}</Empty>;
  if (shown === "week") return <WeekGrid week={week} dayHref={(day) => `${place}/${day}`} />;
  const lessons = week.days.find((one) => one.date === date)?.lessons ?? [];
  return (
    <DayLessons
      key={date}
      lessons={lessons}
      onSwipe={(by) => goTo(`${place}/${shiftSchoolDay(date, by)}`)}
    />
  );
}

/** What lies before, what is shown, what lies after: within reach of one thumb. */
function Steps({ place, date, shown }: { place: string; date: string; shown: Shown }) {
  const { text, language } = useLanguage();
  const own = useTexts(timetableTexts);
  const isDay = shown === "day";
  const today = schoolDayFrom(schoolDate());
  const isNow = isDay ? date === today : weekOf(date) === weekOf(today);
  const to = (by: 1 | -1) =>
    `${place}/${isDay ? shiftSchoolDay(date, by) : shiftDay(mondayOf(date), 7 * by)}`;
  const backTo = isDay ? text.toToday : own.toThisWeek;
  return (
    <nav className="days" aria-label={isDay ? text.date : own.wholeWeek}>
      <Link
        href={to(-1)}
        className="button plain"
        aria-label={isDay ? text.previousDay : own.previousWeek}
      >
        ‹
      </Link>
      <div role="status">
        <strong>{isDay ? dayName(date, language) : own.week(weekNumber(date))}</strong>
        {isDay && <span className="quiet">{own.week(weekNumber(date))}</span>}
        {!isNow && (
          <Link href={place} className="to-today">
            {backTo}
          </Link>
        )}
      </div>
      <Link href={to(1)} className="button plain" aria-label={isDay ? text.nextDay : own.nextWeek}>
        ›
      </Link>
    </nav>
  );
}

const WIDE = "(width >= 52rem)";

function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const screen = matchMedia(WIDE);
      screen.addEventListener("change", changed);
      return () => screen.removeEventListener("change", changed);
    },
    () => matchMedia(WIDE).matches,
  );
}
