import { Fragment } from "react";
import { Link } from "wouter";
import type { GroupDay, GroupStudent, Me } from "../api/client";
import { TellGuardians } from "../parts/broadcast/TellGuardians";
import { Empty, Failure, Loading, Page } from "../parts/states";
import { useGroupDay } from "../state/groupDay";
import { partOf } from "../text/absences";
import { dayName, schoolDate, shiftDay } from "../text/days";
import { useLanguage } from "../text/language";

interface Props {
  me: Me;
  groupId: string;
  day: string;
}

/** The class's day: who is reported absent, before the lesson begins. */
export default function GroupDayView({ me, groupId, day }: Props) {
  const { text } = useLanguage();
  const date = day === "today" ? schoolDate() : day;
  const shown = useGroupDay(groupId, date);
  const isOwn = me.groups.some((one) => one.id === groupId);
  const isMentor = me.groups.some((one) => one.id === groupId && one.mentor);
  return (
    <Page name={text.groupDay(shown.data?.group.name ?? "").trim()}>
      <Days groupId={groupId} date={date} />
      {isOwn && <TellGuardians audience={{ group: groupId }} />}
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && <ClassList day={shown.data} isMentor={isMentor} />}
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
function ClassList({ day, isMentor }: { day: GroupDay; isMentor: boolean }) {
  const { text } = useLanguage();
  if (day.students.length === 0) return <Empty>{text.noStudents}</Empty>;
  const own = isMentor ? { mentorOf: day.group.id } : {};
  const absent = day.students.filter((student) => student.absences.length > 0);
  const expected = day.students.filter((student) => student.absences.length === 0);
  return (
    <>
      <p role="status" className="total">
        {text.absentCount(absent.length, day.students.length)}
      </p>
      {absent.length > 0 && <Students title={text.absent} students={absent} {...own} />}
      {expected.length > 0 && <Students title={text.expected} students={expected} {...own} />}
    </>
  );
}

interface StudentsProps {
  title: string;
  students: GroupStudent[];
  /** The class whose mentor reads: each name leads to what that student has missed. */
  mentorOf?: string;
}

function Students({ title, students, mentorOf }: StudentsProps) {
  const { text } = useLanguage();
  return (
    <section>
      <h2>{title}</h2>
      <ul className="rows close">
        {students.map((student) => (
          <li key={student.id} className={student.absences.length > 0 ? "row away" : "row"}>
            <div>
              {mentorOf ? (
                <Link href={`/groups/${mentorOf}/students/${student.id}`} className="row-title to-today">
                  {student.displayName}
                </Link>
              ) : (
                <span className="row-title">{student.displayName}</span>
              )}
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
