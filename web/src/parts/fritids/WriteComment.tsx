import type { UnitChild } from "../../api/staff";
import { useUnitComment } from "../../state/fritidsUnit";
import type { TouchPlace } from "../../state/touchQueue";
import { useTexts } from "../../text/language";
import { fritidsTexts } from "../../text/fritids";
import { WriteDialog } from "../WriteDialog";

interface Props {
  place: TouchPlace;
  child: UnitChild;
  onSaid: (words: string) => void;
}

/** A line to the child's guardians about the day. */
export function WriteComment({ place, child, onSaid }: Props) {
  const own = useTexts(fritidsTexts);
  const act = useUnitComment(place, child.studentId, () => onSaid(own.sent));
  return (
    <WriteDialog
      label={own.write}
      name={own.writeName(child.displayName)}
      field={own.words}
      missing={own.wordsMissing}
      send={own.send}
      act={act}
    />
  );
}
