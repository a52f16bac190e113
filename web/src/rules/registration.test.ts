import { expect, test } from "vitest";
import type { FritidsDay, FritidsPlan, FritidsWeek, Times } from "../api/registration";
import {
  changeOf,
  draftOf,
  holidayDays,
  latestBase,
  offeredMondays,
  shownFritidsDays,
  withOneMore,
  wrongDay,
  wrongTimes,
} from "./registration";

const span = (starts: string, ends: string): Times => ({ starts, ends });
const HOURS = span("06:30", "17:30");
const AFTERNOON = span("13:00", "16:00");

const day = (rest: Partial<FritidsDay> = {}): FritidsDay => ({
  date: "2026-11-25",
  times: [AFTERNOON],
  source: "base",
  setByStaff: null,
  away: [],
  hours: HOURS,
  lock: null,
  ownerId: null,
  holidayId: null,
  pickUp: { aloneAt: null, thatDay: false, goesWith: "", adult: null, note: "", cancelled: false },
  comments: [],
  cameAt: null,
  leftAt: null,
  conflicts: [],
  ...rest,
});

const plan = (rest: Partial<FritidsPlan> = {}): FritidsPlan => ({
  studentId: "S",
  unit: {
    groupId: "G",
    name: "Eken",
    hours: [HOURS, HOURS, HOURS, HOURS, HOURS, null, null],
    closedDays: ["2026-12-25"],
    lockDays: 7,
    holidays: [],
  },
  firstOpenDay: "2026-12-01",
  bases: [],
  residence: { rule: "together", owners: [], firstWeek: "2026-11-23" },
  proposal: null,
  pickUp: { aloneAt: null, goesWith: "", adults: [] },
  adults: [
    { id: "ME", name: "Anna", me: true },
    { id: "OTHER", name: "Erik", me: false },
  ],
  ...rest,
});

test.each([
  [[span("", "16:00")], "empty"],
  [[span("16:00", "13:00")], "order"],
  [[span("22:00", "01:00")], "order"],
  [[span("13:00", "15:00"), span("14:00", "16:00")], "overlap"],
  [[span("13:00", "18:00")], "hours"],
  [[span("13:00", "16:00"), span("06:30", "08:00")], undefined],
  [[span("13:00", "15:00"), span("15:00", "16:00")], undefined],
])("times that cannot be so are told before they are sent: %j", (times, wrong) => {
  expect(wrongTimes(times, HOURS)).toBe(wrong);
});

test("a child with an afternoon is offered a morning", () => {
  expect(withOneMore([], HOURS)).toEqual([AFTERNOON]);
  expect(withOneMore([AFTERNOON], HOURS)).toEqual([span("06:30", "08:00"), AFTERNOON]);
  expect(withOneMore([], span("08:00", "15:00"))).toEqual([span("13:00", "15:00")]);
});

test("only what has changed of a day is sent", () => {
  expect(changeOf(draftOf(day()), day())).toBeUndefined();
  expect(changeOf({ ...draftOf(day()), kind: "off" }, day())).toEqual({ weekday: 3, times: [] });
  const exception = day({ source: "exception" });
  const usual = { ...draftOf(exception), kind: "usual" as const };
  expect(changeOf(usual, exception)).toEqual({ weekday: 3, times: null });
});

test("a locked day keeps its times, and who picks up may still change", () => {
  const locked = day({ lock: { reason: "lockDays", until: "2026-11-30" } });
  const draft = { ...draftOf(locked), kind: "off" as const, pickUp: "adult" as const };
  expect(wrongDay(draft, locked)).toBe("adult");
  expect(changeOf({ ...draft, adultId: "A" }, locked)).toEqual({
    weekday: 3,
    pickUp: { aloneAt: null, adultId: "A", note: "" },
  });
});

test("what a day says of its own of the pick-up is what one begins to change", () => {
  const pickUp = { ...day().pickUp, thatDay: true, aloneAt: "16:15", note: "Cykel" };
  const draft = draftOf(day({ pickUp }));
  expect([draft.pickUp, draft.aloneAt, draft.note]).toEqual(["alone", "16:15", "Cykel"]);
  expect(changeOf({ ...draft, pickUp: "usual" }, day({ pickUp }))).toEqual({
    weekday: 3,
    pickUp: null,
  });
});

test("weekends are shown when the unit is open, or something stands there", () => {
  const dates = ["23", "24", "25", "26", "27", "28", "29"].map((one) => `2026-11-${one}`);
  const days = dates.map((date) => day({ date, times: [], hours: null }));
  const week: FritidsWeek = { studentId: "S", monday: "2026-11-23", days };
  expect(shownFritidsDays(week)).toHaveLength(5);
  const withSunday = days.map((one, place) => (place === 6 ? { ...one, hours: HOURS } : one));
  expect(shownFritidsDays({ ...week, days: withSunday })).toHaveLength(6);
});

test("a base schedule begins on a Monday that is not locked", () => {
  expect(offeredMondays("2026-12-01")[0]).toBe("2026-12-07");
  expect(offeredMondays("2026-11-30")[0]).toBe("2026-11-30");
});

test("one begins with the latest schedule of one's own, never with the other guardian's", () => {
  const bases = [
    { validFrom: "2026-08-17", ownerId: null, weeks: [[[HOURS]]] },
    { validFrom: "2026-11-02", ownerId: "ME", weeks: [[[AFTERNOON]]] },
    { validFrom: "2026-11-09", ownerId: "OTHER", weeks: [[[]]] },
  ];
  expect(latestBase(plan({ bases }))).toEqual([[[AFTERNOON]]]);
  expect(latestBase(plan())[0]).toHaveLength(7);
});

test("a lov asks about the days on which the unit is open", () => {
  const days = holidayDays(plan(), { first: "2026-12-24", last: "2026-12-28" });
  expect(days).toEqual(["2026-12-24", "2026-12-28"]);
});
