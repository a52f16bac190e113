import { fritidsEn } from "./en";
import { fritidsSv } from "./sv";

export const fritidsTexts = { sv: fritidsSv, en: fritidsEn };
