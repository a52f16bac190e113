import type { Child } from "../../api/client";
import type { ChildsRound, Proposal } from "../../api/meetings";
import { mayHaveArrived } from "../../api/problem";
import { toBook } from "../../rules/meetings";
import { useBookVisit, useProposals, type VisitBooked } from "../../state/siblings";
import { capital, inARow } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { meetingsTexts } from "../../text/meetings";
import { Card } from "../Card";
import { ConfirmButton } from "../ConfirmButton";
import { Empty, Failure, Loading, reasonOf } from "../states";
import { useSlotWords } from "./slotWords";

const MOST_SHOWN = 4;

interface Props {
  children: Child[];
  among: ChildsRound[];
  onSaid: (words: string) => void;
  onMissed: (words: string) => void;
}

/** One visit for the whole family: the siblings side by side, after each other. */
export function Siblings({ children, among, onSaid, onMissed }: Props) {
  const { language } = useLanguage();
  const own = useTexts(meetingsTexts);
  const found = useProposals(among);
  const names = among.map((one) => nameOf(children, one.studentId));
  const visits = found.data?.items.slice(0, MOST_SHOWN);
  return (
    <Card title={own.siblings}>
      <p>{own.siblingsLead(inARow(names, language))}</p>
      {found.isLoading && <Loading />}
      {found.isError && <Failure error={found.error} again={() => void found.refetch()} />}
      {visits?.length === 0 && <Empty>{own.siblingsNone}</Empty>}
      <ul className="visits">
        {visits?.map((visit) => (
          <Visit
            key={visit.times.map((one) => one.slot.id).join()}
            visit={visit}
            children={children}
            onSaid={onSaid}
            onMissed={onMissed}
          />
        ))}
      </ul>
    </Card>
  );
}

interface VisitProps extends Omit<Props, "among"> {
  visit: Proposal;
}

function Visit({ visit, children, onSaid, onMissed }: VisitProps) {
  const { text, language } = useLanguage();
  const own = useTexts(meetingsTexts);
  const words = useSlotWords();
  const when = words.when(visit);
  const tell = ({ booked, missed }: VisitBooked) => {
    if (!missed) {
      onSaid(own.bookedAll(when));
      return;
    }
    const done = booked.map((one) => nameOf(children, one.studentId));
    const kept = done.length > 0 ? `${own.bookedSome(inARow(done, language))} ` : "";
    const name = nameOf(children, missed.time.studentId);
    onMissed(`${kept}${own.notBooked(name)} ${reasonOf(missed.why, text)}`);
  };
  const act = useBookVisit(visit.times, tell);
  const isLeft = toBook(visit.times).length > 0;
  return (
    <li className="visit">
      <strong>{capital(when)}</strong>
      <ul className="visit-children">
        {visit.times.map((one) => (
          <li key={one.studentId}>
            <strong>{nameOf(children, one.studentId)}</strong>
            <span>{words.span(one.slot)}</span>
            <span className="quiet">{one.booked ? own.already : words.withAndWhere(one.slot)}</span>
          </li>
        ))}
      </ul>
      <span className="quiet">
        {visit.waitingMinutes === 0 ? own.noPause : own.pause(visit.waitingMinutes)}
      </span>
      {isLeft && (
        <ConfirmButton
          label={own.bookAll}
          name={own.bookAllName(when)}
          question={own.bookAllQuestion(when)}
          help={mayHaveArrived(act.error) ? own.unsure : own.bookAllHelp}
          yes={own.bookYes}
          act={act}
        />
      )}
    </li>
  );
}

function nameOf(children: Child[], id: string): string {
  return children.find((one) => one.id === id)?.displayName.split(" ")[0] ?? "";
}
