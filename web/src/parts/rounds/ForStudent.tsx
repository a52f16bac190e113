import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Heading } from "react-aria-components/Heading";
import type { Slot } from "../../api/meetings";
import { freeAhead } from "../../rules/rounds";
import { type StudentPlace, useCancelFor, useTakeFor } from "../../state/forStudent";
import { capital, dayName, schoolClock, schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { roundsTexts } from "../../text/rounds";
import { ChoiceSelect } from "../ChoiceSelect";
import { ConfirmButton } from "../ConfirmButton";
import { Sheet } from "../Sheet";
import { Empty, Failure } from "../states";

interface Props {
  place: StudentPlace;
  name: string;
  slots: Slot[];
  /** Where guardians meet alone it is theirs to book: staff move and cancel. */
  isSeparate: boolean;
  onSaid: (words: string) => void;
}

/** What staff do for a student, also when guardians cannot: book, move, cancel. */
export function ForStudent({ place, name, slots, isSeparate, onSaid }: Props) {
  const own = useTexts(roundsTexts);
  const cancel = useCancelFor(place, () => onSaid(own.cancelledFor(name)));
  const take = place.taken ? own.move : own.bookFor;
  return (
    <div className="row-acts">
      {(place.taken || !isSeparate) && (
        <Sheet label={take} name={own.named(take, name)}>
          {(close) => (
            <Choice
              place={place}
              name={name}
              slots={slots}
              onSaid={(words) => {
                close();
                onSaid(words);
              }}
              close={close}
            />
          )}
        </Sheet>
      )}
      {place.taken && (
        <ConfirmButton
          label={own.cancelFor}
          name={own.named(own.cancelFor, name)}
          question={own.cancelForQuestion(name)}
          help={own.cancelForHelp}
          yes={own.cancelForYes}
          act={cancel}
        />
      )}
    </div>
  );
}

type ChoiceProps = Omit<Props, "isSeparate"> & { close: () => void };

function Choice({ place, name, slots, onSaid, close }: ChoiceProps) {
  const { text, language } = useLanguage();
  const own = useTexts(roundsTexts);
  const [now] = useState(() => new Date());
  const [asked, choose] = useState("");
  const act = useTakeFor(place, () => onSaid(place.taken ? own.movedFor(name) : own.bookedFor(name)));
  const free = freeAhead(slots, now);
  // A time that has been taken meanwhile is not there to choose any more.
  const chosen = free.find((one) => one.id === asked)?.id ?? free[0]?.id;
  const clock = (instant: string) => schoolClock(new Date(instant));
  const nameOf = ({ startsAt, endsAt }: Slot) =>
    own.when(
      capital(dayName(schoolDate(new Date(startsAt)), language)),
      own.span(clock(startsAt), clock(endsAt)),
    );
  return (
    <>
      <Heading slot="title">{own.named(place.taken ? own.move : own.bookFor, name)}</Heading>
      {chosen ? (
        <ChoiceSelect
          label={own.freeTime}
          choices={free.map((one) => ({ id: one.id, name: nameOf(one) }))}
          chosen={chosen}
          onChoose={choose}
        />
      ) : (
        <Empty>{own.noFreeTime}</Empty>
      )}
      {act.isError && <Failure error={act.error} />}
      <div className="buttons">
        {chosen && (
          <Button
            className="button"
            onPress={() => {
              if (!act.isPending) act.mutate(chosen);
            }}
          >
            {act.isPending ? text.sending : place.taken ? own.move : own.bookFor}
          </Button>
        )}
        <Button className="button plain" onPress={close}>
          {text.cancel}
        </Button>
      </div>
    </>
  );
}
