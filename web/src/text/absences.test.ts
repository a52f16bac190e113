import { expect, test } from "vitest";
import { partOf } from "./absences";
import { en } from "./en";
import { sv } from "./sv";

const DAY = { wholeDay: true, span: null, lessons: [], ended: null };
const lesson = (starts: string, ends: string) => ({ id: starts, groupId: "4b", starts, ends });

test("a whole day is told as that", () => {
  expect(partOf(DAY, sv)).toBe("Hela dagen");
});

test("a part is told by its times", () => {
  const span = { starts: "10:00", ends: "11:30" };
  expect(partOf({ ...DAY, wholeDay: false, span }, sv)).toBe("10:00–11:30");
});

test("lessons are told in the order of the day, whatever order they were chosen in", () => {
  const lessons = [lesson("13:00", "13:50"), lesson("08:10", "09:00")];
  const part = { ...DAY, wholeDay: false, lessons };
  expect(partOf(part, en)).toBe("08:10 to 09:00, 13:00 to 13:50");
});

test("who came back has the time told", () => {
  expect(partOf({ ...DAY, ended: "10:15" }, sv)).toBe("Hela dagen, tillbaka 10:15");
});
