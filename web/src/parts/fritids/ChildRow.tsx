import { Button } from "react-aria-components/Button";
import type { Touch, UnitChild } from "../../api/staff";
import { isHere, plannedWay, type WayOut } from "../../rules/touches";
import { useNow } from "../../state/now";
import type { TouchPlace } from "../../state/touchQueue";
import { schoolClock, schoolDate } from "../../text/days";
import { useTexts } from "../../text/language";
import { fritidsTexts } from "../../text/fritids";
import { ChangeTimes } from "./ChangeTimes";
import { CheckOut } from "./CheckOut";
import { WriteComment } from "./WriteComment";

export type Made = Pick<Touch, "kind" | "undoes" | "leavesWith" | "who" | "reason">;

interface Props {
  place: TouchPlace;
  child: UnitChild;
  isUnsent: boolean;
  onTouch: (touch: Made) => void;
  onSaid: (words: string) => void;
}

/** One child: where it is, when and with whom it leaves, and the one button that is next. */
export function ChildRow({ place, child, isUnsent, onTouch, onSaid }: Props) {
  const own = useTexts(fritidsTexts);
  const name = child.displayName;
  const isMissed = child.status === "missing" || child.status === "overdue";
  return (
    <li className={isMissed ? "row away wraps" : "row"}>
      <div className="unit-child">
        <span className="row-title">{name}</span>
        <span className="unit-times">
          <span className={isMissed ? "mark absent" : "mark"}>{own.status[child.status]}</span>
          {child.times.map((one) => `${one.starts}–${one.ends}`).join(", ")}
          {child.times.length === 0 && child.source === "none" && own.unregistered}
        </span>
        {child.setByStaff && (
          <span className="quiet">{own.setByStaff(child.setByStaff.name)}</span>
        )}
        <Stay child={child} />
        <PickUp child={child} />
        {child.comments.map((one) => (
          <span key={one.id} className="quiet">
            {own.said(one.name || own.side[one.side], one.text)}
          </span>
        ))}
        {isUnsent && <span className="quiet">{own.unsentHere}</span>}
      </div>
      <div className="row-acts">
        <Next place={place} child={child} onTouch={onTouch} />
        {child.lastTouchId && (
          <Button
            className="button quiet-button"
            aria-label={own.undoName(name)}
            onPress={() => onTouch({ kind: "undo", undoes: child.lastTouchId })}
          >
            {own.undo}
          </Button>
        )}
        {place.day >= schoolDate() && (
          <ChangeTimes place={place} child={child} onSaid={onSaid} />
        )}
        <WriteComment place={place} child={child} onSaid={onSaid} />
      </div>
    </li>
  );
}

function Stay({ child }: { child: UnitChild }) {
  const own = useTexts(fritidsTexts);
  const { cameAt, leftAt } = child;
  if (!cameAt && !leftAt) return null;
  const told = [
    cameAt && own.came(schoolClock(new Date(cameAt))),
    leftAt && own.left(schoolClock(new Date(leftAt))),
  ];
  return <span className="quiet">{told.filter(Boolean).join(", ")}</span>;
}

function PickUp({ child }: { child: UnitChild }) {
  const own = useTexts(fritidsTexts);
  const { aloneAt, goesWith, adult, note, cancelled } = child.pickUp;
  if (cancelled) return <span>{own.pickUpCancelled}</span>;
  return (
    <>
      {adult && <span>{own.pickedUpBy(adult.name)}</span>}
      {aloneAt && <span>{own.aloneAt(aloneAt)}</span>}
      {goesWith && <span>{own.goesWith(goesWith)}</span>}
      {note && <span className="quote">{note}</span>}
    </>
  );
}

interface NextProps {
  place: TouchPlace;
  child: UnitChild;
  onTouch: (touch: Made) => void;
}

/** In, or out: at once where the guardians have said how, else after asking with whom. */
function Next({ place, child, onTouch }: NextProps) {
  const own = useTexts(fritidsTexts);
  const clock = schoolClock(useNow());
  if (!isHere(child)) {
    return (
      <Button
        className={child.status === "left" ? "button plain" : "button"}
        aria-label={own.checkInName(child.displayName)}
        onPress={() => onTouch({ kind: "in" })}
      >
        {own.checkIn}
      </Button>
    );
  }
  const out = (way: WayOut, reason?: string) =>
    onTouch({
      kind: "out",
      leavesWith: way.leavesWith,
      ...(way.who && { who: way.who }),
      ...(reason && { reason }),
    });
  const planned = plannedWay(child, clock);
  return (
    <>
      {planned && (
        <Button
          className="button"
          aria-label={`${own.checkOutName(child.displayName)}, ${planned.name || own.goesAlone}`}
          onPress={() => out(planned)}
        >
          {own.checkOut}: {planned.name || own.goesAlone}
        </Button>
      )}
      <CheckOut place={place} child={child} clock={clock} hasPlanned={!!planned} onOut={out} />
    </>
  );
}
