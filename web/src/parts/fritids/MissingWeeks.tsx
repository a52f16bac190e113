import { mondayOf } from "../../rules/week";
import { useMissingWeek } from "../../state/fritidsUnit";
import { dayName, inARow, schoolDate, shiftDay } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { fritidsTexts } from "../../text/fritids";
import { Empty, Failure, Loading } from "../states";

const WEEK = 7;

/** Whose next week nobody has registered: for a reminder. */
export function MissingWeeks({ groupId }: { groupId: string }) {
  const { language } = useLanguage();
  const own = useTexts(fritidsTexts);
  const monday = mondayOf(shiftDay(schoolDate(), WEEK));
  const missing = useMissingWeek(groupId, monday);
  return (
    <section>
      <h2>{own.weekMissing}</h2>
      {missing.isPending && <Loading />}
      {missing.isError && <Failure error={missing.error} again={() => void missing.refetch()} />}
      {missing.data?.items.length === 0 && <Empty>{own.nobodyMissing}</Empty>}
      <ul className="rows close">
        {missing.data?.items.map((child) => (
          <li key={child.studentId} className="row">
            <div>
              <span className="row-title">{child.displayName}</span>
              <span className="quiet">
                {own.daysMissing(
                  inARow(child.days.map((day) => dayName(day, language)), language),
                )}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
