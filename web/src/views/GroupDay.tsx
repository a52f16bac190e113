import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { Link } from "wouter";
import { dataOf, type GroupDay, type GroupStudent } from "../api/client";
import { Empty, Failure, Loading, Page } from "../parts/states";
import { usePortal } from "../state/portal";
import { partOf } from "../text/absences";
import { dayName, schoolDate, shiftDay } from "../text/days";
import { useLanguage } from "../text/language";

/** The class's day: who is reported absent, before the lesson begins. */
export default function GroupDayView({ groupId, day }: { groupId: string; day: string }) {
  const { text } = useLanguage();
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
    refetchInterval: 30_000,
  });
  return (
    <Page name={text.groupDay(shown.data?.group.name ?? "").trim()}>
      <Days groupId={groupId} date={date} />
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && <ClassList day={shown.data} />}
    </Page>
  );
}

/** The day before, this day, the day after: within reach of one thumb. */
function Days({ groupId, date }: { groupId: string; date: string }) {
  const { text, language } = useLanguage();
  const to = (day: string) => `/groups/${groupId}/days/${day}`;
  return (
    <nav className="days" aria-label={text.date}>
      <Link href={to(shiftDay(date, -1))} className="button plain" aria-label={text.previousDay}>
        ‹
      </Link>
      <div>
        <strong>{dayName(date, language)}</strong>
        {date === schoolDate() ? (
          <span className="quiet">{text.today}</span>
        ) : (
          <Link href={to("today")} className="to-today">
            {text.toToday}
          </Link>
        )}
      </div>
      <Link href={to(shiftDay(date, 1))} className="button plain" aria-label={text.nextDay}>
        ›
      </Link>
    </nav>
  );
}

/** The absent first: they are why one looks. */
function ClassList({ day }: { day: GroupDay }) {
  const { text } = useLanguage();
  if (day.students.length === 0) return <Empty>{text.noStudents}</Empty>;
  const absent = day.students.filter((student) => student.absences.length > 0);
  const expected = day.students.filter((student) => student.absences.length === 0);
  return (
    <>
      <p role="status" className="total">
        {text.absentCount(absent.length, day.students.length)}
      </p>
      {absent.length > 0 && <Students title={text.absent} students={absent} />}
      {expected.length > 0 && <Students title={text.expected} students={expected} />}
    </>
  );
}

function Students({ title, students }: { title: string; students: GroupStudent[] }) {
  const { text } = useLanguage();
  return (
    <section>
      <h2>{title}</h2>
      <ul className="rows close">
        {students.map((student) => (
          <li key={student.id} className={student.absences.length > 0 ? "row away" : "row"}>
            <div>
              <span className="row-title">{student.displayName}</span>
              {student.absences.map((one) => (
                <Fragment key={one.id}>
                  <span>{partOf(one, text)}</span>
                  {one.note && <span className="quote">{one.note}</span>}
                </Fragment>
              ))}
            </div>
            {student.absences.length > 0 && <span className="mark absent">{title}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
