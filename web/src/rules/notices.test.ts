import { expect, test } from "vitest";
import type { Kind, Preferences } from "../api/notices";
import {
  bellWait,
  comesBy,
  grouped,
  isClock,
  isLocked,
  keyBytes,
  obstacleOf,
  registrationOf,
  wantedPreferences,
  WAYS,
  withKind,
  withWay,
  withWhen,
} from "./notices";

const leave: Kind = {
  kind: "attendance.leave_approved",
  title: "Ledigheten är beviljad",
  channels: ["push", "webPush"],
  when: "now",
  chosen: false,
  mandatory: false,
  urgent: false,
};
const unreported: Kind = { ...leave, kind: "attendance.unreported_absence", mandatory: true };
const all: Preferences = {
  language: "sv",
  quietHours: { begins: "20:30", ends: "06:30" },
  kinds: [leave, unreported],
};

test.each(WAYS)("a way that is chosen is there, and taken away it is gone: %s", (way) => {
  const without = withWay(leave, way, false);
  expect(comesBy(without, way)).toBe(false);
  expect(comesBy(withWay(without, way, true), way)).toBe(true);
  expect(withWay(withWay(leave, way, true), way, true)).toEqual(withWay(leave, way, true));
});

test("a phone and a browser are one way", () => {
  expect(withWay(leave, "push", false).channels).toEqual([]);
  expect(withWay({ ...leave, channels: ["push", "email"] }, "push", true).channels.sort()).toEqual([
    "email",
    "push",
    "webPush",
  ]);
});

test("the only way of a mandatory kind is locked, and of another kind none", () => {
  expect(isLocked(unreported, "push")).toBe(true);
  expect(isLocked(unreported, "sms")).toBe(false);
  expect(isLocked(withWay(unreported, "sms", true), "push")).toBe(false);
  expect(isLocked(leave, "push")).toBe(false);
});

test("only what has been chosen is sent, so that the rest follows the portal", () => {
  expect(wantedPreferences(all).kinds).toEqual([]);
  const changed = withKind(all, withWhen(leave, "digest"));
  expect(wantedPreferences(changed)).toEqual({
    language: "sv",
    quietHours: { begins: "20:30", ends: "06:30" },
    kinds: [{ kind: leave.kind, channels: ["push", "webPush"], when: "digest" }],
  });
  expect(changed.kinds[1]).toBe(unreported);
});

test("a time that is being typed is no time yet", () => {
  expect(["20:30", "00:00", "23:59"].every(isClock)).toBe(true);
  expect(["", "2", "24:00", "20:60", "20:30:00"].some(isClock)).toBe(false);
});

test("a browser that lacks anything is unable, and one that was told no is refused", () => {
  const able = { serviceWorker: true, pushManager: true, permission: "default" } as const;
  expect(obstacleOf(able)).toBeUndefined();
  expect(obstacleOf({ ...able, permission: "denied" })).toBe("refused");
  expect(obstacleOf({ ...able, pushManager: false })).toBe("unable");
  expect(obstacleOf({ ...able, serviceWorker: false })).toBe("unable");
  expect(obstacleOf({ ...able, permission: undefined })).toBe("unable");
});

test("a key in base64url is read as bytes", () => {
  expect([...keyBytes("-_8B")]).toEqual([251, 255, 1]);
  expect([...keyBytes("BA")]).toEqual([4]);
});

test("a subscription without keys is not registered", () => {
  const endpoint = "https://fcm.googleapis.com/fcm/send/a";
  expect(registrationOf({ endpoint })).toBeUndefined();
  expect(registrationOf({ endpoint, keys: { p256dh: "B", auth: "a" } })).toEqual({
    platform: "webPush",
    token: endpoint,
    publicKey: "B",
    auth: "a",
  });
});

test("without answers each wait is twice the one before, up to a quarter of an hour", () => {
  const minute = 60_000;
  expect(bellWait(false, 0)).toBe(minute);
  let now = minute;
  const waits = [1, 2, 3, 4, 5, 6].map(() => {
    const wait = bellWait(true, 1, now + 1);
    now += wait;
    return wait / minute;
  });
  expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
  expect(bellWait(false, 1, now)).toBe(minute);
});

test("every kind stands in one group, one of a module to come under other", () => {
  const named = ["booking.meeting_booked", "attendance.leave_approved", "menu.changed"];
  const kinds = named.map((kind) => ({ ...leave, kind }));
  expect(grouped(kinds).map((one) => [one.group, one.kinds.map(({ kind }) => kind)])).toEqual([
    ["attendance", ["attendance.leave_approved"]],
    ["booking", ["booking.meeting_booked"]],
    ["other", ["menu.changed"]],
  ]);
});
