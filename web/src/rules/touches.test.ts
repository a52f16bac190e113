import { expect, test } from "vitest";
import type { Touch, UnitChild } from "../api/staff";
import { inStatusOrder, plannedWay, waysOut, withTouches } from "./touches";

const child = (rest: Partial<UnitChild> = {}): UnitChild => ({
  studentId: "S",
  displayName: "Alva",
  status: "expected",
  times: [{ starts: "13:00", ends: "16:30" }],
  source: "base",
  setByStaff: null,
  away: [],
  cameAt: null,
  leftAt: null,
  lastTouchId: null,
  pickUp: { aloneAt: null, thatDay: false, goesWith: "", adult: null, note: "", cancelled: false },
  adults: [{ id: "A1", name: "Mormor", phone: "" }],
  comments: [],
  ...rest,
});

const touch = (id: string, kind: Touch["kind"], rest: Partial<Touch> = {}): Touch => ({
  id,
  studentId: "S",
  kind,
  at: `2026-11-24T1${id}:00:00Z`,
  ...rest,
});

const CAME = "2026-11-24T12:00:00Z";

test("a touch that is still on the phone is seen at once", () => {
  const came = withTouches(child(), [touch("3", "in")]);
  expect([came.status, came.cameAt]).toEqual(["here", "2026-11-24T13:00:00Z"]);
  const left = withTouches(child(), [touch("3", "in"), touch("5", "out")]);
  expect([left.status, left.leftAt, left.lastTouchId]).toEqual(["left", "2026-11-24T15:00:00Z", "5"]);
  expect(withTouches(child(), [touch("3", "in", { studentId: "other" })]).status).toBe("expected");
});

test("a touch is taken back before it was sent, and after", () => {
  const mistake = [touch("3", "in"), touch("4", "undo", { undoes: "3" })];
  expect(withTouches(child(), mistake).status).toBe("expected");
  const gone = child({ status: "left", cameAt: CAME, leftAt: CAME, lastTouchId: "X" });
  const back = withTouches(gone, [touch("4", "undo", { undoes: "X" })]);
  expect([back.status, back.cameAt, back.leftAt]).toEqual(["here", CAME, null]);
  const here = child({ status: "here", cameAt: CAME, lastTouchId: "X" });
  expect(withTouches(here, [touch("4", "undo", { undoes: "X" })]).status).toBe("expected");
});

test("coming twice is coming once, at the first time", () => {
  const here = child({ status: "overdue", cameAt: CAME, lastTouchId: "X" });
  const again = withTouches(here, [touch("5", "in")]);
  expect([again.status, again.cameAt]).toEqual(["overdue", CAME]);
});

test("one touch is enough for the way that the guardians have said, when its time has come", () => {
  const pickUp = { ...child().pickUp, aloneAt: "16:00" };
  expect(plannedWay(child(), "16:00")).toBeUndefined();
  expect(plannedWay(child({ pickUp }), "15:59")).toBeUndefined();
  expect(plannedWay(child({ pickUp }), "16:00")?.leavesWith).toBe("alone");
  const thatDay = { ...pickUp, thatDay: true };
  expect(plannedWay(child({ pickUp: thatDay }), "16:00")?.leavesWith).toBe("aloneThatDay");
  const adult = { id: "A1", name: "Mormor", phone: "" };
  const named = plannedWay(child({ pickUp: { ...thatDay, adult } }), "09:00");
  expect(named).toEqual({ leavesWith: "listed", who: "A1", name: "Mormor" });
});

test("all who may take the child home are there, each once, the planned one first", () => {
  const adult = { id: "A1", name: "Mormor", phone: "" };
  const one = child({ pickUp: { ...child().pickUp, adult } });
  const card = { child: one, guardians: [{ id: "P", name: "Anna", kind: "guardian" as const }] };
  expect(waysOut(one, card, "12:00").map((way) => way.name)).toEqual(["Mormor", "Anna"]);
  expect(waysOut(child(), undefined, "12:00").map((way) => way.name)).toEqual(["Mormor"]);
});

test("the missing come first", () => {
  const all = inStatusOrder([child({ status: "left" }), child(), child({ status: "missing" })]);
  expect(all.map((one) => one.status)).toEqual(["missing", "expected", "left"]);
});
