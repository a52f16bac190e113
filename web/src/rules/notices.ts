import type { DeviceIn, Kind, Preferences, PreferencesIn } from "../api/notices";

/** A way to be told, as people think of it: a phone and a browser are one. */
export type Way = "push" | "sms" | "email";

export const WAYS: Way[] = ["push", "sms", "email"];

type Channel = Kind["channels"][number];

const CHANNELS: Record<Way, Channel[]> = {
  push: ["push", "webPush"],
  sms: ["sms"],
  email: ["email"],
};

export function comesBy(kind: Kind, way: Way): boolean {
  return CHANNELS[way].some((one) => kind.channels.includes(one));
}

/** The only way that a mandatory kind comes by cannot be taken away. */
export function isLocked(kind: Kind, way: Way): boolean {
  return kind.mandatory && comesBy(kind, way) && WAYS.filter((one) => comesBy(kind, one)).length < 2;
}

/** A kind with a way more, or less. */
export function withWay(kind: Kind, way: Way, isOn: boolean): Kind {
  const rest = kind.channels.filter((one) => !CHANNELS[way].includes(one));
  return { ...kind, chosen: true, channels: isOn ? [...rest, ...CHANNELS[way]] : rest };
}

export function withWhen(kind: Kind, when: Kind["when"]): Kind {
  return { ...kind, chosen: true, when };
}

export type Group = "attendance" | "booking" | "directory" | "other";

const GROUPS: Group[] = ["attendance", "booking", "directory", "other"];

const groupOf = ({ kind }: Kind): Group => GROUPS.find((one) => kind.startsWith(`${one}.`)) ?? "other";

/** The kinds under the module that tells them, those that there are. */
export function grouped(kinds: Kind[]): { group: Group; kinds: Kind[] }[] {
  return GROUPS.map((group) => ({
    group,
    kinds: kinds.filter((one) => groupOf(one) === group),
  })).filter((one) => one.kinds.length > 0);
}

export function withKind(all: Preferences, changed: Kind): Preferences {
  return { ...all, kinds: all.kinds.map((one) => (one.kind === changed.kind ? changed : one)) };
}

/** What is sent: a kind that nobody has chosen goes on following what the portal has. */
export function wantedPreferences({ language, quietHours, kinds }: Preferences): PreferencesIn {
  const chosen = kinds.filter((one) => one.chosen);
  return {
    language,
    quietHours,
    kinds: chosen.map(({ kind, channels, when }) => ({ kind, channels, when })),
  };
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export const isClock = (text: string): boolean => CLOCK.test(text);

/** Why this browser cannot be registered: it is not able to, or it has been told no. */
export type Obstacle = "unable" | "refused" | undefined;

interface Surroundings {
  serviceWorker: boolean;
  pushManager: boolean;
  permission: NotificationPermission | undefined;
}

export function obstacleOf({ serviceWorker, pushManager, permission }: Surroundings): Obstacle {
  if (!serviceWorker || !pushManager || permission === undefined) return "unable";
  return permission === "denied" ? "refused" : undefined;
}

/** The portal's key, as a browser subscribes with it: base64url without padding (RFC 8292). */
export function keyBytes(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (one) => one.charCodeAt(0));
}

/** A subscription as the portal registers it; none of one without keys. */
export function registrationOf(subscription: PushSubscriptionJSON): DeviceIn | undefined {
  const { endpoint, keys } = subscription;
  const publicKey = keys?.["p256dh"];
  const auth = keys?.["auth"];
  if (!endpoint || !publicKey || !auth) return undefined;
  return { platform: "webPush", token: endpoint, publicKey, auth };
}

const EVERY_MS = 60_000;
const MOST_MS = 15 * 60_000;

/**
 * How long until the bell is asked again: a minute, and without answers as long as it has been
 * without one, so that each wait is twice the one before.
 */
export function bellWait(isFailing: boolean, answeredAt: number, now = Date.now()): number {
  if (!isFailing || answeredAt === 0) return EVERY_MS;
  return Math.min(Math.max(now - answeredAt, EVERY_MS), MOST_MS);
}
