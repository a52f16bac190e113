import { absenceEn } from "./en";
import { absenceSv } from "./sv";

export const absenceTexts = { sv: absenceSv, en: absenceEn };
