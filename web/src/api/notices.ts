import type { components } from "./schema";

type Schemas = components["schemas"];

export type Preferences = Schemas["PreferencesOut"];
export type PreferencesIn = Schemas["PreferencesIn"];
export type Kind = Schemas["KindOut"];
export type QuietHours = Schemas["QuietHoursOut"];
export type Device = Schemas["DeviceOut"];
export type DeviceIn = Schemas["DeviceIn"];
export type Overview = Schemas["OverviewOut"];
