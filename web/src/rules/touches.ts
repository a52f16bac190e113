import type { PickUpCard, Touch, UnitChild } from "../api/staff";

export type LeavesWith = NonNullable<Touch["leavesWith"]>;

/** A way for a child to leave, as a touch tells it. */
export interface WayOut {
  leavesWith: LeavesWith;
  who?: string;
  /** The person's name, where there is one to show. */
  name: string;
}

type Shown = Pick<UnitChild, "status" | "cameAt" | "leftAt" | "lastTouchId">;

/** The child as it is when the touches that are still on the phone have come through. */
export function withTouches(child: UnitChild, unsent: Touch[]): UnitChild {
  const own = unsent.filter((touch) => touch.studentId === child.studentId);
  const mistakes = new Set(own.flatMap((touch) => touch.undoes ?? []));
  const isUndone = child.lastTouchId !== null && mistakes.has(child.lastTouchId);
  const shown: Shown = isUndone ? before(child) : child;
  const standing = own.filter((touch) => touch.kind !== "undo" && !mistakes.has(touch.id));
  return { ...child, ...standing.reduce(touched, shown) };
}

/** Taking back an out leaves the child here; taking back an in leaves it still to come. */
function before(child: UnitChild): Shown {
  if (child.leftAt && child.cameAt) {
    return { status: "here", cameAt: child.cameAt, leftAt: null, lastTouchId: null };
  }
  return { status: "expected", cameAt: null, leftAt: null, lastTouchId: null };
}

function touched(child: Shown, touch: Touch): Shown {
  const lastTouchId = touch.id;
  if (touch.kind === "out") {
    return { status: "left", cameAt: child.cameAt, leftAt: touch.at, lastTouchId };
  }
  if (isHere(child)) return child;
  return { status: "here", cameAt: child.cameAt ?? touch.at, leftAt: null, lastTouchId };
}

export function isHere(child: Pick<UnitChild, "status">): boolean {
  return child.status === "here" || child.status === "overdue";
}

/** What the guardians have said of this day: one touch is then enough. */
export function plannedWay(child: UnitChild, clock: string): WayOut | undefined {
  const { adult, aloneAt, thatDay } = child.pickUp;
  if (adult) return { leavesWith: "listed", who: adult.id, name: adult.name };
  if (aloneAt && aloneAt <= clock) {
    return { leavesWith: thatDay ? "aloneThatDay" : "alone", name: "" };
  }
  return undefined;
}

/** All who may take the child home, the planned way first. Guardians are on the card only. */
export function waysOut(
  child: UnitChild,
  card: PickUpCard | undefined,
  clock: string,
): WayOut[] {
  const planned = plannedWay(child, clock);
  const guardians = (card?.guardians ?? []).map((one) => ({
    leavesWith: one.kind,
    who: one.id,
    name: one.name,
  }));
  const adults = (card?.child ?? child).adults.map((one) => ({
    leavesWith: "listed" as const,
    who: one.id,
    name: one.name,
  }));
  const others = [...guardians, ...adults].filter((one) => one.who !== planned?.who);
  return planned ? [planned, ...others] : others;
}

const ORDER: UnitChild["status"][] = [
  "missing",
  "overdue",
  "expected",
  "here",
  "left",
  "absent",
  "free",
];

/** The missing first, as they are why one looks; then the order of the class list. */
export function inStatusOrder(children: UnitChild[]): UnitChild[] {
  return [...children].sort((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status));
}
