import { expect, test } from "vitest";
import { RequestKey } from "./requestKey";

const report = { studentId: "1", date: "2026-11-24", note: null };

test("the same words keep their key until an answer has come", () => {
  const key = new RequestKey();
  const first = key.of(report);
  expect(key.of({ ...report })).toBe(first);
  key.spend();
  expect(key.of(report)).not.toBe(first);
});

test("other words are another request", () => {
  const key = new RequestKey();
  const first = key.of(report);
  expect(key.of({ ...report, note: "Feber" })).not.toBe(first);
});
