import type { Missing, Part } from "../../rules/report";

/** What a guardian reads when reporting absence and looking at it. */
export const absenceSv = {
  whichChildren: "Vilka barn?",
  noChild: "Välj minst ett barn.",
  noCommonDay: "Barnens skolor har ingen gemensam dag att anmäla nu. Anmäl ett barn i taget.",
  lastDay: "Till och med",
  onlyThatDay: "Bara den dagen",
  weekendsPassedOver: "Helger och lov räknas inte.",
  howMuch: "Hur mycket av dagen?",
  part: { wholeDay: "Hela dagen", span: "En tid", lessons: "Vissa lektioner" } as Record<
    Part,
    string
  >,
  starts: "Från klockan",
  ends: "Till klockan",
  whichLessons: "Vilka lektioner?",
  lesson: (title: string, starts: string, ends: string) => `${starts}–${ends} ${title}`,
  missing: {
    times: "Fyll i båda tiderna.",
    tooShort: "Ange en tid som slutar minst 30 minuter efter att den börjar.",
    passed: "Tiden har redan varit. Välj en tid som inte är över.",
    lessons: "Välj minst en lektion.",
  } as Record<Missing, string>,
  sendPart: "Anmäl",
  closedSchool: (school: string, time: string) =>
    `${school}: anmälan för i dag stängde ${time}.`,
  reportedMany: (names: string, when: string) => `${names} är anmälda frånvarande ${when}.`,
  withPart: (days: string, part: string) => `${days}, ${part}`,
  period: (first: string, last: string) => `${first} till ${last}`,
  callSchool: (school: string) => `Ring ${school}`,
  refusedFor: (name: string, why: string) => `${name}: ${why}`,
  stillIll: (name: string, day: string) =>
    `Frånvaro är anmäld ${day}. Är ${name} fortfarande sjuk?`,
  stillIllYes: (day: string) => `Anmäl ${day} också`,
  ended: "Avslutad",
  cameBackNow: "Är tillbaka nu",
  cameBackQuestion: (day: string) => `Avsluta frånvaron ${day} nu?`,
  cameBackHelp: "Det som har varit av dagen står kvar som anmält.",
  cameBackYes: "Ja, avsluta nu",
  cameBackDone: "Frånvaron är avslutad.",
  lessonCount: (count: number) => (count === 1 ? "1 lektion" : `${count} lektioner`),
};

export type AbsenceTexts = typeof absenceSv;
