import type { Lesson } from "../../api/client";

/** What stands in the timetable's views. */
export const timetableSv = {
  timetable: "Schema",
  week: (number: number) => `Vecka ${number}`,
  shown: "Visa",
  day: "Dag",
  wholeWeek: "Vecka",
  previousWeek: "Föregående vecka",
  nextWeek: "Nästa vecka",
  toThisWeek: "Till den här veckan",
  none: "Skolan har inget schema här. Frånvaro anmäls per dag eller med klockslag.",
  noLessons: "Inga lektioner den här dagen.",
  noLessonsInWeek: "Inga lektioner den här veckan.",
  kind: { lesson: "Lektion", break: "Rast" } as Record<Lesson["kind"], string>,
  times: (starts: string, ends: string) => `${starts}–${ends}`,
  room: (room: string) => `Sal ${room}`,
  cancelled: "Inställd",
  moved: (from: string) => `Flyttad från ${from}`,
  substitute: (names: string) => `Vikarie: ${names}`,
  now: "Nu",
};

export type TimetableTexts = typeof timetableSv;
