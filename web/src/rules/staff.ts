import type { Me } from "../api/client";

type Group = Me["groups"][number];

export interface StaffTile {
  name: "lessons" | "leaves" | "statistics" | "meetings";
  icon: string;
}

/** What staff do that is not of one group: teaching, deciding on leave, looking at statistics. */
export function staffTiles(me: Me): StaffTile[] {
  const tiles: StaffTile[] = [];
  if (taughtGroups(me).length > 0) tiles.push({ name: "lessons", icon: "timetable" });
  if (mentoredClasses(me).length + ledSchools(me).length > 0) {
    tiles.push({ name: "leaves", icon: "calendar" });
  }
  if (taughtGroups(me).length > 0) tiles.push({ name: "statistics", icon: "assessments" });
  if (meetingGroups(me).length + meetingSchools(me).length > 0) {
    tiles.push({ name: "meetings", icon: "meetings" });
  }
  return tiles;
}

/** One's groups at schools that have parent meetings. */
export function meetingGroups(me: Me): Group[] {
  return taughtGroups(me).filter((group) => hasMeetings(me, group.schoolId));
}

/** The schools with parent meetings that one administers. */
export function meetingSchools(me: Me): { id: string; name: string }[] {
  return me.roles
    .filter((role) => role.kind === "schoolAdministrator" && hasMeetings(me, role.schoolId))
    .map((role) => ({ id: role.schoolId ?? "", name: role.schoolName ?? "" }));
}

function hasMeetings(me: Me, schoolId: string | null): boolean {
  return me.schools.some((one) => one.id === schoolId && one.functions.includes("meetings"));
}

/** Groups that have lessons: fritids has times instead. */
export function taughtGroups(me: Me): Group[] {
  return me.groups.filter((group) => group.kind !== "fritids");
}

export function mentoredClasses(me: Me): Group[] {
  return me.groups.filter((group) => group.mentor && group.kind !== "fritids");
}

interface School {
  id: string;
  name: string;
}

/** The schools whose principal one is. */
export const ledSchools = (me: Me): School[] => schoolsAs(me, ["principal"]);

/** The schools that one runs. */
export const administeredSchools = (me: Me): School[] => schoolsAs(me, ["schoolAdministrator"]);

/** The schools that one runs or leads, each once. */
export const officeSchools = (me: Me): School[] =>
  schoolsAs(me, ["principal", "schoolAdministrator"]);

function schoolsAs(me: Me, kinds: string[]): School[] {
  const names = new Map(
    me.roles
      .filter((role) => role.schoolId && kinds.includes(role.kind))
      .map((role) => [role.schoolId ?? "", role.schoolName ?? ""]),
  );
  return [...names].map(([id, name]) => ({ id, name }));
}

/** Where a group's tile leads: a fritids unit has its own list of the day. */
export function groupPlace(group: Group): string {
  return `/groups/${group.id}/${group.kind === "fritids" ? "fritids" : "days"}/today`;
}
