import { Problem } from "../../api/problem";
import { useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { Failure } from "../states";

const CHANGED_SINCE = 412;

/** A change that was not taken: as the school says, or because somebody else was first. */
export function ChangeFailure({ error }: { error: unknown }) {
  const own = useTexts(registrationTexts);
  const isOutrun = error instanceof Problem && error.status === CHANGED_SINCE;
  return <Failure error={error} {...(isOutrun && { reason: own.someoneFirst })} />;
}
