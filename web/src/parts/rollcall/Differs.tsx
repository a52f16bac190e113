import { Button } from "react-aria-components/Button";
import type { RollCall } from "../../api/staff";
import { type Changes, disagreements, markOf, standingMark } from "../../rules/rollCall";
import { useTexts } from "../../text/language";
import { rollcallTexts } from "../../text/rollcall";

interface Props {
  rollCall: RollCall;
  changes: Changes;
  onTake: (studentIds: string[]) => void;
}

/** Where a colleague has saved otherwise: what each says, and whose is to hold. */
export function Differs({ rollCall, changes, onTake }: Props) {
  const own = useTexts(rollcallTexts);
  const students = disagreements(rollCall, changes);
  if (students.length === 0) return null;
  const said = (mark: { presence: keyof typeof own.presence; missed: number }) =>
    own.marked(own.presence[mark.presence].toLocaleLowerCase(), mark.missed);
  return (
    <section className="card">
      <h2>{own.differs}</h2>
      <ul className="rows close">
        {students.map((student) => (
          <li key={student.id} className="row">
            <div>
              <span>{own.colleagueSays(student.displayName, said(standingMark(student)))}</span>
              <span className="quiet">
                {own.keepMine} {said(markOf(student, changes))}
              </span>
            </div>
            <Button
              className="button plain"
              aria-label={`${own.takeTheirs}, ${student.displayName}`}
              onPress={() => onTake([student.id])}
            >
              {own.takeTheirs}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
