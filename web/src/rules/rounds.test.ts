import { expect, test } from "vitest";
import type { Round, Slot } from "../api/meetings";
import {
  draftOf,
  EMPTY_ROUND,
  freeAhead,
  groupsToChoose,
  preview,
  printSize,
  type RoundDraft,
  roundIn,
  roundMissing,
  type SlotsDraft,
  slotsMissing,
  stageOf,
  teachersOf,
  withoutMeeting,
} from "./rounds";

const written: RoundDraft = {
  ...EMPTY_ROUND,
  title: "Utvecklingssamtal",
  opensDay: "2026-12-01",
  closesDay: "2026-12-08",
  firstDay: "2026-12-07",
  lastDay: "2026-12-11",
  where: "Sal 4",
};

test.each<[string, Partial<RoundDraft>, string | undefined]>([
  ["all is there", {}, undefined],
  ["the title is blank", { title: " " }, "title"],
  ["a day is missing", { lastDay: "" }, "days"],
  ["the days stand backwards", { lastDay: "2026-12-06" }, "dayOrder"],
  ["the window has no time", { opensTime: "" }, "window"],
  ["the window closes as it opens", { closesDay: "2026-12-01", closesTime: "08:00" }, "windowOrder"],
  ["the window closes after the meetings", { closesDay: "2026-12-12" }, "late"],
  ["the place is blank", { where: "" }, "place"],
  ["the link is a place", { venue: "link" }, "link"],
  ["the link is not safe", { venue: "link", where: "http://mote.example" }, "link"],
  ["it is by video", { venue: "link", where: "https://mote.example/4a" }, undefined],
])("a round is held back, or not, when %s", (_, changed, why) => {
  expect(roundMissing({ ...written, ...changed })).toBe(why);
});

const round: Round = {
  id: "r1",
  groupId: "g1",
  title: "Utvecklingssamtal",
  opensAt: "2026-12-01T07:00:00Z",
  closesAt: "2026-12-08T19:00:00Z",
  firstDay: "2026-12-07",
  lastDay: "2026-12-11",
  minutes: 15,
  gap: 5,
  venue: { place: "Sal 4", link: null },
  note: null,
  separate: false,
  seriesId: null,
  status: "open",
  reason: null,
  slotCount: 0,
};

test("a round is written over as it stands, on the school's clock", () => {
  const sent = roundIn(draftOf(round));
  expect(sent.opens).toEqual({ day: "2026-12-01", time: "08:00" });
  expect(sent.closes).toEqual({ day: "2026-12-08", time: "20:00" });
  expect(sent).toMatchObject({ place: "Sal 4", link: null, note: null, minutes: 15, gap: 5 });
  const video = draftOf({ ...round, venue: { place: null, link: "https://mote.example" } });
  expect(roundIn(video)).toMatchObject({ place: null, link: "https://mote.example" });
});

const evening: SlotsDraft = {
  day: "2026-12-07",
  starts: "16:00",
  ends: "18:00",
  single: false,
  blocked: false,
  teacherIds: ["t1"],
};

test("16:00 to 18:00 with 15 minutes and a gap of 5 are six times", () => {
  const spans = preview(evening, round);
  expect(spans).toHaveLength(6);
  expect(spans[0]).toEqual({ starts: "16:00", ends: "16:15" });
  expect(spans.at(-1)).toEqual({ starts: "17:40", ends: "17:55" });
});

test.each([5, 15, 20, 45])("no time of %i minutes reaches past the end, or into the next", (minutes) => {
  for (const gap of [0, 5, 30]) {
    const spans = preview(evening, { minutes, gap });
    for (const [place, span] of spans.entries()) {
      expect(span.ends <= evening.ends).toBe(true);
      const before = spans[place - 1];
      if (before) expect(before.ends <= span.starts).toBe(true);
    }
  }
});

test("a single time is just that, and half a time is none", () => {
  expect(preview({ ...evening, single: true }, round)).toEqual([{ starts: "16:00", ends: "18:00" }]);
  expect(preview({ ...evening, ends: "" }, round)).toEqual([]);
  expect(preview({ ...evening, ends: "15:00" }, round)).toEqual([]);
});

