import { Link } from "wouter";
import type { Child, Me } from "../api/client";
import { ChildHeader } from "../parts/ChildHeader";
import { Page } from "../parts/states";
import { StudentNumbers } from "../parts/statistics/StudentNumbers";
import { useTexts } from "../text/language";
import { statisticsTexts } from "../text/statistics";
import "../staff.css";

/** A child's attendance over a period, for its guardians. */
export default function ChildStatistics({ me, child }: { me: Me; child: Child }) {
  const own = useTexts(statisticsTexts);
  return (
    <Page name={own.statistics} above={<ChildHeader child={child} all={me.children} />}>
      <Link href={`/children/${child.id}/attendance`} className="to-today">
        ‹ {own.toAttendance}
      </Link>
      <StudentNumbers key={child.id} place={{ studentId: child.id }} />
    </Page>
  );
}
