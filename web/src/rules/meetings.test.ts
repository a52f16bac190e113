import { expect, test } from "vitest";
import type { ChildsRound, FreeSlot } from "../api/meetings";
import { byDay, isOutrun, others, toBook, toPropose } from "./meetings";

const slot = (id: string, startsAt: string): FreeSlot => ({
  id,
  startsAt,
  endsAt: startsAt,
  teachers: [],
  venue: { place: "A1", link: null },
});

const round = (changed: Partial<ChildsRound>): ChildsRound => ({
  id: "r1",
  studentId: "alva",
  groupName: "4A",
  title: "Utvecklingssamtal",
  note: null,
  opensAt: "2026-11-02T07:00:00Z",
  closesAt: "2026-11-09T19:00:00Z",
  firstDay: "2026-11-10",
  lastDay: "2026-11-13",
  minutes: 20,
  separate: false,
  open: true,
  booked: false,
  ...changed,
});

test("times stand by the school's day, whatever day it is in UTC", () => {
  const late = slot("late", "2026-11-10T23:30:00Z");
  const early = slot("early", "2026-11-10T15:00:00Z");
  const before = slot("before", "2026-11-09T22:30:00Z");
  const days = byDay([late, early, before]);
  expect(days.map(({ day, slots }) => [day, slots.map((one) => one.id)])).toEqual([
    ["2026-11-09", ["before"]],
    ["2026-11-10", ["early"]],
    ["2026-11-11", ["late"]],
  ]);
});

test("there are no days without times", () => {
  expect(byDay([])).toEqual([]);
});

test("one's own time is not among those to move to", () => {
  const [mine, free] = [slot("mine", "2026-11-10T15:00:00Z"), slot("free", "2026-11-10T15:30:00Z")];
  expect(others([mine, free], mine)).toEqual([free]);
  expect(others([mine, free], undefined)).toEqual([mine, free]);
});

const elias = round({ id: "r2", studentId: "elias" });

test.each([
  ["two have a round on the same days", round({}), [elias], ["alva", "elias"]],
  ["there is no sibling", round({}), [], []],
  ["both have a meeting", round({ booked: true }), [{ ...elias, booked: true }], []],
  ["one has a meeting already", round({ booked: true }), [elias], ["alva", "elias"]],
  ["the sibling's round is closed", round({}), [{ ...elias, open: false }], []],
  ["the days do not meet", round({}), [{ ...elias, firstDay: "2026-11-14", lastDay: "2026-11-20" }], []],
  ["a sibling has two rounds", round({}), [elias, { ...elias, id: "r3" }], ["alva", "elias"]],
])("siblings are proposed times together, or not, when %s", (_, own, siblings, who) => {
  expect(toPropose(own, siblings).map((one) => one.studentId)).toEqual(who);
});

test("at most five are proposed together, as many as the school tries", () => {
  const many = ["b", "c", "d", "e", "f", "g"].map((studentId) => round({ studentId }));
  expect(toPropose(round({}), many)).toHaveLength(5);
});

test("only what is not booked already is booked of a proposal", () => {
  const of = (studentId: string, booked: boolean) => ({
    studentId,
    booked,
    roundId: "r1",
    slot: slot(studentId, "2026-11-10T15:00:00Z"),
  });
  const [one, other] = [of("alva", true), of("elias", false)];
  expect(toBook([one, other])).toEqual([other]);
});

test("somebody was faster, or it is something else", () => {
  expect(isOutrun("slot-taken")).toBe(true);
  expect(isOutrun("person-busy")).toBe(false);
  expect(isOutrun(undefined)).toBe(false);
});
