import { decideEn } from "./en";
import { decideSv } from "./sv";

export const decideTexts = { sv: decideSv, en: decideEn };
