import { useQuery } from "@tanstack/react-query";
import type { Child, Me } from "../api/client";
import { dataOf } from "../api/client";
import { AbsenceList } from "../parts/AbsenceList";
import { ChildHeader } from "../parts/ChildHeader";
import { ReportForm } from "../parts/ReportForm";
import { Failure, Loading, Page } from "../parts/states";
import { usePortal } from "../state/portal";
import { useLanguage } from "../text/language";

/** A child's absence: report it, see it, take it back. */
export default function Attendance({ me, child }: { me: Me; child: Child }) {
  const { text } = useLanguage();
  const { api } = usePortal();
  const path = { student_id: child.id };
  const days = useQuery({
    queryKey: ["report-days", child.id],
    queryFn: async () =>
      dataOf(await api.GET("/attendance/students/{student_id}/report-days", { params: { path } })),
  });
  const absences = useQuery({
    queryKey: ["absences", child.id],
    queryFn: async () =>
      dataOf(await api.GET("/attendance/students/{student_id}/absences", { params: { path } })),
  });
  return (
    <Page name={text.attendance} above={<ChildHeader child={child} all={me.children} />}>
      <div className="columns">
        <section className="card">
          <h2>{text.report}</h2>
          {days.isPending && <Loading />}
          {days.isError && <Failure error={days.error} again={() => void days.refetch()} />}
          {days.data && <ReportForm key={child.id} child={child} choices={days.data} />}
        </section>
        <section className="card">
          <h2>{text.absences}</h2>
          {absences.isPending && <Loading />}
          {absences.isError && (
            <Failure error={absences.error} again={() => void absences.refetch()} />
          )}
          {absences.data && <AbsenceList key={child.id} absences={absences.data.items} />}
        </section>
      </div>
    </Page>
  );
}
