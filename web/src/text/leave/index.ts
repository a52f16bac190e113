import { leaveEn } from "./en";
import { leaveSv } from "./sv";

export const leaveTexts = { sv: leaveSv, en: leaveEn };
