import type { BroadcastTexts } from "./sv";

export const broadcastEn: BroadcastTexts = {
  tell: "Write to all guardians",
  ofGroup: "Write to all guardians of the group",
  ofSchool: "Write to all guardians of the school",
  ofCommune: "Write to all guardians of the commune",
  words: "Message",
  missing: "Write what guardians need to know.",
  send: "Send",
  before: "Sent before",
  noneBefore: "You have not sent anything yet.",
  to: { group: "To a group", school: "To the school", commune: "To the commune" },
  more: "Show more",
  sent: "The message is on its way to the guardians.",
};
