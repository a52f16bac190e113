import type { components } from "./schema";

type Schemas = components["schemas"];

export type FritidsWeek = Schemas["FritidsWeekOut"];
export type FritidsDay = Schemas["FritidsDayOut"];
export type FritidsPlan = Schemas["FritidsPlanOut"];
export type Holiday = Schemas["HolidayOut"];
export type HolidayAnswer = Schemas["HolidayAnswerOut"];
export type HolidayAnswerIn = Schemas["HolidayAnswerIn"];
export type Times = Schemas["TimesOut"];
export type Lock = Schemas["LockOut"];
export type DayChange = Schemas["DayChangeIn"];
export type DayPickUp = Schemas["DayPickUpIn"];
export type PickUp = Schemas["PickUpIn"];
export type Schedule = Schemas["ScheduleIn"];
export type Residence = Schemas["ResidenceIn"];
export type WeekCopy = Schemas["WeekCopyIn"];
export type WeekCopies = Schemas["WeekCopiesOut"];
export type FritidsUnit = Schemas["FritidsUnitOut"];
export type FritidsUnitIn = Schemas["FritidsUnitIn"];
