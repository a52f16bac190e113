import { Button } from "react-aria-components/Button";
import type { Slot, SlotIn } from "../../api/meetings";
import type { RoundPlace } from "../../state/rounds";
import { useChangeSlot, useTakeIn } from "../../state/slots";
import { capital, dayName, schoolClock, schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { roundsTexts } from "../../text/rounds";
import { ConfirmButton } from "../ConfirmButton";
import { Failure } from "../states";
import { EditSlot } from "./EditSlot";

export interface SlotRowProps {
  place: RoundPlace;
  slot: Slot;
  teachers: { id: string; name: string }[];
  onSaid: (words: string) => void;
}

/** A time of the round: who has it, or what can be done with it. */
export function SlotRow({ place, slot, teachers, onSaid }: SlotRowProps) {
  const own = useTexts(roundsTexts);
  const { span } = useSlotTimes(slot);
  const names = slot.teachers.map((one) => one.name).filter(Boolean);
  const where = slot.venue.place ?? own.byVideo;
  const isNobodys = slot.state === "free" || slot.state === "blocked";
  return (
    <li className={`row slot-row${slot.state === "blocked" ? " past" : ""}`}>
      <div>
        <span className="row-title">{span}</span>
        {slot.state === "booked" && <span>{slot.meets?.displayName ?? own.hidden}</span>}
        {slot.meets?.aloneGuardianId && <span className="quiet">{own.aloneWith}</span>}
        <span className="quiet">{[...names, where].join(", ")}</span>
      </div>
      <span className="mark">{own.state[slot.state]}</span>
      {isNobodys && <Acts place={place} slot={slot} teachers={teachers} onSaid={onSaid} />}
    </li>
  );
}

/** How a time is said: its clock, its day, and both. */
export function useSlotTimes({ startsAt, endsAt }: Pick<Slot, "startsAt" | "endsAt">) {
  const { language } = useLanguage();
  const own = useTexts(roundsTexts);
  const starts = schoolClock(new Date(startsAt));
  const ends = schoolClock(new Date(endsAt));
  const day = schoolDate(new Date(startsAt));
  const span = own.span(starts, ends);
  return { day, starts, ends, span, whole: own.when(capital(dayName(day, language)), span) };
}

/** The time as it stands, to be sent with what is changed. */
export function slotIn(slot: Slot, times: { day: string; starts: string; ends: string }): SlotIn {
  return {
    ...times,
    blocked: slot.state === "blocked",
    teacherIds: slot.teachers.map((one) => one.id),
    place: slot.venue.place,
    link: slot.venue.link,
  };
}

function Acts({ place, slot, teachers, onSaid }: SlotRowProps) {
  const own = useTexts(roundsTexts);
  const { day, starts, ends, whole } = useSlotTimes(slot);
  const isBlocked = slot.state === "blocked";
  const turn = useChangeSlot(place, slot, () =>
    onSaid(isBlocked ? own.unblockDone(whole) : own.blockDone(whole)),
  );
  const takeIn = useTakeIn(place, slot, () => onSaid(own.takenIn(whole)));
  return (
    <div className="row-acts">
      <Button
        className="button plain"
        aria-label={isBlocked ? own.unblockName(whole) : own.blockName(whole)}
        onPress={() => {
          const body = { ...slotIn(slot, { day, starts, ends }), blocked: !isBlocked };
          if (!turn.isPending) turn.mutate(body);
        }}
      >
        {isBlocked ? own.unblock : own.block}
      </Button>
      <EditSlot place={place} slot={slot} teachers={teachers} onSaid={onSaid} />
      <ConfirmButton
        label={own.takeIn}
        name={own.takeInName(whole)}
        question={own.takeInQuestion(whole)}
        yes={own.takeInYes}
        act={takeIn}
      />
      {turn.isError && <Failure error={turn.error} />}
    </div>
  );
}
