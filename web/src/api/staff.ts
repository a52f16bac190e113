import type { components } from "./schema";

type Schemas = components["schemas"];

export type TeacherWeek = Schemas["TeacherWeekOut"];
export type RollCall = Schemas["RollCallOut"];
export type RollCallStudent = Schemas["RollCallStudentOut"];
export type RollCallReport = Schemas["RollCallReportOut"];
export type RollCallSave = Schemas["SavedRollCallOut"];
export type SavedMark = Schemas["SavedMarkOut"];
export type RollCallIn = Schemas["RollCallIn"];
export type Presence = Schemas["RollCallMarkOut"]["presence"];
export type UnitDay = Schemas["UnitDayOut"];
export type UnitChild = Schemas["UnitChildOut"];
export type ChildTimes = Schemas["ChildTimesOut"];
export type PickUpCard = Schemas["PickUpCardOut"];
export type Touch = Schemas["TouchIn"];
export type Touches = Schemas["TouchesOut"];
export type Occupancy = Schemas["OccupancyOut"];
export type MissingWeek = Schemas["MissingWeekOut"];
export type WaitingLeave = Schemas["WaitingLeaveOut"];
export type LeaveToDecide = Schemas["LeaveToDecideOut"];
export type SchoolGroup = Schemas["SchoolGroupOut"];
export type GroupStatistics = Schemas["GroupStatisticsOut"];
export type Minutes = Schemas["MinutesOut"];
