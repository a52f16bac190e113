import { Checkbox } from "react-aria-components/Checkbox";
import { CheckboxGroup, FieldError, Label } from "react-aria-components/CheckboxGroup";
import type { Child } from "../../api/client";
import { absenceTexts } from "../../text/absence";
import { useTexts } from "../../text/language";

interface Props {
  all: Child[];
  chosen: string[];
  onChoose: (ids: string[]) => void;
}

/** Siblings are reported in one go. */
export function ChildChoice({ all, chosen, onChoose }: Props) {
  const own = useTexts(absenceTexts);
  return (
    <CheckboxGroup
      className="choices beside"
      value={chosen}
      onChange={onChoose}
      isInvalid={chosen.length === 0}
    >
      <Label>{own.whichChildren}</Label>
      <div>
        {all.map((child) => (
          <Checkbox key={child.id} value={child.id} className="choice check">
            {child.displayName}
          </Checkbox>
        ))}
      </div>
      <FieldError className="field-error">{own.noChild}</FieldError>
    </CheckboxGroup>
  );
}
