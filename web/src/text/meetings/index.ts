import { meetingsEn } from "./en";
import { meetingsSv } from "./sv";

export const meetingsTexts = { sv: meetingsSv, en: meetingsEn };
