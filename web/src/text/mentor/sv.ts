/** What a mentor reads of one student. */
export const mentorSv = {
  lead: "Sen ankomst och frånvaro på lektionerna de senaste 30 dagarna.",
  none: "Inga sena ankomster och ingen frånvaro på lektionerna.",
  someStudent: "Eleven",
  toDay: "Till klassens dag",
  look: (name: string) => `Närvaro för ${name}`,
  explained: "Vårdnadshavaren har förklarat",
  toDecide: "Väntar på dig",
  valid: "Giltig frånvaro",
  invalid: "Ogiltig frånvaro",
  makeValid: "Gör giltig",
  makeInvalid: "Gör ogiltig",
  about: (what: string, day: string, time: string) => `${what}, ${day} ${time}`,
  askValid: (day: string, time: string) => `Ska frånvaron ${day} ${time} vara giltig?`,
  askInvalid: (day: string, time: string) => `Ska frånvaron ${day} ${time} vara ogiltig?`,
  help: "Vårdnadshavarna ser vad du har bestämt, och statistiken räknas om.",
  yesValid: "Ja, giltig",
  yesInvalid: "Ja, ogiltig",
  isValid: "Frånvaron är giltig nu.",
  isInvalid: "Frånvaron är ogiltig nu.",
};

export type MentorTexts = typeof mentorSv;
