import { memo } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import type { Presence, RollCall, RollCallReport, RollCallStudent } from "../../api/staff";
import { likelyMissed, type RollMark } from "../../rules/rollCall";
import { schoolNow } from "../../text/days";
import { useTexts } from "../../text/language";
import { rollcallTexts } from "../../text/rollcall";
import { Missed } from "./Missed";

type Button = "present" | "late" | "absent";
const BUTTONS: Button[] = ["present", "late", "absent"];

interface Props {
  rollCall: RollCall;
  student: RollCallStudent;
  mark: RollMark;
  onMark: (studentId: string, mark: RollMark) => void;
}

/** One student: three buttons a thumb wide, and minutes only for who missed some. */
export const StudentRow = memo(function StudentRow({ rollCall, student, mark, onMark }: Props) {
  const own = useTexts(rollcallTexts);
  const isLeft = mark.presence === "leftEarly";
  const choose = (presence: Presence) => {
    const missed = likelyMissed(rollCall, student, presence, schoolNow());
    onMark(student.id, { presence, missed });
  };
  const nameId = `student-${student.id}`;
  return (
    <li className={`roll ${mark.presence}`}>
      <div className="roll-who">
        <span id={nameId} className="row-title">
          {student.displayName}
        </span>
        <Reports student={student} />
        {student.ownTimes && (
          <span className="quiet">
            {own.ownTimes(
              student.ownTimes.starts ?? rollCall.lesson.starts,
              student.ownTimes.ends ?? rollCall.lesson.ends,
            )}
          </span>
        )}
      </div>
      <RadioGroup
        className="roll-marks"
        orientation="horizontal"
        aria-labelledby={nameId}
        value={isLeft ? "late" : mark.presence}
        onChange={(presence) => choose(presence as Presence)}
      >
        {BUTTONS.map((presence) => (
          <Radio key={presence} value={presence} className={`roll-mark ${presence}`}>
            {presence === "late" && isLeft ? own.leftEarly : own[presence]}
          </Radio>
        ))}
      </RadioGroup>
      {mark.missed > 0 && (
        <Missed
          rollCall={rollCall}
          student={student}
          mark={mark}
          onChoose={choose}
          onMissed={(missed) => onMark(student.id, { ...mark, missed })}
        />
      )}
    </li>
  );
});

function Reports({ student }: { student: RollCallStudent }) {
  const own = useTexts(rollcallTexts);
  if (student.reported === "none") return null;
  const what = student.reported === "whole" ? own.reportedWhole : own.reportedPart;
  return student.reports.map((one) => (
    <span key={one.id} className="roll-report">
      {own.report(what, partOf(one, own.wholeDay), own.source[one.source])}
      {one.note && <span className="quote"> {one.note}</span>}
    </span>
  ));
}

function partOf(report: RollCallReport, wholeDay: string): string {
  if (report.wholeDay || !report.starts) return wholeDay;
  return `${report.starts}–${report.ends ?? ""}`;
}
