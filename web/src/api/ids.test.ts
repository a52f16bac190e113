import { expect, test } from "vitest";
import { newId } from "./ids";

test("an id has the form that the API takes", () => {
  expect(newId()).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
});

test("ids made within the same millisecond keep their order, and are never the same", () => {
  const made = Array.from({ length: 500 }, () => newId(1_900_000_000_000));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(500);
});

test("a clock that is set back does not put a later id before an earlier one", () => {
  const first = newId(2_000_000_000_000);
  expect(newId(1_000_000_000_000) > first).toBe(true);
});
