import type { Language } from "./language";
import type { Texts } from "./sv";

/** School days are dates on the school's wall, wherever the reader is. */
const ZONE = "Europe/Stockholm";

export function schoolDate(instant: Date = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(instant);
}

/** The time on the school's wall, `HH:MM`. */
export function schoolClock(instant: Date = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone: ZONE,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(instant);
}

/** The date and the time on the school's wall. */
export function schoolNow(): { date: string; clock: string } {
  const instant = new Date();
  return { date: schoolDate(instant), clock: schoolClock(instant) };
}

export function shiftDay(day: string, by: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + by);
  return at.toISOString().slice(0, 10);
}

/** Whether a text, as of an address, is a day that exists. */
export function isADay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export function dayName(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(new Date(`${day}T12:00:00Z`));
}

/** Monday is 1. */
export function weekdayName(weekday: number, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: "UTC", weekday: "long" }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );
}

/** `2026-11` as a reader calls it. */
export function monthName(month: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    timeZone: "UTC",
    month: "long",
    year: "numeric",
  }).format(new Date(`${month}-01T12:00:00Z`));
}

/** "Today" and "Tomorrow" where they are so, and always the weekday with its date. */
export function relativeDay(day: string, text: Texts, language: Language, today: string): string {
  const named = dayName(day, language);
  if (day === today) return `${text.today}, ${named}`;
  if (day === shiftDay(today, 1)) return `${text.tomorrow}, ${named}`;
  return capital(named);
}

/** Names in a row, with an "and" before the last. */
export function inARow(names: string[], language: Language): string {
  return new Intl.ListFormat(locale(language), { type: "conjunction" }).format(names);
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function wallTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    timeZone: ZONE,
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(instant));
}

function locale(language: Language): string {
  return language === "sv" ? "sv-SE" : "en-GB";
}
