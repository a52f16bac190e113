import { useState } from "react";
import { Button } from "react-aria-components/Button";
import type { Me } from "../../api/client";
import type { UnitChild, UnitDay } from "../../api/staff";
import { inStatusOrder, isHere, withTouches } from "../../rules/touches";
import { useTouches } from "../../state/fritidsUnit";
import type { Refused, TouchPlace } from "../../state/touchQueue";
import { useTexts } from "../../text/language";
import { fritidsTexts } from "../../text/fritids";
import { Icon } from "../icons";
import { Done, Empty } from "../states";
import { ChildRow } from "./ChildRow";

interface Props {
  me: Me;
  place: TouchPlace;
  unit: UnitDay;
}

/** The day's list: one touch in, one touch out, also without coverage. */
export function UnitList({ me, place, unit }: Props) {
  const own = useTexts(fritidsTexts);
  const [said, say] = useState("");
  const { unsent, taken, refused, touch, read } = useTouches(me.person.id, place);
  const ofToday = (some: typeof unsent) =>
    some
      .filter((one) => one.groupId === place.groupId && one.day === place.day)
      .map((one) => one.touch);
  const made = [...ofToday(taken), ...ofToday(unsent)];
  const children = inStatusOrder(unit.items.map((child) => withTouches(child, made)));
  const isOff = (child: UnitChild) => child.status === "free" || child.status === "absent";
  const waits = new Set(ofToday(unsent).map((one) => one.studentId));
  const rows = (some: UnitChild[]) =>
    some.map((child) => (
      <ChildRow
        key={child.studentId}
        place={place}
        child={child}
        isUnsent={waits.has(child.studentId)}
        onTouch={(one) => touch({ studentId: child.studentId, ...one })}
        onSaid={say}
      />
    ));
  const here = children.filter(isHere).length;
  const missing = children.filter((child) => child.status === "missing").length;
  const off = children.filter(isOff);
  return (
    <>
      <p className="total" role="status">
        {own.present(here, missing)}
      </p>
      <p className="quiet">
        {unit.hours ? own.hours(unit.hours.starts, unit.hours.ends) : own.closed}
      </p>
      <Unsent count={unsent.length} />
      <Refusals refused={refused} all={unit.items} onRead={read} />
      <Done>{said}</Done>
      {children.length === 0 && <Empty>{own.noChildren}</Empty>}
      <ul className="rows close">{rows(children.filter((child) => !isOff(child)))}</ul>
      {off.length > 0 && (
        <section>
          <h2>{own.free}</h2>
          <ul className="rows close">{rows(off)}</ul>
        </section>
      )}
    </>
  );
}

function Unsent({ count }: { count: number }) {
  const own = useTexts(fritidsTexts);
  return <div role="status">{count > 0 && <p className="notice">{own.unsent(count)}</p>}</div>;
}

interface RefusalsProps {
  refused: readonly Refused[];
  all: UnitChild[];
  onRead: (touchId: string) => void;
}

/** What the school did not take: it stays until somebody has read it. */
function Refusals({ refused, all, onRead }: RefusalsProps) {
  const own = useTexts(fritidsTexts);
  return refused.map((one) => {
    const child = all.find((each) => each.studentId === one.touch.studentId);
    return (
      <div key={one.touch.id} className="notice bad" role="alert">
        <Icon name="warning" />
        <div>
          <p>{own.refused(child?.displayName ?? own.someChild, one.reason)}</p>
          <Button className="button plain" onPress={() => onRead(one.touch.id)}>
            {own.understood}
          </Button>
        </div>
      </div>
    );
  });
}
