import type { FreeSlot } from "../../api/meetings";
import { mayHaveArrived, type Problem } from "../../api/problem";
import { byDay, others } from "../../rules/meetings";
import { type RoundRead, useBook } from "../../state/meetings";
import { useTexts } from "../../text/language";
import { meetingsTexts } from "../../text/meetings";
import { ConfirmButton } from "../ConfirmButton";
import { Empty } from "../states";
import { useSlotWords } from "./slotWords";

interface Props {
  read: RoundRead;
  onSaid: (words: string) => void;
  onOutrun: (when: string, why: Problem) => void;
}

/** The free times by day; those of one teacher in one place stand together under a line. */
export function FreeTimes({ read, onSaid, onOutrun }: Props) {
  const own = useTexts(meetingsTexts);
  const words = useSlotWords();
  const { meeting, waiting } = read.round;
  const free = others(others(read.round.slots, meeting?.slot), waiting?.offer ?? undefined);
  if (free.length === 0) return <Empty>{meeting ? own.noneToChange : own.noneFree}</Empty>;
  return (
    <>
      {meeting && <p>{own.changeHelp}</p>}
      {byDay(free).map(({ day, slots }) => (
        <section key={day} className="day-of-slots">
          <h3>{words.day(day)}</h3>
          {inPlaces(slots, words.withAndWhere).map(([line, some]) => (
            <div key={line}>
              <p className="quiet">{line}</p>
              <ul className="slots">
                {some.map((slot) => (
                  <li key={slot.id}>
                    <Choice read={read} slot={slot} onSaid={onSaid} onOutrun={onOutrun} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

function inPlaces(slots: FreeSlot[], lineOf: (slot: FreeSlot) => string): [string, FreeSlot[]][] {
  const places = new Map<string, FreeSlot[]>();
  for (const slot of slots) {
    const line = lineOf(slot);
    places.set(line, [...(places.get(line) ?? []), slot]);
  }
  return [...places];
}

function Choice({ read, slot, onSaid, onOutrun }: Props & { slot: FreeSlot }) {
  const own = useTexts(meetingsTexts);
  const words = useSlotWords();
  const when = words.when(slot);
  const { meeting } = read.round;
  const act = useBook({
    read,
    slotId: slot.id,
    onDone: () => onSaid(meeting ? own.changedNow(when) : own.bookedNow(when)),
    onOutrun: (why) => onOutrun(when, why),
  });
  const lines = meeting
    ? {
        name: own.changeTo(when),
        question: own.changeQuestion(when),
        help: own.changeSure(words.when(meeting.slot)),
        yes: own.changeYes,
      }
    : {
        name: own.book(when),
        question: own.bookQuestion(when),
        help: words.withAndWhere(slot),
        yes: own.bookYes,
      };
  const help = mayHaveArrived(act.error) ? own.unsure : lines.help;
  return <ConfirmButton label={words.span(slot)} {...lines} help={help} act={act} />;
}
