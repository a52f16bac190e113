import { unitEn } from "./en";
import { unitSv } from "./sv";

export const unitTexts = { sv: unitSv, en: unitEn };
