import { beforeEach, expect, test, vi } from "vitest";
import { NoAnswer, Problem } from "../api/problem";
import type { Touch, Touches } from "../api/staff";
import { readKept } from "./kept";
import { type Send, TouchQueue } from "./touchQueue";

const HERE = { groupId: "G", day: "2026-11-24" };

const touch = (id: string): Touch => ({
  id,
  studentId: `S-${id}`,
  kind: "in",
  at: "2026-11-24T13:00:00Z",
});

const done = (touches: Touch[], refused: Record<string, string> = {}): Touches => ({
  items: touches.map(({ id, studentId }) => ({
    id,
    studentId,
    outcome: refused[id] ? "refused" : "done",
    refusal: refused[id] ? { code: "x", title: "x", detail: refused[id] } : null,
  })),
  next: null,
});

const ids = (queue: TouchQueue) => queue.snapshot().unsent.map((one) => one.touch.id);
const refusals = (queue: TouchQueue) =>
  queue.snapshot().refused.map((one) => [one.touch.id, one.reason]);

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
    key: (place: number) => [...kept.keys()][place] ?? null,
    get length() {
      return kept.size;
    },
  });
});

test("touches without coverage wait on the phone, and are sent in order when it is back", async () => {
  let isOut = true;
  const sent: string[][] = [];
  const send: Send = async (_, touches) => {
    if (isOut) throw new NoAnswer();
    sent.push(touches.map((one) => one.id));
    return done(touches);
  };
  const queue = new TouchQueue("touches.P", send);
  await queue.add(HERE, touch("1"));
  await queue.add(HERE, touch("2"));
  expect(ids(queue)).toEqual(["1", "2"]);

  // The page was closed, and opened again.
  const later = new TouchQueue("touches.P", send);
  expect(ids(later)).toEqual(["1", "2"]);
  isOut = false;
  await later.flush();
  expect(sent).toEqual([["1", "2"]]);
  expect(ids(later)).toEqual([]);
  expect(readKept("touches.P")).toBeUndefined();
});

test("a touch that is made while others are being sent follows them", async () => {
  const sent: string[] = [];
  let answer: () => void = () => undefined;
  const send: Send = async (_, touches) => {
    sent.push(...touches.map((one) => one.id));
    if (sent.length === 1) await new Promise<void>((go) => {
      answer = go;
    });
    return done(touches);
  };
  const onSent = vi.fn(() => Promise.resolve());
  const queue = new TouchQueue("touches.P", send, onSent);
  const first = queue.add(HERE, touch("1"));
  const second = queue.add(HERE, touch("2"));
  answer();
  await Promise.all([first, second]);
  expect(sent).toEqual(["1", "2"]);
  expect(onSent).toHaveBeenCalledTimes(1);
});

test("what the school has taken stays on top of the list until the list is fetched anew", async () => {
  let fetched: () => void = () => undefined;
  const onSent = () =>
    new Promise<void>((go) => {
      fetched = go;
    });
  const queue = new TouchQueue("touches.P", async (_, touches) => done(touches), onSent);
  await queue.add(HERE, touch("1"));
  expect(ids(queue)).toEqual([]);
  expect(queue.snapshot().taken.map((one) => one.touch.id)).toEqual(["1"]);
  expect(readKept("touches.P")).toBeUndefined();
  fetched();
  await vi.waitFor(() => expect(queue.snapshot().taken).toEqual([]));
});

test("one that is refused says why, and holds nothing up", async () => {
  const send: Send = async (_, touches) => done(touches, { 1: "Vänta." });
  const queue = new TouchQueue("touches.P", send);
  await queue.add(HERE, touch("1"));
  await queue.add(HERE, touch("2"));
  expect(ids(queue)).toEqual([]);
  expect(refusals(queue)).toEqual([["1", "Vänta."]]);
  queue.read("1");
  expect(refusals(queue)).toEqual([]);
});

test("where all are refused at once, each is asked about alone", async () => {
  let isOut = true;
  const send: Send = async (_, touches) => {
    if (isOut) throw new NoAnswer();
    if (touches.length > 1) throw new Problem("touch-not-of-today", 409, "den första");
    if (touches[0]?.id === "2") return done(touches);
    throw new Problem("touch-not-of-today", 409, "inte i dag");
  };
  const queue = new TouchQueue("touches.P", send);
  await queue.add(HERE, touch("1"));
  await queue.add(HERE, touch("2"));
  isOut = false;
  await queue.flush();
  expect(ids(queue)).toEqual([]);
  expect(refusals(queue)).toEqual([["1", "inte i dag"]]);
});

test.each([401, 429, 500, 503])("an answer of %i says nothing of a touch: it stays", async (status) => {
  const send: Send = async () => {
    throw new Problem("x", status, "");
  };
  const queue = new TouchQueue("touches.P", send);
  await queue.add(HERE, touch("1"));
  expect(ids(queue)).toEqual(["1"]);
});

test("at most thirty are sent at a time, and never those of two days together", async () => {
  let isOut = true;
  const sent: number[] = [];
  const send: Send = async (_, touches) => {
    if (isOut) throw new NoAnswer();
    sent.push(touches.length);
    return done(touches);
  };
  const queue = new TouchQueue("touches.P", send);
  for (let number = 0; number < 32; number += 1) await queue.add(HERE, touch(String(number)));
  await queue.add({ ...HERE, day: "2026-11-25" }, touch("other"));
  isOut = false;
  await queue.flush();
  expect(sent).toEqual([30, 2, 1]);
});

test("a private window keeps touches as long as the page lives", async () => {
  vi.stubGlobal("localStorage", {
    getItem: () => {
      throw new Error("denied");
    },
    setItem: () => {
      throw new Error("denied");
    },
    removeItem: () => {
      throw new Error("denied");
    },
  });
  const queue = new TouchQueue("touches.P", async () => {
    throw new NoAnswer();
  });
  await queue.add(HERE, touch("1"));
  expect(ids(queue)).toEqual(["1"]);
});
