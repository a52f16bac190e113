import type { BroadcastTexts } from "./sv";

export const broadcastEn: BroadcastTexts = {
  tell: "Write to guardians",
  ofGroup: "Message to all guardians of the group",
  ofSchool: "Message to all guardians of the school",
  ofCommune: "Message to all guardians of the commune",
  words: "Message",
  missing: "Write what guardians need to know.",
  send: "Send",
  sent: "The message is on its way to the guardians.",
};
