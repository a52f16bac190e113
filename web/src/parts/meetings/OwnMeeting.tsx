import { Button } from "react-aria-components/Button";
import type { FreeSlot } from "../../api/meetings";
import { type RoundRead, useCalendarFile, useCancelMeeting } from "../../state/meetings";
import { useTexts } from "../../text/language";
import { meetingsTexts } from "../../text/meetings";
import { ConfirmButton } from "../ConfirmButton";
import { Failure } from "../states";
import { useSlotWords } from "./slotWords";

interface Props {
  read: RoundRead;
  onSaid: (words: string) => void;
}

/** The child's meeting: when, with whom, where; into the calendar, or cancelled. */
export function OwnMeeting({ read, onSaid }: Props) {
  const own = useTexts(meetingsTexts);
  const words = useSlotWords();
  const { meeting, separate, open } = read.round;
  const file = useCalendarFile(read.round);
  const cancel = useCancelMeeting(read, () => onSaid(own.cancelled));
  if (!meeting) return null;
  const when = words.when(meeting.slot);
  return (
    <>
      <p className="meeting-when">{words.whole(meeting.slot)}</p>
      <Where slot={meeting.slot} />
      {separate && <p>{meeting.alone ? own.alone : own.joint}</p>}
      <p className="quiet">{meeting.bookedByMe ? own.byMe : own.byOther}</p>
      {file.isError && <Failure error={file.error} />}
      <div className="buttons">
        <Button
          className="button"
          onPress={() => {
            if (!file.isPending) file.mutate();
          }}
        >
          {file.isPending ? own.fetching : own.calendar}
        </Button>
        {open && (
          <ConfirmButton
            label={own.cancel}
            name={own.cancel}
            question={own.cancelQuestion(when)}
            help={own.cancelHelp}
            yes={own.cancelYes}
            act={cancel}
          />
        )}
      </div>
    </>
  );
}

/** With whom a meeting is, and where: a place, or a link to press. */
export function Where({ slot }: { slot: FreeSlot }) {
  const own = useTexts(meetingsTexts);
  const names = slot.teachers.filter(Boolean).join(", ");
  const { place, link } = slot.venue;
  return (
    <p className="meeting-where">
      {names && <>{own.with(names)}. </>}
      {place}
      {link && (
        <a href={link} rel="noreferrer" target="_blank">
          {own.video}
        </a>
      )}
    </p>
  );
}