test.each<[string, Partial<SlotsDraft>, string | undefined]>([
  ["all is there", {}, undefined],
  ["there is no day", { day: "" }, "day"],
  ["the day is before the round's", { day: "2026-12-06" }, "outside"],
  ["the day is after the round's", { day: "2026-12-12" }, "outside"],
  ["the end is missing", { ends: "" }, "times"],
  ["the times stand backwards", { ends: "16:00" }, "times"],
  ["it begins between two fives", { starts: "16:02" }, "step"],
  ["not even one has room", { ends: "16:10" }, "none"],
  ["one is longer than a meeting", { single: true, ends: "18:05" }, "length"],
  ["one is as long as a meeting may be", { single: true }, undefined],
  ["they are more than go at once", { starts: "06:00", ends: "22:00" }, "tooMany"],
  ["nobody holds them", { teacherIds: [] }, "teacher"],
])("times are held back, or not, when %s", (_, changed, why) => {
  expect(slotsMissing({ ...evening, ...changed }, round)).toBe(why);
});

test.each([
  ["2026-12-01T06:59:59Z", "planned"],
  ["2026-12-01T07:00:00Z", "open"],
  ["2026-12-08T18:59:59Z", "open"],
  ["2026-12-08T19:00:00Z", "closed"],
  ["2026-12-11T22:59:00Z", "closed"],
  ["2026-12-11T23:00:00Z", "over"],
])("at %s the round is %s", (now, stage) => {
  expect(stageOf(round, new Date(now))).toBe(stage);
  expect(stageOf({ ...round, status: "cancelled" }, new Date(now))).toBe("cancelled");
});

const slot = (id: string, studentId: string | null, teacher: string): Slot => ({
  id,
  startsAt: "2026-12-07T15:00:00Z",
  endsAt: "2026-12-07T15:15:00Z",
  teachers: [{ id: teacher, name: teacher.toUpperCase() }],
  venue: round.venue,
  state: studentId ? "booked" : "free",
  meets: studentId ? { studentId, displayName: studentId, aloneGuardianId: null } : null,
  version: 1,
});

test("who has no meeting yet is told, unless none is needed", () => {
  const students = [
    { id: "alva", wish: null },
    { id: "elias", wish: "requested" },
    { id: "siri", wish: "notNeeded" },
  ];
  const left = withoutMeeting(students, [slot("s1", "alva", "t1"), slot("s2", null, "t1")]);
  expect(left.map((one) => one.id)).toEqual(["elias"]);
});

test("each teacher stands once, oneself first", () => {
  const slots = [slot("s1", null, "t2"), slot("s2", null, "t1"), slot("s3", null, "t2")];
  const group = [{ id: "t3", name: "Olle" }, { id: "t1", name: "Karin" }];
  expect(teachersOf({ id: "t1", name: "Karin" }, group, slots)).toEqual([
    { id: "t1", name: "Karin" },
    { id: "t3", name: "Olle" },
    { id: "t2", name: "T2" },
  ]);
});

test("a short day is printed in full size, and a long one smaller, but never too small to read", () => {
  expect(printSize(0)).toBe(10.5);
  expect(printSize(26)).toBe(10.5);
  expect(printSize(39)).toBe(7);
  expect(printSize(200)).toBe(6);
});

test("staff give a student a time that is free and has not begun", () => {
  const [free, taken] = [slot("s1", null, "t1"), slot("s2", "alva", "t1")];
  const blocked = { ...free, id: "s3", state: "blocked" as const };
  expect(freeAhead([free, taken, blocked], new Date("2026-12-07T14:59:59Z"))).toEqual([free]);
  expect(freeAhead([free], new Date("2026-12-07T15:00:00Z"))).toEqual([]);
});

test("groups to choose are one's own and those that had a round, each once, by name", () => {
  const before = {
    id: "s",
    title: "",
    opensAt: "",
    closesAt: "",
    firstDay: "",
    lastDay: "",
    status: "open" as const,
    reason: null,
    version: 1,
    rounds: [
      { roundId: "r1", groupId: "g1", groupName: "4A" },
      { roundId: "r2", groupId: "g2", groupName: "1Ö" },
    ],
  };
  const found = groupsToChoose([{ id: "g1", name: "4A" }, { id: "g3", name: "6C" }], [before, before]);
  expect(found.map((one) => one.name)).toEqual(["1Ö", "4A", "6C"]);
});
