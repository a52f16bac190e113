import { Button } from "react-aria-components/Button";
import { Link } from "wouter";
import type { Me } from "../api/client";
import type { SchoolGroup } from "../api/staff";
import { TellGuardians } from "../parts/broadcast/TellGuardians";
import { Empty, Failure, Loading, Page } from "../parts/states";
import { administeredSchools, ledSchools } from "../rules/staff";
import { useSchoolGroups } from "../state/schoolGroups";
import { useLanguage, useTexts } from "../text/language";
import { officeTexts } from "../text/office";
import "../staff.css";

const KINDS = ["class", "fritids", "teachingGroup"] as const;

/** A school's groups, each with what one has to do with it: run it, or lead the school. */
export default function SchoolGroups({ me, schoolId }: { me: Me; schoolId: string }) {
  const { text } = useLanguage();
  const own = useTexts(officeTexts);
  const shown = useSchoolGroups(schoolId);
  const groups = shown.data?.pages.flatMap((page) => page.items) ?? [];
  const isHere = (one: { id: string }) => one.id === schoolId;
  const school = [...administeredSchools(me), ...ledSchools(me)].find(isHere);
  const duties = {
    runs: administeredSchools(me).some(isHere),
    leads: ledSchools(me).some(isHere),
  };
  return (
    <Page name={school ? own.groupsOf(school.name) : own.groups}>
      {duties.runs && <TellGuardians audience={{ school: schoolId }} />}
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && groups.length === 0 && <Empty>{own.none}</Empty>}
      {KINDS.map((kind) => (
        <Kind
          key={kind}
          title={own.kinds[kind]}
          groups={groups.filter((one) => one.kind === kind)}
          schoolId={schoolId}
          duties={duties}
        />
      ))}
      {shown.hasNextPage && (
        <Button
          className="button plain wide"
          isPending={shown.isFetchingNextPage}
          onPress={() => void shown.fetchNextPage()}
        >
          {text.more}
        </Button>
      )}
    </Page>
  );
}

interface KindProps {
  title: string;
  groups: SchoolGroup[];
  schoolId: string;
  duties: { runs: boolean; leads: boolean };
}

function Kind({ title, groups, schoolId, duties }: KindProps) {
  const own = useTexts(officeTexts);
  if (groups.length === 0) return null;
  const place = (one: SchoolGroup) => `/schools/${schoolId}/groups/${one.id}`;
  const byName = [...groups].sort((one, other) => one.name.localeCompare(other.name, "sv"));
  return (
    <section>
      <h2>{title}</h2>
      <ul className="rows close">
        {byName.map((one) => (
          <li key={one.id} className="row">
            <span className="row-title">{one.name}</span>
            <div className="row-acts">
              {duties.runs && one.kind === "fritids" && (
                <Link
                  href={`${place(one)}/fritids`}
                  className="button plain"
                  aria-label={own.settingsOf(one.name)}
                >
                  {own.settings}
                </Link>
              )}
              {duties.runs && one.kind === "class" && (
                <Link
                  href={`${place(one)}/accounts`}
                  className="button plain"
                  aria-label={own.accountsOf(one.name)}
                >
                  {own.accounts}
                </Link>
              )}
              {duties.leads && one.kind !== "fritids" && (
                <Link
                  href={`${place(one)}/statistics`}
                  className="button plain"
                  aria-label={own.statisticsOf(one.name)}
                >
                  {own.statistics}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
