import { expect, it } from "vitest";
import { deviceKind } from "./device";

const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15";

it.each([
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148", 5, "phone"],
  ["Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/131.0 Mobile Safari/537.36", 5, "phone"],
  ["Mozilla/5.0 (Linux; Android 15; SM-X710) Chrome/131.0 Safari/537.36", 5, "tablet"],
  [MAC, 5, "tablet"],
  [MAC, 0, "computer"],
  ["Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0 Safari/537.36", 0, "computer"],
  ["", 0, "computer"],
] as const)("%s with %d touch points is a %3$s", (agent, points, kind) => {
  expect(deviceKind(agent, points)).toBe(kind);
});
