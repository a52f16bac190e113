import { expect, test } from "vitest";
import type { DayMark } from "../api/client";
import { mayBeExplained, missedDays } from "./marks";

const mark = (presence: DayMark["presence"], reported: DayMark["reported"] = "none"): DayMark => ({
  lessonId: presence,
  groupId: "8a",
  starts: "08:10",
  ends: "09:00",
  presence,
  missedMinutes: 0,
  reported,
  savedAt: "2026-11-24T07:15:00Z",
  notice: null,
  assessment: { version: 0, explanation: null, valid: null },
});

test("a child who was there has nothing to look at", () => {
  const days = [
    { date: "2026-11-24", absences: [], marks: [mark("present"), mark("late")] },
    { date: "2026-11-23", absences: [], marks: [mark("present")] },
    { date: "2026-11-20", absences: [], marks: [] },
  ];
  expect(missedDays(days)).toEqual([{ date: "2026-11-24", marks: [mark("late")] }]);
});

test.each([
  ["absent", "none", true],
  ["absent", "part", true],
  ["late", "none", true],
  ["leftEarly", "none", true],
  ["absent", "whole", false],
  ["present", "none", false],
] as const)("%s and reported %s is explained: %s", (presence, reported, is) => {
  expect(mayBeExplained(mark(presence, reported))).toBe(is);
});
