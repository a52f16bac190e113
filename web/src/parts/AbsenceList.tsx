import type { Absence } from "../api/client";
import { isUnderWay } from "../rules/report";
import { useWithdraw } from "../state/absence";
import { absenceTexts } from "../text/absence";
import { partOf } from "../text/absences";
import { capital, dayName, schoolNow, wallTime } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import type { Texts } from "../text/sv";
import { ConfirmButton } from "./ConfirmButton";
import { Done, Empty } from "./states";

interface Props {
  absences: Absence[];
  said: string;
  onSaid: (words: string) => void;
}

export function AbsenceList({ absences, said, onSaid }: Props) {
  const { text } = useLanguage();
  return (
    <>
      <Done>{said}</Done>
      {absences.length === 0 && <Empty>{text.noAbsences}</Empty>}
      <ul className="rows">
        {absences.map((absence) => (
          <Row key={absence.id} absence={absence} onSaid={onSaid} />
        ))}
      </ul>
    </>
  );
}

function Row({ absence, onSaid }: { absence: Absence; onSaid: (words: string) => void }) {
  const { text, language } = useLanguage();
  const own = useTexts(absenceTexts);
  const isWithdrawn = absence.status === "withdrawn";
  const lessons = absence.lessons.length;
  return (
    <li className={isWithdrawn ? "row past" : "row"}>
      <div>
        <span className="row-title">{capital(dayName(absence.date, language))}</span>
        <span>
          {lessons > 0 && `${own.lessonCount(lessons)}: `}
          {partOf(absence, text)}
        </span>
        <span className="quiet">
          {reporter(absence, text)}, {wallTime(absence.reportedAt, language)}
        </span>
        {absence.note && <span className="quote">{absence.note}</span>}
      </div>
      {isWithdrawn && <span className="mark">{text.withdrawn}</span>}
      {absence.status === "ended" && <span className="mark">{own.ended}</span>}
      {absence.mayWithdraw && <TakeBack absence={absence} onSaid={onSaid} />}
    </li>
  );
}

function reporter(absence: Absence, text: Texts): string {
  if (absence.reportedBy.me) return text.reportedByMe;
  if (absence.source === "leave") return text.reportedByLeave;
  if (absence.source === "staff") return text.reportedBySchool;
  if (!absence.reportedBy.name) return text.reportedByOther;
  return text.reportedBy(absence.reportedBy.name);
}

/** Before it begins a report is withdrawn; during its day the child came back. */
function TakeBack({ absence, onSaid }: { absence: Absence; onSaid: (words: string) => void }) {
  const { text, language } = useLanguage();
  const own = useTexts(absenceTexts);
  const ends = isUnderWay(absence, schoolNow());
  const act = useWithdraw(absence, () => onSaid(ends ? own.cameBackDone : text.withdrawDone));
  const day = dayName(absence.date, language);
  const about = absence.wholeDay ? day : `${day} ${partOf(absence, text)}`;
  const label = ends ? own.cameBackNow : text.withdraw;
  return (
    <ConfirmButton
      label={label}
      name={`${label}, ${about}`}
      question={ends ? own.cameBackQuestion(day) : text.withdrawQuestion(day)}
      {...(ends && { help: own.cameBackHelp })}
      yes={ends ? own.cameBackYes : text.withdrawYes}
      act={act}
    />
  );
}
