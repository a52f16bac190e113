import { marksEn } from "./en";
import { marksSv } from "./sv";

export const marksTexts = { sv: marksSv, en: marksEn };
