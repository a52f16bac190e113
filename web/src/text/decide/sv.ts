import type { LeaveToDecide } from "../../api/staff";

/** What a mentor or a principal reads about leave to decide on. */
export const decideSv = {
  leaves: "Ledighet att besluta om",
  ofClass: (name: string) => `Klass ${name}`,
  ofSchool: (name: string) => `Skolan ${name}`,
  nothing: "Inget väntar på beslut.",
  nameHidden: "Namnet är skyddat",
  waited: (days: number) => {
    if (days === 0) return "Kom in i dag";
    return days === 1 ? "Har väntat 1 dag" : `Har väntat ${days} dagar`;
  },
  schoolDays: (days: number) => (days === 1 ? "1 skoldag" : `${days} skoldagar`),
  open: "Läs och besluta",
  openOf: (name: string, period: string) => `Läs och besluta: ${name}, ${period}`,
  title: (name: string) => `Ledighet för ${name}`,
  reason: "Skäl",
  events: "I skolan under perioden",
  event: {
    termBegins: "Terminen börjar",
    termEnds: "Terminen slutar",
    closedDay: "Skolan är stängd",
    publicHoliday: "Helgdag",
  } as Record<LeaveToDecide["events"][number]["kind"], string>,
  named: (what: string, name: string) => (name ? `${what}: ${name}` : what),
  appliedBy: (name: string) => (name ? `Sökt av ${name}` : "Sökt av vårdnadshavare"),
  status: {
    awaitsConfirmation: "Väntar på den andra vårdnadshavaren",
    awaitsDecision: "Väntar på beslut",
    approved: "Beviljad",
    rejected: "Avslagen",
    vetoed: "Nekad av vårdnadshavare",
    withdrawn: "Tillbakatagen",
  } as Record<LeaveToDecide["status"], string>,
  principalDecides: "Rektorn beslutar om den här ledigheten.",
  comment: "Kommentar till vårdnadshavarna (frivilligt)",
  final: "Ett beslut går inte att ändra. Beviljad ledighet blir giltig frånvaro.",
  approve: "Bevilja",
  reject: "Avslå",
  sure: { approved: "Bevilja ledigheten?", rejected: "Avslå ansökan?" },
  yes: { approved: "Ja, bevilja", rejected: "Ja, avslå" },
  done: {
    approved: "Ledigheten är beviljad.",
    rejected: "Ansökan är avslagen.",
  },
  changed: "Ansökan har ändrats, kanske dragits tillbaka. Se vad som gäller nu.",
  back: "Till listan",
};

export type DecideTexts = typeof decideSv;
