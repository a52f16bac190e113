import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { dataOf, type GroupDay } from "../api/client";
import { Failure, Loading, Page } from "../parts/states";
import { usePortal } from "../state/portal";
import { dayName, schoolDate, shiftDay } from "../text/days";
import { useLanguage } from "../text/language";

/** The class's day: who is reported absent, before the lesson begins. */
export default function GroupDayView({ groupId, day }: { groupId: string; day: string }) {
  const { text, language } = useLanguage();
  const { api } = usePortal();
  const date = day === "today" ? schoolDate() : day;
  const shown = useQuery({
    queryKey: ["group-day", groupId, date],
    queryFn: async () =>
      dataOf(
        await api.GET("/attendance/groups/{group_id}/days/{day}", {
          params: { path: { group_id: groupId, day: date } },
        }),
      ),
  });
  return (
    <Page title={text.groupDay(shown.data?.group.name ?? "")}>
      <nav className="days" aria-label={text.date}>
        <Link
          href={`/groups/${groupId}/days/${shiftDay(date, -1)}`}
          className="button plain"
          aria-label={text.previousDay}
        >
          ‹
        </Link>
        <strong>{dayName(date, language)}</strong>
        <Link
          href={`/groups/${groupId}/days/${shiftDay(date, 1)}`}
          className="button plain"
          aria-label={text.nextDay}
        >
          ›
        </Link>
      </nav>
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && <ClassList day={shown.data} />}
    </Page>
  );
}

function ClassList({ day }: { day: GroupDay }) {
  const { text } = useLanguage();
  if (day.students.length === 0) return <p className="notice">{text.noStudents}</p>;
  return (
    <>
      <p role="status">{text.absentCount(day.absent, day.students.length)}</p>
      <ul className="rows">
        {day.students.map((student) => (
          <li key={student.id} className={student.absence ? "row fresh" : "row"}>
            <div>
              <strong>{student.displayName}</strong>
              {student.absence?.note && <span className="quote">{student.absence.note}</span>}
            </div>
            <span className={student.absence ? "mark absent" : "mark"}>
              {student.absence ? text.absent : text.expected}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
