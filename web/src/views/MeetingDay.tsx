import { Button } from "react-aria-components/Button";
import { Link } from "wouter";
import type { Me } from "../api/client";
import type { DayMeeting } from "../api/meetings";
import { Card } from "../parts/Card";
import { DaySteps } from "../parts/DaySteps";
import { Empty, Failure, Loading, Page } from "../parts/states";
import { printSize } from "../rules/rounds";
import { meetingGroups, meetingSchools } from "../rules/staff";
import { useMeetingDay } from "../state/slots";
import { dayName, isADay, schoolClock, schoolDate, shiftDay } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { roundsTexts } from "../text/rounds";
import "../meetings.css";

interface Props {
  me: Me;
  day?: string;
}

/** A teacher's own meetings of a day, on the screen and on paper; and the way to the rounds. */
export default function MeetingDayView({ me, day: asked }: Props) {
  const own = useTexts(roundsTexts);
  const day = asked && isADay(asked) ? asked : schoolDate();
  const list = useMeetingDay(day);
  return (
    <Page name={own.ownDay}>
      <DaySteps
        date={day}
        previous={shiftDay(day, -1)}
        next={shiftDay(day, 1)}
        to={(one) => (one === "today" ? "/meetings" : `/meetings/${one}`)}
      />
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} again={() => void list.refetch()} />}
      {list.data && <DaySheet me={me} day={day} items={list.data.items} />}
      <div className="no-paper">
        <Rounds me={me} />
      </div>
    </Page>
  );
}

interface SheetProps {
  me: Me;
  day: string;
  items: DayMeeting[];
}

function DaySheet({ me, day, items }: SheetProps) {
  const { language } = useLanguage();
  const own = useTexts(roundsTexts);
  if (items.length === 0) return <Empty>{own.dayEmpty}</Empty>;
  const booked = items.filter(({ slot }) => slot.state === "booked").length;
  const size = { "--sheet-size": `${printSize(items.length)}pt` } as React.CSSProperties;
  return (
    <section className="card">
      <p className="on-paper">
        <strong>{own.sheet(me.person.displayName)}</strong>, {dayName(day, language)}
      </p>
      <p className="total">{own.total(booked, items.length)}</p>
      <table className="sheet-table" style={size}>
        <thead>
          <tr>
            <th scope="col">{own.clock}</th>
            <th scope="col">{own.student}</th>
            <th scope="col">{own.group}</th>
            <th scope="col">{own.where}</th>
            <th scope="col" className="on-paper sheet-notes">
              {own.notes}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <Line key={one.slot.id} one={one} />
          ))}
        </tbody>
      </table>
      <Button className="button" onPress={() => print()}>
        {own.print}
      </Button>
    </section>
  );
}

function Line({ one: { slot, groupId, groupName, roundId } }: { one: DayMeeting }) {
  const own = useTexts(roundsTexts);
  const clock = (instant: string) => schoolClock(new Date(instant));
  const isBooked = slot.state === "booked";
  const { place, link } = slot.venue;
  return (
    <tr>
      <td>{own.span(clock(slot.startsAt), clock(slot.endsAt))}</td>
      <td>
        {isBooked ? (slot.meets?.displayName ?? own.hidden) : <span className="quiet">{own.state[slot.state]}</span>}
      </td>
      <td>
        <Link className="to-today" href={`/groups/${groupId}/rounds/${roundId}`}>
          {groupName}
        </Link>
      </td>
      <td>
        {place}
        {link && (
          <a className="to-today" href={link} target="_blank" rel="noreferrer">
            {own.byVideo}
          </a>
        )}
      </td>
      <td className="on-paper" />
    </tr>
  );
}

function Rounds({ me }: { me: Me }) {
  const own = useTexts(roundsTexts);
  const groups = meetingGroups(me);
  const schools = meetingSchools(me);
  return (
    <Card title={own.rounds}>
      <ul className="rows">
        {groups.map((group) => (
          <li key={group.id} className="row">
            <Link href={`/groups/${group.id}/rounds`} className="row-link">
              {own.roundsOf(group.name)}
            </Link>
          </li>
        ))}
        {schools.map((school) => (
          <li key={school.id} className="row">
            <Link href={`/schools/${school.id}/rounds`} className="row-link">
              {own.schoolRounds(school.name)}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
