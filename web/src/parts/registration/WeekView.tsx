import { useState } from "react";
import { Link } from "wouter";
import type { Child } from "../../api/client";
import type { FritidsPlan } from "../../api/registration";
import { shownFritidsDays } from "../../rules/registration";
import { mondayOf, weekNumber } from "../../rules/week";
import { useFritidsPlan, useFritidsWeek } from "../../state/registration";
import { schoolDate, shiftDay } from "../../text/days";
import { useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { Done, Loading } from "../states";
import { useAdultName } from "./adultName";
import { CopyWeek } from "./CopyWeek";
import { DayCard } from "./DayCard";
import { NotThere } from "./NotThere";

const WEEK = 7;

interface Props {
  child: Child;
  siblings: Child[];
  day: string;
  place: string;
}

/** The week, merged, day by day; and copying it. */
export function WeekView({ child, siblings, day, place }: Props) {
  const monday = mondayOf(day);
  const [said, say] = useState("");
  const shown = useFritidsWeek(child.id, monday);
  const plan = useFritidsPlan(child.id);
  return (
    <>
      <WeekSteps monday={monday} place={place} />
      <Done>{said}</Done>
      {shown.isPending && <Loading />}
      {shown.isError && <NotThere error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && (
        <>
          <Owner plan={plan.data?.plan} ownerId={shown.data.week.days[0]?.ownerId} />
          <ul className="rows">
            {shownFritidsDays(shown.data.week).map((one) => (
              <DayCard
                key={one.date}
                childId={child.id}
                monday={monday}
                tag={shown.data.tag}
                day={one}
                plan={plan.data?.plan}
                onSaid={say}
              />
            ))}
          </ul>
          <CopyWeek key={monday} child={child} siblings={siblings} week={shown.data.week} />
        </>
      )}
    </>
  );
}

interface OwnerProps {
  plan: FritidsPlan | undefined;
  ownerId: string | null | undefined;
}

/** Whose the week is, where the child lives with one at a time. */
function Owner({ plan, ownerId }: OwnerProps) {
  return plan && ownerId ? <OwnerSaid plan={plan} ownerId={ownerId} /> : null;
}

function OwnerSaid({ plan, ownerId }: { plan: FritidsPlan; ownerId: string }) {
  const own = useTexts(registrationTexts);
  const nameOf = useAdultName(plan);
  const isMine = plan.adults.some((one) => one.me && one.id === ownerId);
  return <p className="notice">{isMine ? own.myWeek : own.weekOfOwner(nameOf(ownerId))}</p>;
}

function WeekSteps({ monday, place }: { monday: string; place: string }) {
  const own = useTexts(registrationTexts);
  const isNow = monday === mondayOf(schoolDate());
  return (
    <nav className="days" aria-label={own.part.week}>
      <Link
        href={`${place}/week/${shiftDay(monday, -WEEK)}`}
        className="button plain"
        aria-label={own.previousWeek}
      >
        ‹
      </Link>
      <div role="status">
        <strong>{own.week(weekNumber(monday))}</strong>
        {!isNow && (
          <Link href={place} className="to-today">
            {own.toThisWeek}
          </Link>
        )}
      </div>
      <Link
        href={`${place}/week/${shiftDay(monday, WEEK)}`}
        className="button plain"
        aria-label={own.nextWeek}
      >
        ›
      </Link>
    </nav>
  );
}
