import { Problem } from "../../api/problem";
import { useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { Empty, Failure } from "../states";

const NOT_FOUND = 404;

/** A child without a place at fritids has no times: that is no fault. */
export function NotThere({ error, again }: { error: unknown; again: () => void }) {
  const own = useTexts(registrationTexts);
  if (error instanceof Problem && error.status === NOT_FOUND) {
    return <Empty>{own.notAtFritids}</Empty>;
  }
  return <Failure error={error} again={again} />;
}
