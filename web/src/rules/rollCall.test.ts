import { expect, test } from "vitest";
import type { RollCall, RollCallStudent } from "../api/staff";
import {
  countMarks,
  disagreements,
  hasToSave,
  likelyMissed,
  marking,
  markOf,
  NOTHING_MARKED,
  rollCallBody,
} from "./rollCall";

const student = (id: string, rest: Partial<RollCallStudent> = {}): RollCallStudent => ({
  id,
  displayName: id,
  ownTimes: null,
  reported: "none",
  reports: [],
  mark: null,
  ...rest,
});

const rollCall = (students: RollCallStudent[], savedAt: string | null = null): RollCall => ({
  groupId: "G",
  groupName: "4B",
  date: "2026-11-24",
  lesson: { id: "L", title: "Matematik", room: "A1", starts: "09:00", ends: "10:00" },
  opensAt: "2026-11-24T07:50:00Z",
  savedBy: null,
  savedAt,
  students,
});

const absent = { presence: "absent", missed: 0 } as const;
const late = { presence: "late", missed: 12 } as const;

test("everyone is here to begin with, but those who are reported away for all of it", () => {
  const shown = rollCall([
    student("A"),
    student("B", { reported: "whole" }),
    student("C", { reported: "part" }),
  ]);
  expect(countMarks(shown, {})).toEqual({ present: 2, late: 0, absent: 1 });
  expect(hasToSave(shown, {})).toBe(true);
});

test("a saved mark stands before a report that came later", () => {
  const saved = student("A", {
    reported: "whole",
    mark: { presence: "present", missedMinutes: 0 },
  });
  expect(markOf(saved, {})).toEqual({ presence: "present", missed: 0 });
  expect(hasToSave(rollCall([saved], "2026-11-24T08:05:00Z"), {})).toBe(false);
});

test("a class that somebody has joined since it was saved has something to save", () => {
  const saved = student("A", { mark: { presence: "present", missedMinutes: 0 } });
  expect(hasToSave(rollCall([saved, student("B")], "2026-11-24T08:05:00Z"), {})).toBe(true);
});

test("each step can be taken back, until nothing is left", () => {
  let now = marking(NOTHING_MARKED, { do: "mark", studentId: "A", mark: absent });
  now = marking(now, { do: "mark", studentId: "A", mark: late });
  now = marking(now, { do: "undo" });
  expect(now.changes).toEqual({ A: absent });
  now = marking(now, { do: "undo" });
  expect(now.changes).toEqual({});
  expect(marking(now, { do: "undo" })).toBe(now);
});

test("the whole class is sent, with the times it was shown with", () => {
  const own = { starts: "09:15", ends: null };
  const shown = rollCall([student("A"), student("B", { ownTimes: own })]);
  expect(rollCallBody(shown, { B: late })).toEqual({
    starts: "09:00",
    ends: "10:00",
    marks: [
      { studentId: "A", presence: "present", missedMinutes: 0, ownTimes: null },
      { studentId: "B", presence: "late", missedMinutes: 12, ownTimes: own },
    ],
  });
});

test("the minutes begin with what has passed, or remains, of a lesson that is on", () => {
  const shown = rollCall([student("A")]);
  const one = shown.students[0] as RollCallStudent;
  const at = (clock: string) => ({ date: "2026-11-24", clock });
  expect(likelyMissed(shown, one, "late", at("09:07"))).toBe(7);
  expect(likelyMissed(shown, one, "leftEarly", at("09:48"))).toBe(12);
  expect(likelyMissed(shown, one, "late", at("14:00"))).toBe(10);
  expect(likelyMissed(shown, one, "present", at("09:07"))).toBe(0);
  const short = student("B", { ownTimes: { starts: "09:55", ends: null } });
  expect(likelyMissed(shown, short, "late", at("14:00"))).toBe(4);
});

test("only marks of one's own that a colleague has saved otherwise are asked about", () => {
  const mark = { presence: "absent", missedMinutes: 0 } as const;
  const shown = rollCall(
    [student("A", { mark }), student("B", { mark }), student("C", { mark }), student("D")],
    "2026-11-24T08:05:00Z",
  );
  const mine = { A: late, B: absent, D: late };
  expect(disagreements(shown, mine).map((one) => one.id)).toEqual(["A"]);
  const taken = marking({ changes: mine, before: [] }, { do: "take", studentIds: ["A"] });
  expect(disagreements(shown, taken.changes)).toEqual([]);
  expect(taken.changes).toEqual({ B: absent, D: late });
});
