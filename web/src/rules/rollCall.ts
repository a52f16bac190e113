import type { Presence, RollCall, RollCallIn, RollCallStudent } from "../api/staff";
import { minutes } from "./week";

/** One student's mark; the minutes are those that were missed, of late and left early only. */
export interface RollMark {
  presence: Presence;
  missed: number;
}

/** What the teacher has marked here and not saved: it lies on top of what stands. */
export type Changes = Readonly<Record<string, RollMark>>;

/** What is marked and what was marked before each step, for going back. */
export interface Marking {
  changes: Changes;
  before: readonly Changes[];
}

export type Step =
  | { do: "mark"; studentId: string; mark: RollMark }
  | { do: "undo" }
  | { do: "drop" }
  | { do: "take"; studentIds: readonly string[] };

export const NOTHING_MARKED: Marking = { changes: {}, before: [] };
const PRESENT: RollMark = { presence: "present", missed: 0 };
const USUALLY_LATE = 10;

/** Everyone is here, but those who are reported away for all of it; a mark that is saved stands. */
export function standingMark(student: RollCallStudent): RollMark {
  if (student.mark) {
    return { presence: student.mark.presence, missed: student.mark.missedMinutes };
  }
  return student.reported === "whole" ? { presence: "absent", missed: 0 } : PRESENT;
}

export function markOf(student: RollCallStudent, changes: Changes): RollMark {
  return changes[student.id] ?? standingMark(student);
}

export function marking(before: Marking, step: Step): Marking {
  if (step.do === "drop") return NOTHING_MARKED;
  if (step.do === "undo") {
    const changes = before.before.at(-1);
    return changes ? { changes, before: before.before.slice(0, -1) } : before;
  }
  const changes =
    step.do === "mark"
      ? { ...before.changes, [step.studentId]: step.mark }
      : without(before.changes, step.studentIds);
  return { changes, before: [...before.before, before.changes] };
}

function without(changes: Changes, ids: readonly string[]): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([id]) => !ids.includes(id)));
}

/** How many minutes the lesson has for this student, who may have times of their own. */
export function lengthOf(rollCall: RollCall, student: RollCallStudent): number {
  const starts = student.ownTimes?.starts ?? rollCall.lesson.starts;
  const ends = student.ownTimes?.ends ?? rollCall.lesson.ends;
  return minutes(ends) - minutes(starts);
}

/** The minutes to begin with: so many as have passed, or as remain, while the lesson is on. */
export function likelyMissed(
  rollCall: RollCall,
  student: RollCallStudent,
  presence: Presence,
  now: { date: string; clock: string },
): number {
  if (presence === "present" || presence === "absent") return 0;
  const starts = student.ownTimes?.starts ?? rollCall.lesson.starts;
  const ends = student.ownTimes?.ends ?? rollCall.lesson.ends;
  const isOn = now.date === rollCall.date && now.clock > starts && now.clock < ends;
  if (!isOn) return Math.min(USUALLY_LATE, lengthOf(rollCall, student) - 1);
  const from = presence === "late" ? starts : now.clock;
  return minutes(presence === "late" ? now.clock : ends) - minutes(from);
}

export function rollCallBody(rollCall: RollCall, changes: Changes): RollCallIn {
  const { starts, ends } = rollCall.lesson;
  return {
    starts,
    ends,
    marks: rollCall.students.map((student) => {
      const { presence, missed } = markOf(student, changes);
      return {
        studentId: student.id,
        presence,
        missedMinutes: missed,
        ownTimes: student.ownTimes,
      };
    }),
  };
}

export interface RollCount {
  present: number;
  late: number;
  absent: number;
}

/** Whoever came late or left early was there too. */
export function countMarks(rollCall: RollCall, changes: Changes): RollCount {
  const all = rollCall.students.map((student) => markOf(student, changes).presence);
  const late = all.filter((one) => one === "late" || one === "leftEarly").length;
  const absent = all.filter((one) => one === "absent").length;
  return { present: all.length - late - absent, late, absent };
}

/** Where what a colleague has saved says otherwise than what is marked here. */
export function disagreements(rollCall: RollCall, changes: Changes): RollCallStudent[] {
  return rollCall.students.filter((student) => {
    const mine = changes[student.id];
    if (!mine || !student.mark) return false;
    return mine.presence !== student.mark.presence || mine.missed !== student.mark.missedMinutes;
  });
}

/** Whether there is something to save: a mark of one's own, or a roll call nobody has saved. */
export function hasToSave(rollCall: RollCall, changes: Changes): boolean {
  if (!rollCall.savedAt) return true;
  return rollCall.students.some((student) => {
    const standing = standingMark(student);
    const mark = markOf(student, changes);
    return !student.mark || mark.presence !== standing.presence || mark.missed !== standing.missed;
  });
}
