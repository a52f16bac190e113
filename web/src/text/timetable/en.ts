import type { TimetableTexts } from "./sv";

export const timetableEn: TimetableTexts = {
  timetable: "Timetable",
  week: (number) => `Week ${number}`,
  shown: "Show",
  day: "Day",
  wholeWeek: "Week",
  previousWeek: "Previous week",
  nextWeek: "Next week",
  toThisWeek: "Go to this week",
  none: "The school has no timetable here. Absence is reported by the day or by the hour.",
  noLessons: "No lessons on this day.",
  noLessonsInWeek: "No lessons in this week.",
  kind: { lesson: "Lesson", break: "Break" },
  times: (starts, ends) => `${starts} to ${ends}`,
  room: (room) => `Room ${room}`,
  cancelled: "Cancelled",
  moved: (from) => `Moved from ${from}`,
  substitute: (names) => `Substitute: ${names}`,
  now: "Now",
};
