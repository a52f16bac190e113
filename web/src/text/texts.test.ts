import { expect, test } from "vitest";
import { en } from "./en";
import { sv } from "./sv";
import { absenceTexts } from "./absence";
import { decideTexts } from "./decide";
import { fritidsTexts } from "./fritids";
import { leaveTexts } from "./leave";
import { marksTexts } from "./marks";
import { mentorTexts } from "./mentor";
import { officeTexts } from "./office";
import { meetingsTexts } from "./meetings";
import { noticesTexts } from "./notices";
import { registrationTexts } from "./registration";
import { rollcallTexts } from "./rollcall";
import { roundsTexts } from "./rounds";
import { statisticsTexts } from "./statistics";
import { unitTexts } from "./unit";
import { timetableTexts } from "./timetable";

/** The first view's texts, and those of each part that is loaded on demand. */
const PARTS = {
  first: { sv, en },
  absence: absenceTexts,
  timetable: timetableTexts,
  marks: marksTexts,
  leave: leaveTexts,
  rollcall: rollcallTexts,
  fritids: fritidsTexts,
  registration: registrationTexts,
  meetings: meetingsTexts,
  rounds: roundsTexts,
  decide: decideTexts,
  statistics: statisticsTexts,
  unit: unitTexts,
  office: officeTexts,
  mentor: mentorTexts,
  notices: noticesTexts,
};
const named = Object.entries(PARTS);

/** Every text with its place; what takes values is called with some. */
function texts(of: unknown, place = ""): [string, string][] {
  if (typeof of === "function") return [[place, String(of("1", "2", "3"))]];
  if (typeof of === "string") return [[place, of]];
  return Object.entries(of as object).flatMap(([name, one]) => texts(one, `${place}.${name}`));
}

const places = (of: unknown) => texts(of).map(([place]) => place);

test.each(named)("both languages have the same texts, in the same order: %s", (_, both) => {
  expect(places(both.en)).toEqual(places(both.sv));
});

// Some names are the same in both languages.
const SAME = new Set([
  ".appName",
  ".mentorOf",
  ".functionNames.information",
  ".signInWith.bankid",
]);

test.each(named)("no text is empty, and none is in the other language: %s", (_, both) => {
  const swedish = new Map(texts(both.sv));
  for (const [place, words] of texts(both.en)) {
    expect(words.trim(), place).not.toBe("");
    if (!SAME.has(place)) expect(words, place).not.toBe(swedish.get(place));
  }
});

test("one is told in the singular", () => {
  expect(sv.news(1)).toBe("1 nytt");
  expect(sv.news(2)).toBe("2 nya");
  expect(sv.bellUnread(1)).toBe("Aviseringar, 1 oläst");
  expect(sv.bellUnread(100)).toBe("Aviseringar, över 99 olästa");
});
