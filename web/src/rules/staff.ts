import type { Me } from "../api/client";

type Group = Me["groups"][number];

export interface StaffTile {
  name: "lessons" | "leaves" | "statistics";
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
  return tiles;
}

/** Groups that have lessons: fritids has times instead. */
export function taughtGroups(me: Me): Group[] {
  return me.groups.filter((group) => group.kind !== "fritids");
}

export function mentoredClasses(me: Me): Group[] {
  return me.groups.filter((group) => group.mentor && group.kind !== "fritids");
}

/** The schools whose principal one is. */
export function ledSchools(me: Me): { id: string; name: string }[] {
  return me.roles
    .filter((role) => role.kind === "principal" && role.schoolId)
    .map((role) => ({ id: role.schoolId ?? "", name: role.schoolName ?? "" }));
}

/** Where a group's tile leads: a fritids unit has its own list of the day. */
export function groupPlace(group: Group): string {
  return `/groups/${group.id}/${group.kind === "fritids" ? "fritids" : "days"}/today`;
}
