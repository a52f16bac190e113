import type { OfficeTexts } from "./sv";

export const officeEn: OfficeTexts = {
  groups: "The school's groups",
  groupsOf: (school) => `Groups at ${school}`,
  none: "The school has no groups yet. They come with the import.",
  kinds: { class: "Classes", fritids: "After-school care", teachingGroup: "Teaching groups" },
  settings: "Settings",
  settingsOf: (group) => `Settings of ${group}`,
  accounts: "Accounts",
  accountsOf: (group) => `Accounts in ${group}`,
  statistics: "Statistics",
  statisticsOf: (group) => `Statistics of ${group}`,
};
