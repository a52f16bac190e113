import { expect, test } from "vitest";
import type { Me } from "../api/client";
import {
  administeredSchools,
  groupPlace,
  ledSchools,
  meetingGroups,
  meetingSchools,
  officeSchools,
  staffTiles,
} from "./staff";

const group = (kind: "class" | "teachingGroup" | "fritids", mentor = false) => ({
  id: kind,
  name: kind,
  kind,
  schoolId: "S",
  mentor,
});

const me = (groups: Me["groups"], roles: Me["roles"] = []): Me => ({
  person: { id: "P", givenName: "", familyName: "", displayName: "" },
  roles,
  children: [],
  schools: [],
  groups,
});

const tiles = (one: Me) => staffTiles(one).map((tile) => tile.name);

test("a teacher has lessons and statistics, a mentor leave to decide on as well", () => {
  expect(tiles(me([group("teachingGroup")]))).toEqual(["lessons", "statistics"]);
  expect(tiles(me([group("class", true)]))).toEqual(["lessons", "leaves", "statistics"]);
});

test("fritids staff have no lessons, and a principal decides on leave without any", () => {
  expect(tiles(me([group("fritids", true)]))).toEqual([]);
  const principal = { kind: "principal" as const, schoolId: "S", schoolName: "Eken" };
  expect(tiles(me([], [principal]))).toEqual(["leaves"]);
});

test("a school that one both runs and leads stands once", () => {
  const at = (kind: Me["roles"][number]["kind"], schoolId: string | null) => ({
    kind,
    schoolId,
    schoolName: schoolId,
  });
  const both = me([], [at("principal", "S"), at("schoolAdministrator", "S"), at("teacher", "T")]);
  expect(officeSchools(both)).toEqual([{ id: "S", name: "S" }]);
  expect([ledSchools(both).length, administeredSchools(both).length]).toEqual([1, 1]);
  expect(officeSchools(me([], [at("communeAdministrator", null), at("guardian", "S")]))).toEqual([]);
});

test("a fritids unit leads to its own list of the day", () => {
  expect(groupPlace(group("fritids"))).toBe("/groups/fritids/fritids/today");
  expect(groupPlace(group("class"))).toBe("/groups/class/days/today");
});

test("meetings are planned for groups, and for whole schools, that have switched them on", () => {
  const school = (functions: string[]) => [{ id: "S", name: "Eken", phone: "", functions }];
  const admin = { kind: "schoolAdministrator" as const, schoolId: "S", schoolName: "Eken" };
  const teacher = { ...me([group("class"), group("fritids")], [admin]), schools: school(["meetings"]) };
  expect(tiles(teacher)).toEqual(["lessons", "statistics", "meetings"]);
  expect(meetingGroups(teacher).map((one) => one.id)).toEqual(["class"]);
  expect(meetingSchools(teacher)).toEqual([{ id: "S", name: "Eken" }]);
  const without = { ...teacher, schools: school(["attendance"]) };
  expect(tiles(without)).toEqual(["lessons", "statistics"]);
});
