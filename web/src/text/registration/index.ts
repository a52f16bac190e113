import { registrationEn } from "./en";
import { registrationSv } from "./sv";

export const registrationTexts = { sv: registrationSv, en: registrationEn };
