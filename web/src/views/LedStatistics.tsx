import { useState } from "react";
import { Page } from "../parts/states";
import { GroupNumbers } from "../parts/statistics/GroupNumbers";
import { PeriodChoice } from "../parts/statistics/PeriodChoice";
import { StudentNumbers } from "../parts/statistics/StudentNumbers";
import { canAsk, usualPeriod } from "../rules/statistics";
import { useGroupStatistics } from "../state/statistics";
import { schoolDate } from "../text/days";
import { useTexts } from "../text/language";
import { statisticsTexts } from "../text/statistics";
import "../staff.css";

/** A group's attendance, for the principal of its school. */
export function LedGroup({ schoolId, groupId }: { schoolId: string; groupId: string }) {
  const own = useTexts(statisticsTexts);
  const [period, setPeriod] = useState(() => usualPeriod(schoolDate()));
  const place = { schoolId, groupId };
  const group = useGroupStatistics(place, period).data?.group.name;
  return (
    <Page name={group ? own.statisticsOf(group) : own.statistics}>
      <PeriodChoice period={period} onChoose={setPeriod} />
      {canAsk(period) ? (
        <GroupNumbers place={place} period={period} />
      ) : (
        <p className="field-error">{own.order}</p>
      )}
    </Page>
  );
}

/** A student's attendance, for the principal, who is told when it falls. */
export function LedStudent({ schoolId, studentId }: { schoolId: string; studentId: string }) {
  const own = useTexts(statisticsTexts);
  return (
    <Page name={own.ofStudent}>
      <StudentNumbers place={{ schoolId, studentId }} />
    </Page>
  );
}
