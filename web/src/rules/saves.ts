import type { RollCallSave, SavedMark } from "../api/staff";

/** One save, and what it says of those whom it marks otherwise than the save before it. */
export interface ShownSave {
  savedBy: RollCallSave["savedBy"];
  savedAt: string;
  changed: SavedMark[];
  present: number;
}

/** The saves as they came, newest first; of the first save those who were not simply there. */
export function shownSaves(saves: RollCallSave[]): ShownSave[] {
  return saves.map((save, place) => ({
    savedBy: save.savedBy,
    savedAt: save.savedAt,
    changed: changedMarks(save, saves[place + 1]),
    present: save.marks.filter((one) => one.presence === "present").length,
  }));
}

function changedMarks(save: RollCallSave, before: RollCallSave | undefined): SavedMark[] {
  if (!before) return save.marks.filter((one) => one.presence !== "present");
  const were = new Map(before.marks.map((one) => [one.studentId, one]));
  return save.marks.filter((one) => !isSame(one, were.get(one.studentId)));
}

function isSame(one: SavedMark, other: SavedMark | undefined): boolean {
  return one.presence === other?.presence && one.missedMinutes === other.missedMinutes;
}
