import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Heading } from "react-aria-components/Heading";
import { useChangeSlot } from "../../state/slots";
import { useLanguage, useTexts } from "../../text/language";
import { roundsTexts } from "../../text/rounds";
import { ChoiceRadios } from "../ChoiceRadios";
import { Sheet } from "../Sheet";
import { Failure } from "../states";
import { Field } from "./Field";
import { slotIn, type SlotRowProps, useSlotTimes } from "./SlotRow";
import { Teachers } from "./Teachers";

/** Change when, where and with whom a time that nobody has is. */
export function EditSlot(props: SlotRowProps) {
  const own = useTexts(roundsTexts);
  const { whole } = useSlotTimes(props.slot);
  return (
    <Sheet label={own.edit} name={own.editName(whole)} isTall>
      {(close) => <Editor {...props} close={close} />}
    </Sheet>
  );
}

function Editor({ place, slot, teachers, onSaid, close }: SlotRowProps & { close: () => void }) {
  const { text } = useLanguage();
  const own = useTexts(roundsTexts);
  const { day, starts, ends, whole } = useSlotTimes(slot);
  const [draft, setDraft] = useState(() => slotIn(slot, { day, starts, ends }));
  const isLink = draft.link !== null && draft.link !== undefined;
  const where = (isLink ? draft.link : draft.place) ?? "";
  const write = (words: string, toLink = isLink) =>
    setDraft({ ...draft, place: toLink ? null : words, link: toLink ? words : null });
  const act = useChangeSlot(place, slot, () => {
    close();
    onSaid(own.edited(own.when(draft.day, own.span(draft.starts, draft.ends))));
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const body = { ...draft, place: draft.place?.trim() || null, link: draft.link?.trim() || null };
        if (!act.isPending) act.mutate(body);
      }}
    >
      <Heading slot="title">{own.editName(whole)}</Heading>
      <Field label={own.day} type="date" value={draft.day} onChange={(value) => setDraft({ ...draft, day: value })} />
      <div className="pair">
        <Field label={own.starts} type="time" value={draft.starts} onChange={(value) => setDraft({ ...draft, starts: value })} />
        <Field label={own.ends} type="time" value={draft.ends} onChange={(value) => setDraft({ ...draft, ends: value })} />
      </div>
      <Teachers all={teachers} chosen={draft.teacherIds} onChoose={(teacherIds) => setDraft({ ...draft, teacherIds })} />
      <ChoiceRadios
        label={own.venue}
        choices={(["place", "link"] as const).map((id) => ({ id, name: own.venues[id] }))}
        chosen={isLink ? "link" : "place"}
        onChoose={(kind) => write("", kind === "link")}
      />
      <Field label={isLink ? own.link : own.place} type={isLink ? "url" : "text"} value={where} onChange={(words) => write(words)} />
      {act.isError && <Failure error={act.error} />}
      <div className="buttons">
        <Button type="submit" className="button">
          {act.isPending ? text.sending : own.save}
        </Button>
        <Button className="button plain" onPress={close}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
