/** What is read by who tells all guardians something. */
export const broadcastSv = {
  tell: "Skriv till alla vårdnadshavare",
  ofGroup: "Skriv till alla vårdnadshavare i gruppen",
  ofSchool: "Skriv till alla vårdnadshavare på skolan",
  ofCommune: "Skriv till alla vårdnadshavare i kommunen",
  words: "Meddelande",
  missing: "Skriv vad vårdnadshavarna behöver veta.",
  send: "Skicka",
  before: "Tidigare utskick",
  noneBefore: "Du har inte skickat något ännu.",
  to: { group: "Till en grupp", school: "Till skolan", commune: "Till kommunen" },
  more: "Visa fler",
  sent: "Meddelandet är på väg till vårdnadshavarna.",
};

export type BroadcastTexts = typeof broadcastSv;
