import { expect, test } from "vitest";
import {
  dayName,
  inARow,
  isADay,
  relativeDay,
  schoolClock,
  schoolDate,
  shiftDay,
  wallTime,
  weekdayName,
} from "./days";
import { en } from "./en";
import { sv } from "./sv";

test.each([
  ["a minute before midnight in winter", "2026-11-24T22:59:00Z", "2026-11-24"],
  ["midnight in winter", "2026-11-24T23:00:00Z", "2026-11-25"],
  ["a minute before midnight in summer", "2026-06-01T21:59:00Z", "2026-06-01"],
  ["midnight in summer", "2026-06-01T22:00:00Z", "2026-06-02"],
  ["the night when clocks go forward", "2026-03-28T23:00:00Z", "2026-03-29"],
  ["the end of that day", "2026-03-29T22:00:00Z", "2026-03-30"],
  ["the night when clocks go back", "2026-10-24T22:00:00Z", "2026-10-25"],
  ["the end of that day, an hour longer", "2026-10-25T22:59:00Z", "2026-10-25"],
  ["new year", "2026-12-31T23:00:00Z", "2027-01-01"],
])("the school's date is the one on its wall: %s", (_, instant, date) => {
  expect(schoolDate(new Date(instant))).toBe(date);
});

test.each([
  ["2026-03-29", 1, "2026-03-30"],
  ["2026-10-25", 1, "2026-10-26"],
  ["2026-10-26", -1, "2026-10-25"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2028-02-28", 1, "2028-02-29"],
])("the days beside %s by %i", (day, by, other) => {
  expect(shiftDay(day, by)).toBe(other);
});

test("a day has its weekday in the reader's language", () => {
  expect(dayName("2026-11-24", "sv")).toBe("tisdag 24 november");
  expect(dayName("2026-11-24", "en")).toMatch(/^Tuesday,? 24 November$/);
});

test("today and tomorrow are named, and any other day is its weekday", () => {
  const name = (day: string) => relativeDay(day, sv, "sv", "2026-11-27");
  expect(name("2026-11-27")).toBe("I dag, fredag 27 november");
  expect(name("2026-11-28")).toBe("I morgon, lördag 28 november");
  expect(name("2026-11-30")).toBe("Måndag 30 november");
  expect(relativeDay("2026-11-27", en, "en", "2026-11-27")).toMatch(/^Today, Friday/);
});

test("an instant is told by the school's clock, in summer and in winter", () => {
  expect(wallTime("2026-06-01T05:40:00Z", "sv")).toContain("07:40");
  expect(wallTime("2026-11-24T06:40:00Z", "sv")).toContain("07:40");
});

test.each([
  ["winter", "2026-11-24T06:05:00Z", "07:05"],
  ["summer", "2026-06-01T05:05:00Z", "07:05"],
  ["midnight", "2026-11-24T23:00:00Z", "00:00"],
])("the school's clock has two digits and 24 hours: %s", (_, instant, clock) => {
  expect(schoolClock(new Date(instant))).toBe(clock);
});

test("names stand in a row as they are read", () => {
  expect(inARow(["Alva"], "sv")).toBe("Alva");
  expect(inARow(["Alva", "Elias"], "sv")).toBe("Alva och Elias");
  expect(inARow(["Alva", "Elias", "Nils"], "en")).toMatch(/^Alva, Elias,? and Nils$/);
});

test.each([
  ["2026-11-24", true],
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["today", false],
  ["2026-11-24T00:00", false],
])("%s is a day that exists: %s", (words, is) => {
  expect(isADay(words)).toBe(is);
});

test("a weekday is named by its number, Monday first", () => {
  expect(weekdayName(1, "sv")).toBe("måndag");
  expect(weekdayName(7, "en")).toBe("Sunday");
});
