/** What is read by who tells all guardians something. */
export const broadcastSv = {
  tell: "Skriv till vårdnadshavarna",
  ofGroup: "Meddelande till alla vårdnadshavare i gruppen",
  ofSchool: "Meddelande till alla vårdnadshavare på skolan",
  ofCommune: "Meddelande till alla vårdnadshavare i kommunen",
  words: "Meddelande",
  missing: "Skriv vad vårdnadshavarna behöver veta.",
  send: "Skicka",
  sent: "Meddelandet är på väg till vårdnadshavarna.",
};

export type BroadcastTexts = typeof broadcastSv;
