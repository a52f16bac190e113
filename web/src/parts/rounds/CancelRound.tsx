import type { UseMutationResult } from "@tanstack/react-query";
import { useTexts } from "../../text/language";
import { roundsTexts } from "../../text/rounds";
import { WriteDialog } from "../WriteDialog";

/** The teacher is ill: everything is cancelled, with a reason, after a question. */
export function CancelRound({ act }: { act: UseMutationResult<unknown, Error, string> }) {
  const own = useTexts(roundsTexts);
  return (
    <>
      <p className="quiet">{own.cancelHelp}</p>
      <WriteDialog
        label={own.cancelAll}
        name={own.cancelAllName}
        field={own.reasonField}
        missing={own.reasonMissing}
        send={own.cancelYes}
        act={act}
      />
    </>
  );
}
