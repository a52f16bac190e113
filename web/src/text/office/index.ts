import { officeEn } from "./en";
import { officeSv } from "./sv";

export const officeTexts = { sv: officeSv, en: officeEn };
