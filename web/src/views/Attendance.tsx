import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Child, Me } from "../api/client";
import { dataOf } from "../api/client";
import { AbsenceList } from "../parts/AbsenceList";
import { ChildHeader } from "../parts/ChildHeader";
import { ReportForm } from "../parts/ReportForm";
import { Failure, Loading, Page } from "../parts/states";
import { usePortal } from "../state/portal";
import { schoolDate, shiftDay } from "../text/days";
import { useLanguage } from "../text/language";

/** A child's absence: report it, see it, take it back. */
export default function Attendance({ me, child }: { me: Me; child: Child }) {
  const { text } = useLanguage();
  return (
    <Page name={text.attendance} above={<ChildHeader child={child} all={me.children} />}>
      <Absences key={child.id} child={child} />
    </Page>
  );
}

/** What was lately, and all that can be reported: before a summer, the next day is in August. */
function shownPeriod(today: string) {
  return { from: shiftDay(today, -30), to: shiftDay(today, 120) };
}

interface Said {
  by: "report" | "withdrawal";
  words: string;
}

function Absences({ child }: { child: Child }) {
  const { text } = useLanguage();
  const { api } = usePortal();
  const path = { student_id: child.id };
  // Only what was done last is said: "is reported" must not stand beside "is withdrawn".
  const [said, say] = useState<Said>();
  const days = useQuery({
    queryKey: ["report-days", child.id],
    queryFn: async () =>
      dataOf(await api.GET("/attendance/students/{student_id}/report-days", { params: { path } })),
  });
  const absences = useQuery({
    queryKey: ["absences", child.id],
    queryFn: async () =>
      dataOf(
        await api.GET("/attendance/students/{student_id}/absences", {
          params: { path, query: shownPeriod(schoolDate()) },
        }),
      ),
  });
  const part = (by: Said["by"]) => ({
    said: said?.by === by ? said.words : "",
    onSaid: (words: string) => say({ by, words }),
  });
  return (
    <div className="columns">
      <section className="card">
        <h2>{text.report}</h2>
        {days.isPending && <Loading />}
        {days.isError && <Failure error={days.error} again={() => void days.refetch()} />}
        {days.data && <ReportForm child={child} choices={days.data} {...part("report")} />}
      </section>
      <section className="card">
        <h2>{text.absences}</h2>
        {absences.isPending && <Loading />}
        {absences.isError && (
          <Failure error={absences.error} again={() => void absences.refetch()} />
        )}
        {absences.data && (
          <AbsenceList absences={absences.data.items} {...part("withdrawal")} />
        )}
      </section>
    </div>
  );
}
