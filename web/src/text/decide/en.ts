import type { DecideTexts } from "./sv";

export const decideEn: DecideTexts = {
  leaves: "Leave to decide on",
  ofClass: (name) => `Class ${name}`,
  ofSchool: (name) => `The school ${name}`,
  nothing: "Nothing waits for a decision.",
  nameHidden: "The name is protected",
  waited: (days) => {
    if (days === 0) return "Came in today";
    return days === 1 ? "Has waited 1 day" : `Has waited ${days} days`;
  },
  schoolDays: (days) => (days === 1 ? "1 school day" : `${days} school days`),
  open: "Read and decide",
  openOf: (name, period) => `Read and decide: ${name}, ${period}`,
  title: (name) => `Leave for ${name}`,
  reason: "Reason",
  events: "At school in the period",
  event: {
    termBegins: "The term begins",
    termEnds: "The term ends",
    closedDay: "The school is closed",
    publicHoliday: "Public holiday",
  },
  named: (what, name) => (name ? `${what} – ${name}` : what),
  appliedBy: (name) => (name ? `Applied for by ${name}` : "Applied for by a guardian"),
  status: {
    awaitsConfirmation: "Waits for the other guardian",
    awaitsDecision: "Waits for a decision",
    approved: "Granted",
    rejected: "Refused",
    vetoed: "Refused by a guardian",
    withdrawn: "Withdrawn",
  },
  principalDecides: "The principal decides on this leave.",
  comment: "Comment to the guardians (optional)",
  final: "A decision cannot be changed. Leave that is granted becomes valid absence.",
  approve: "Grant",
  reject: "Refuse",
  sure: { approved: "Grant the leave?", rejected: "Refuse the application?" },
  yes: { approved: "Yes, grant", rejected: "Yes, refuse" },
  done: { approved: "The leave is granted.", rejected: "The application is refused." },
  changed: "The application has changed, and may be withdrawn. See what stands now.",
  back: "To the list",
};
