import { mentorEn } from "./en";
import { mentorSv } from "./sv";

export const mentorTexts = { sv: mentorSv, en: mentorEn };
