import { roundsEn } from "./en";
import { roundsSv } from "./sv";

export const roundsTexts = { sv: roundsSv, en: roundsEn };
