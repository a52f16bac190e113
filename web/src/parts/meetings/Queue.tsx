import { Button } from "react-aria-components/Button";
import type { FreeSlot, Waiting } from "../../api/meetings";
import { mayHaveArrived, type Problem } from "../../api/problem";
import { type RoundRead, useBook, useWaitInLine } from "../../state/meetings";
import { useLanguage, useTexts } from "../../text/language";
import { wallTime } from "../../text/days";
import { meetingsTexts } from "../../text/meetings";
import { ConfirmButton } from "../ConfirmButton";
import { Failure } from "../states";
import { useSlotWords } from "./slotWords";

interface Props {
  read: RoundRead;
  onSaid: (words: string) => void;
  onOutrun: (when: string, why: Problem) => void;
}

/** The waiting list: join it, see one's place, take or decline what is offered. */
export function Queue({ read, onSaid, onOutrun }: Props) {
  const { text } = useLanguage();
  const own = useTexts(meetingsTexts);
  const { waiting } = read.round;
  const join = useWaitInLine(read.round, "join", () => onSaid(own.joined));
  if (waiting?.offer) {
    return <Offer read={read} offer={waiting.offer} until={waiting.offerUntil ?? ""} onSaid={onSaid} onOutrun={onOutrun} />;
  }
  if (waiting) return <InLine read={read} waiting={waiting} onSaid={onSaid} />;
  return (
    <>
      <p>{own.queueLead}</p>
      {join.isError && <Failure error={join.error} />}
      <Button
        className="button plain"
        onPress={() => {
          if (!join.isPending) join.mutate();
        }}
      >
        {join.isPending ? text.sending : own.join}
      </Button>
    </>
  );
}

interface InLineProps {
  read: RoundRead;
  waiting: Waiting;
  onSaid: (words: string) => void;
}

function InLine({ read, waiting, onSaid }: InLineProps) {
  const own = useTexts(meetingsTexts);
  const leave = useWaitInLine(read.round, "leave", () => onSaid(own.hasLeft));
  return (
    <>
      <p>{own.waiting(waiting.before)}</p>
      <ConfirmButton
        label={own.leave}
        name={own.leave}
        question={own.leaveQuestion}
        yes={own.leaveYes}
        act={leave}
      />
    </>
  );
}

function Offer({ read, offer, until, onSaid, onOutrun }: Props & { offer: FreeSlot; until: string }) {
  const { language } = useLanguage();
  const own = useTexts(meetingsTexts);
  const words = useSlotWords();
  const when = words.when(offer);
  const take = useBook({
    read,
    slotId: offer.id,
    onDone: () => onSaid(own.bookedNow(when)),
    onOutrun: (why) => onOutrun(when, why),
  });
  const decline = useWaitInLine(read.round, "leave", () => onSaid(own.hasLeft));
  return (
    <>
      <div className="notice">
        <div>
          <p>
            <strong>{own.offer(when)}</strong>
          </p>
          <p>{words.withAndWhere(offer)}</p>
          <p>{own.offerUntil(wallTime(until, language))}</p>
        </div>
      </div>
      <div className="buttons">
        <ConfirmButton
          label={own.take}
          name={own.book(when)}
          question={own.bookQuestion(when)}
          help={mayHaveArrived(take.error) ? own.unsure : words.withAndWhere(offer)}
          yes={own.bookYes}
          act={take}
        />
        <ConfirmButton
          label={own.decline}
          name={own.decline}
          question={own.declineQuestion}
          yes={own.declineYes}
          act={decline}
        />
      </div>
    </>
  );
}
