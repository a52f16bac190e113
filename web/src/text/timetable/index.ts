import { timetableEn } from "./en";
import { timetableSv } from "./sv";

export const timetableTexts = { sv: timetableSv, en: timetableEn };
