import { useState } from "react";
import { Link } from "wouter";
import type { Child, Me } from "../api/client";
import { AbsenceList } from "../parts/AbsenceList";
import { Card } from "../parts/Card";
import { ChildHeader } from "../parts/ChildHeader";
import { Marks } from "../parts/marks/Marks";
import { ReportForm } from "../parts/report/ReportForm";
import { StillIll } from "../parts/report/StillIll";
import { Failure, Loading, Page } from "../parts/states";
import { hasFunction } from "../rules/functions";
import { useAbsences } from "../state/absence";
import { useLanguage, useTexts } from "../text/language";
import { leaveTexts } from "../text/leave";
import { statisticsTexts } from "../text/statistics";

/** A child's absence: report it, see it, take it back. */
export default function Attendance({ me, child }: { me: Me; child: Child }) {
  const { text } = useLanguage();
  return (
    <Page name={text.attendance} above={<ChildHeader child={child} all={me.children} />}>
      <Absences key={child.id} me={me} child={child} />
    </Page>
  );
}

interface Said {
  by: "report" | "withdrawal";
  words: string;
}

function Absences({ me, child }: { me: Me; child: Child }) {
  const { text } = useLanguage();
  // Only what was done last is said: "is reported" must not stand beside "is withdrawn".
  const [said, say] = useState<Said>();
  const absences = useAbsences(child.id);
  const part = (by: Said["by"]) => ({
    said: said?.by === by ? said.words : "",
    onSaid: (words: string) => say({ by, words }),
  });
  return (
    <div className="columns">
      <Card title={text.report}>
        <StillIll child={child} onSaid={part("report").onSaid} />
        <ReportForm me={me} child={child} {...part("report")} />
      </Card>
      <Card title={text.absences}>
        {absences.isPending && <Loading />}
        {absences.isError && (
          <Failure error={absences.error} again={() => void absences.refetch()} />
        )}
        {absences.data && (
          <AbsenceList absences={absences.data.items} {...part("withdrawal")} />
        )}
      </Card>
      <Marks childId={child.id} hasTimetable={hasFunction(me, child, "timetable")} />
      <ToStatistics child={child} />
      <ToLeave child={child} />
    </div>
  );
}

function ToStatistics({ child }: { child: Child }) {
  const own = useTexts(statisticsTexts);
  return (
    <Card title={own.statistics}>
      <p>{own.toStatisticsLead}</p>
      <Link className="button plain" href={`/children/${child.id}/statistics`}>
        {own.toStatistics}
      </Link>
    </Card>
  );
}

function ToLeave({ child }: { child: Child }) {
  const own = useTexts(leaveTexts);
  return (
    <Card title={own.leave}>
      <p>{own.toLeaveLead}</p>
      <Link className="button plain" href={`/children/${child.id}/leaves`}>
        {own.toLeave}
      </Link>
    </Card>
  );
}
