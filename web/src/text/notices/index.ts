import { noticesEn } from "./en";
import { noticesSv } from "./sv";

export const noticesTexts = { sv: noticesSv, en: noticesEn };
