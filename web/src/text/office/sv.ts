/** What is read by those who run or lead a school. */
export const officeSv = {
  groups: "Skolans grupper",
  groupsOf: (school: string) => `Grupper på ${school}`,
  none: "Skolan har inga grupper ännu. De kommer med importen.",
  kinds: { class: "Klasser", fritids: "Fritids", teachingGroup: "Undervisningsgrupper" },
  settings: "Inställningar",
  settingsOf: (group: string) => `Inställningar för ${group}`,
  accounts: "Konton",
  accountsOf: (group: string) => `Konton i ${group}`,
  statistics: "Statistik",
  statisticsOf: (group: string) => `Statistik för ${group}`,
};

export type OfficeTexts = typeof officeSv;
