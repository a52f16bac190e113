import type { MentorTexts } from "./sv";

export const mentorEn: MentorTexts = {
  lead: "Late arrivals and absence from lessons in the last 30 days.",
  none: "No late arrivals, and no absence from lessons.",
  someStudent: "The student",
  toDay: "To the day of the class",
  look: (name) => `Attendance of ${name}`,
  explained: "The guardian has explained",
  toDecide: "Waits for you",
  valid: "Valid absence",
  invalid: "Invalid absence",
  makeValid: "Make valid",
  makeInvalid: "Make invalid",
  about: (what, day, time) => `${what} – ${day} ${time}`,
  askValid: (day, time) => `Is the absence of ${day} ${time} to be valid?`,
  askInvalid: (day, time) => `Is the absence of ${day} ${time} to be invalid?`,
  help: "The guardians see what you have decided, and the statistics are counted anew.",
  yesValid: "Yes, valid",
  yesInvalid: "Yes, invalid",
  isValid: "The absence is valid now.",
  isInvalid: "The absence is invalid now.",
};
