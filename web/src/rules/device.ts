export type DeviceKind = "phone" | "tablet" | "computer";

/** What kind of thing this is, as its browser calls itself; no more than that is ever told. */
export function deviceKind(userAgent: string, touchPoints: number): DeviceKind {
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(userAgent)) return "tablet";
  // An iPad calls itself a Mac, which has no touch screen.
  if (userAgent.includes("Macintosh") && touchPoints > 1) return "tablet";
  return /Mobi|iPhone|Android/.test(userAgent) ? "phone" : "computer";
}
