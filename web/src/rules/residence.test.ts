import { expect, test } from "vitest";
import type { FritidsPlan } from "../api/registration";
import {
  isWithoutMe,
  residenceDraft,
  wantedResidence,
  weeksFrom,
  withLength,
} from "./residence";

const adults = [
  { id: "OTHER", name: "Erik", me: false },
  { id: "ME", name: "Anna", me: true },
];
const plan = (residence: FritidsPlan["residence"]) =>
  ({ adults, residence }) as unknown as FritidsPlan;
const TOGETHER = { rule: "together", owners: [], firstWeek: "2026-11-23" } as const;

test("one begins with every second week, one's own first", () => {
  const draft = residenceDraft(plan({ ...TOGETHER, owners: [] }));
  expect(draft).toEqual({ rule: "together", even: "ME", odd: "OTHER", owners: ["ME", "OTHER"] });
  expect(wantedResidence(draft, "2026-11-25")).toEqual({ ...TOGETHER, owners: [] });
});

test("what holds is what one begins to change", () => {
  const owners = ["OTHER", "ME", "ME"];
  const draft = residenceDraft(plan({ rule: "cycle", owners, firstWeek: "2026-11-23" }));
  expect(wantedResidence(draft, "2026-11-29")).toEqual({
    rule: "cycle",
    owners,
    firstWeek: "2026-11-23",
  });
  const even = residenceDraft(plan({ rule: "isoWeek", owners: ["OTHER", "ME"], firstWeek: "" }));
  expect([even.even, even.odd]).toEqual(["OTHER", "ME"]);
});

test("a longer cycle goes on in turn, a shorter one loses its last weeks", () => {
  expect(withLength(["A", "B"], 4)).toEqual(["A", "B", "A", "B"]);
  expect(withLength(["A", "B", "B"], 4)).toEqual(["A", "B", "B", "A"]);
  expect(withLength(["A", "B", "B"], 1)).toEqual(["A"]);
});

test("the weeks of a cycle are called by their numbers, across the year too", () => {
  expect(weeksFrom("2026-11-23", 3)).toEqual([48, 49, 50]);
  expect(weeksFrom("2026-12-28", 2)).toEqual([53, 1]);
});

test("a division without one's own week is not sent", () => {
  const draft = residenceDraft(plan({ ...TOGETHER, owners: [] }));
  expect(isWithoutMe(draft, "ME")).toBe(false);
  expect(isWithoutMe({ ...draft, rule: "cycle", owners: ["OTHER"] }, "ME")).toBe(true);
  expect(isWithoutMe({ ...draft, rule: "isoWeek", even: "OTHER" }, "ME")).toBe(true);
  expect(isWithoutMe({ ...draft, rule: "isoWeek" }, "ME")).toBe(false);
});
