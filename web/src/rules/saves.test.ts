import { expect, test } from "vitest";
import type { RollCallSave, SavedMark } from "../api/staff";
import { shownSaves } from "./saves";

const mark = (studentId: string, presence: SavedMark["presence"], missedMinutes = 0) => ({
  studentId,
  presence,
  missedMinutes,
});
const save = (savedAt: string, ...marks: SavedMark[]): RollCallSave => ({
  savedBy: { id: "T", name: "Maria Ek", me: true },
  savedAt,
  marks,
});

test("the first save says who was not there, a later one what it changed", () => {
  const first = save("2026-11-24T08:00:00Z", mark("A", "absent"), mark("B", "present"));
  const second = save("2026-11-24T08:10:00Z", mark("A", "late", 10), mark("B", "present"));
  const third = save("2026-11-24T08:20:00Z", mark("A", "late", 12), mark("B", "present"));

  const shown = shownSaves([third, second, first]);

  expect(shown.map((one) => one.changed)).toEqual([
    [mark("A", "late", 12)],
    [mark("A", "late", 10)],
    [mark("A", "absent")],
  ]);
  expect(shown.map((one) => one.present)).toEqual([1, 1, 1]);
});

test("whoever came to the class between two saves is new in the second", () => {
  const first = save("2026-11-24T08:00:00Z", mark("A", "present"));
  const second = save("2026-11-24T08:10:00Z", mark("A", "present"), mark("B", "present"));
  expect(shownSaves([second, first])[0]?.changed).toEqual([mark("B", "present")]);
});

test("the same saved again changes nothing", () => {
  const first = save("2026-11-24T08:00:00Z", mark("A", "absent"));
  expect(shownSaves([first, first])[0]?.changed).toEqual([]);
});
