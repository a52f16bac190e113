import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Heading } from "react-aria-components/Heading";
import { FieldError, Input, Label, TextField } from "react-aria-components/TextField";
import type { UnitChild } from "../../api/staff";
import { type WayOut, waysOut } from "../../rules/touches";
import { usePickUpCard } from "../../state/fritidsUnit";
import type { TouchPlace } from "../../state/touchQueue";
import { useLanguage, useTexts } from "../../text/language";
import { fritidsTexts } from "../../text/fritids";
import { Sheet } from "../Sheet";
import { Loading } from "../states";

const LONGEST_REASON = 100;

interface Props {
  place: TouchPlace;
  child: UnitChild;
  clock: string;
  hasPlanned: boolean;
  onOut: (way: WayOut, reason?: string) => void;
}

/** Whom the child leaves with: only those who may, or a reason. */
export function CheckOut(props: Props) {
  const own = useTexts(fritidsTexts);
  const { child, hasPlanned } = props;
  const name = child.displayName;
  return (
    <Sheet
      label={hasPlanned ? own.otherWay : own.checkOut}
      name={hasPlanned ? own.otherWayName(name) : own.checkOutName(name)}
      kind={hasPlanned ? "button plain" : "button"}
      isTall
    >
      {(close) => <Ways {...props} close={close} />}
    </Sheet>
  );
}

function Ways({ place, child, clock, onOut, close }: Props & { close: () => void }) {
  const { text } = useLanguage();
  const own = useTexts(fritidsTexts);
  const card = usePickUpCard(place, child.studentId);
  const leave = (way: WayOut, reason?: string) => {
    close();
    onOut(way, reason);
  };
  const nameOf = (way: WayOut) =>
    way.name || (way.leavesWith.startsWith("alone") ? "" : own.nameHidden);
  return (
    <>
      <Heading slot="title">{own.who(child.displayName)}</Heading>
      {card.isPending && <Loading />}
      {card.isError && <p className="notice">{own.notSure}</p>}
      <ul className="rows close">
        {waysOut(child, card.data, clock).map((way) => (
          <li key={`${way.leavesWith}-${way.who ?? ""}`}>
            <Button className="button plain wide" onPress={() => leave(way)}>
              {own.leavesWith(wayName(way, own), nameOf(way))}
            </Button>
          </li>
        ))}
      </ul>
      <Otherwise onOut={(reason) => leave({ leavesWith: "other", name: "" }, reason)} />
      <Button className="button plain wide" onPress={close}>
        {text.cancel}
      </Button>
    </>
  );
}

function wayName(way: WayOut, own: (typeof fritidsTexts)["sv"]): string {
  return way.leavesWith === "other" ? own.other : own[way.leavesWith];
}

/** After a talk with the guardian: with a reason, that is kept. */
function Otherwise({ onOut }: { onOut: (reason: string) => void }) {
  const own = useTexts(fritidsTexts);
  const [reason, write] = useState("");
  const [isAsked, ask] = useState(false);
  const isMissing = reason.trim() === "";
  return (
    <details className="otherwise">
      <summary className="button quiet-button">{own.other}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask(true);
          if (!isMissing) onOut(reason.trim());
        }}
      >
        <TextField
          className="field"
          value={reason}
          onChange={write}
          maxLength={LONGEST_REASON}
          isInvalid={isAsked && isMissing}
          validationBehavior="aria"
        >
          <Label>{own.reason}</Label>
          <Input />
          <FieldError className="field-error">{own.reasonMissing}</FieldError>
        </TextField>
        <Button type="submit" className="button wide">
          {own.otherOut}
        </Button>
      </form>
    </details>
  );
}
