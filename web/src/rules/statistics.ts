import type { GroupStatistics } from "../api/staff";
import { shiftDay } from "../text/days";

const DAYS_SHOWN = 30;

export interface Period {
  from: string;
  to: string;
}

/** The last 30 days, today with them. */
export function usualPeriod(today: string): Period {
  return { from: shiftDay(today, 1 - DAYS_SHOWN), to: today };
}

export function canAsk({ from, to }: Period): boolean {
  return from !== "" && to !== "" && from <= to;
}

/** Who is away the most comes first; whoever has been offered nothing comes last. */
export function byAbsence(statistics: GroupStatistics): GroupStatistics["students"] {
  const away = (one: GroupStatistics["students"][number]) => one.minutes.absentPerCent ?? -1;
  return [...statistics.students].sort((one, other) => away(other) - away(one));
}
