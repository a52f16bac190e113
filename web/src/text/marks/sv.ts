import type { DayMark } from "../../api/client";

/** What the roll calls say of a child. */
export const marksSv = {
  marks: "Närvaro på lektionerna",
  marksLead: "Sen ankomst och frånvaro de senaste 30 dagarna.",
  none: "Inga sena ankomster och ingen frånvaro på lektionerna.",
  presence: {
    present: "Närvarande",
    late: "Sen ankomst",
    absent: "Frånvarande",
    leftEarly: "Gick tidigare",
  } as Record<DayMark["presence"], string>,
  times: (starts: string, ends: string) => `${starts}–${ends}`,
  minutes: (count: number) => (count === 1 ? "1 minut" : `${count} minuter`),
  unreported: "Ej anmäld",
  partlyReported: "Delvis anmäld",
  reported: "Anmäld",
  explained: "Förklaring",
  valid: "Godtagen av mentorn",
  invalid: "Inte godtagen av mentorn",
  waits: "Mentorn har inte svarat ännu.",
  explain: "Förklara",
  change: "Ändra förklaringen",
  about: (what: string, day: string, time: string) => `${what}, ${day} ${time}`,
  question: (what: string, day: string, time: string) => `Förklara: ${what} ${day} ${time}`,
  words: "Vad hände?",
  wordsHelp: "Skriv inte vad barnet var sjukt i. Mentorn läser förklaringen.",
  missing: "Skriv en förklaring.",
  send: "Skicka till mentorn",
  done: "Förklaringen är skickad till mentorn.",
};

export type MarksTexts = typeof marksSv;
