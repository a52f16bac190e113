import { useState } from "react";
import { useTell, type Audience } from "../../state/broadcasts";
import { broadcastTexts } from "../../text/broadcast";
import { useTexts } from "../../text/language";
import { WriteDialog } from "../WriteDialog";
import { SentBefore } from "./SentBefore";

// As the API has it: a line of the bell is short.
const LONGEST = 300;

/** Something short to all guardians of a group, a school or the commune. */
export function TellGuardians({ audience }: { audience: Audience }) {
  const own = useTexts(broadcastTexts);
  const [isSent, setSent] = useState(false);
  const act = useTell(audience, () => setSent(true));
  return (
    <>
      <WriteDialog
        label={own.tell}
        name={nameOf(audience, own)}
        field={own.words}
        missing={own.missing}
        send={own.send}
        longest={LONGEST}
        act={act}
      />
      <p role="status" className="quiet">
        {isSent && own.sent}
      </p>
      <SentBefore />
    </>
  );
}

function nameOf(audience: Audience, own: (typeof broadcastTexts)["sv"]): string {
  if (audience === "commune") return own.ofCommune;
  return "school" in audience ? own.ofSchool : own.ofGroup;
}
