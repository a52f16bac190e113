import type { Presence, RollCallReport } from "../../api/staff";

/** What a teacher reads on the way to a lesson's roll call, and in it. */
export const rollcallSv = {
  lessons: "Mina lektioner",
  noLessons: "Du har inga lektioner den här dagen.",
  cancelled: "Inställd",
  substitute: "Du vikarierar",
  takeRoll: (title: string, group: string, starts: string) =>
    `Ta närvaro: ${title}, ${group}, ${starts}`,
  now: "Nu",
  rollCall: (title: string, group: string) => `${title} ${group}`,
  at: (starts: string, ends: string) => `${starts}–${ends}`,
  opens: (time: string) => `Närvaron går att spara från ${time}.`,
  present: "Här",
  late: "Sen",
  absent: "Borta",
  leftEarly: "Gick",
  presence: {
    present: "Närvarande",
    late: "Kom sent",
    absent: "Frånvarande",
    leftEarly: "Gick tidigare",
  } as Record<Presence, string>,
  marked: (presence: string, missed: number) =>
    missed > 0 ? `${presence}, ${missed} min` : presence,
  lateOrLeft: "Sen eller gick",
  missed: "Minuter",
  fewer: "Färre minuter",
  more: "Fler minuter",
  reportedWhole: "Anmäld hela lektionen",
  reportedPart: "Anmäld en del av lektionen",
  wholeDay: "hela dagen",
  source: {
    guardian: "av vårdnadshavare",
    staff: "av skolan",
    leave: "beviljad ledighet",
  } as Record<RollCallReport["source"], string>,
  report: (what: string, part: string, source: string) => `${what}: ${part}, ${source}`,
  ownTimes: (starts: string, ends: string) => `Egen tid ${starts}–${ends}`,
  count: (present: number, late: number, absent: number) =>
    `${present} här, ${late} sena eller gick, ${absent} borta`,
  save: "Spara närvaron",
  saveAgain: "Spara ändringarna",
  saving: "Sparar …",
  undo: "Ångra",
  undone: "Ångrat.",
  saved: "Närvaron är sparad.",
  savedByMe: (time: string) => `Sparad av dig ${time}`,
  savedBy: (name: string, time: string) => `Sparad av ${name} ${time}`,
  savedByOther: (time: string) => `Sparad av en kollega ${time}`,
  unsure: "Inget svar kom. Det du har markerat finns kvar i telefonen. Spara igen.",
  colleagueWas: "Någon annan hann spara före dig. Se vad som skiljer och spara igen.",
  alreadyMine: "Det du sparade nyss kom fram. Spara igen för att få med resten.",
  differs: "Ni har markerat olika",
  colleagueSays: (name: string, mark: string) => `${name}: kollegan har markerat ${mark}`,
  takeTheirs: "Använd kollegans",
  keepMine: "Du har markerat",
  toLessons: "Till lektionerna",
};

export type RollcallTexts = typeof rollcallSv;
