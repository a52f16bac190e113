import type { RoundStudent, Slot, Wish } from "../../api/meetings";
import { withoutMeeting } from "../../rules/rounds";
import { type RoundPlace, useSayWish } from "../../state/rounds";
import { useTexts } from "../../text/language";
import { roundsTexts } from "../../text/rounds";
import { ChoiceSelect } from "../ChoiceSelect";
import { Empty, Failure } from "../states";
import { ForStudent } from "./ForStudent";
import { useSlotTimes } from "./SlotRow";

interface Props {
  place: RoundPlace;
  students: RoundStudent[];
  slots: Slot[];
  isSeparate: boolean;
  onSaid: (words: string) => void;
}

/** The group's students: who has a meeting and when, and what is said of those who have none. */
export function Students({ place, students, slots, isSeparate, onSaid }: Props) {
  const own = useTexts(roundsTexts);
  if (students.length === 0) return <Empty>{own.noStudents}</Empty>;
  const left = withoutMeeting(students, slots).length;
  return (
    <>
      <p className="total">{left === 0 ? own.allMet : own.left(left)}</p>
      <ul className="rows">
        {students.map((student) => {
          const taken = slots.filter((one) => one.meets?.studentId === student.id);
          return (
            <li key={student.id} className="row">
              <div>
                <span className="row-title">{student.displayName}</span>
                {taken.length === 0 && <span className="quiet">{own.noMeeting}</span>}
                {taken.map((slot) => (
                  <Taken key={slot.id} slot={slot} />
                ))}
              </div>
              {(taken.length > 0 ? taken : [undefined]).map((slot) => (
                <ForStudent
                  key={slot?.id ?? "none"}
                  place={{ ...place, studentId: student.id, taken: slot }}
                  name={student.displayName}
                  slots={slots}
                  isSeparate={isSeparate}
                  onSaid={onSaid}
                />
              ))}
              <SaidOf key={student.version} place={place} student={student} onSaid={onSaid} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Taken({ slot }: { slot: Slot }) {
  return <span>{useSlotTimes(slot).whole}</span>;
}

interface SaidProps {
  place: RoundPlace;
  student: RoundStudent;
  onSaid: (words: string) => void;
}

const WISHES = ["none", "requested", "notNeeded"] as const;

function SaidOf({ place, student, onSaid }: SaidProps) {
  const own = useTexts(roundsTexts);
  const act = useSayWish(place, student, () => onSaid(own.wishDone(student.displayName)));
  return (
    <div>
      <ChoiceSelect
        label={own.wishOf(student.displayName)}
        choices={WISHES.map((id) => ({ id, name: own.wishes[id] }))}
        chosen={student.wish ?? "none"}
        onChoose={(id) => {
          const wish = id === "none" ? null : (id as Wish);
          if (!act.isPending && wish !== student.wish) act.mutate(wish);
        }}
      />
      {act.isError && <Failure error={act.error} />}
    </div>
  );
}
