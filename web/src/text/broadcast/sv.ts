/** What is read by who tells all guardians something. */
export const broadcastSv = {
  tell: "Skriv till alla vårdnadshavare",
  ofGroup: "Skriv till alla vårdnadshavare i gruppen",
  ofSchool: "Skriv till alla vårdnadshavare på skolan",
  ofCommune: "Skriv till alla vårdnadshavare i kommunen",
  words: "Meddelande",
  missing: "Skriv vad vårdnadshavarna behöver veta.",
  send: "Skicka",
  sent: "Meddelandet är på väg till vårdnadshavarna.",
};

export type BroadcastTexts = typeof broadcastSv;
