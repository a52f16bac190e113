import { Link } from "wouter";
import type { Me } from "../api/client";
import { DaySteps } from "../parts/DaySteps";
import { MissingWeeks } from "../parts/fritids/MissingWeeks";
import { OccupancyTable } from "../parts/fritids/OccupancyTable";
import { UnitList } from "../parts/fritids/UnitList";
import { Failure, Loading, Page } from "../parts/states";
import { UnitSettings } from "../parts/unit/UnitSettings";
import { shiftSchoolDay } from "../rules/week";
import { useUnitDay } from "../state/fritidsUnit";
import { isADay, schoolDate } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { fritidsTexts } from "../text/fritids";
import { unitTexts } from "../text/unit";
import "../staff.css";

const PARTS = ["list", "occupancy", "missing", "settings"] as const;
type Part = (typeof PARTS)[number];

interface Props {
  me: Me;
  groupId: string;
  day: string;
  part: string;
}

/** A fritids unit's day: who comes when, who is here, who is missed, who picks up. */
export default function FritidsDay({ me, groupId, day, part }: Props) {
  const { text } = useLanguage();
  const date = isADay(day) ? day : schoolDate();
  const place = { groupId, day: date };
  const unit = useUnitDay(place);
  const name = me.groups.find((one) => one.id === groupId)?.name ?? unit.data?.name ?? "";
  const shown: Part = PARTS.find((one) => one === part) ?? "list";
  return (
    <Page name={name || text.loading}>
      <DaySteps
        date={date}
        previous={shiftSchoolDay(date, -1)}
        next={shiftSchoolDay(date, 1)}
        to={(to) => `/groups/${groupId}/fritids/${to}/${shown}`}
      />
      <Parts place={`/groups/${groupId}/fritids/${date}`} shown={shown} />
      {unit.isPending && <Loading />}
      {unit.isError && <Failure error={unit.error} again={() => void unit.refetch()} />}
      {unit.data && shown === "list" && (
        <UnitList key={date} me={me} place={place} unit={unit.data} />
      )}
      {unit.data && shown === "occupancy" && <OccupancyTable place={place} />}
      {unit.data && shown === "missing" && <MissingWeeks groupId={groupId} />}
      {unit.data && shown === "settings" && <UnitSettings place={{ groupId }} />}
    </Page>
  );
}

function Parts({ place, shown }: { place: string; shown: Part }) {
  const own = useTexts(fritidsTexts);
  const names = {
    list: own.list,
    occupancy: own.occupancy,
    missing: own.missingWeeks,
    settings: useTexts(unitTexts).settings,
  };
  return (
    <nav className="parts" aria-label={own.parts}>
      {PARTS.map((part) => (
        <Link
          key={part}
          href={`${place}/${part}`}
          className="button plain"
          {...(part === shown && { "aria-current": "page" as const })}
        >
          {names[part]}
        </Link>
      ))}
    </nav>
  );
}
