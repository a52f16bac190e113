import { Checkbox } from "react-aria-components/Checkbox";
import { CheckboxGroup, Label } from "react-aria-components/CheckboxGroup";
import { useTexts } from "../../text/language";
import { roundsTexts } from "../../text/rounds";

interface Props {
  all: { id: string; name: string }[];
  chosen: string[];
  onChoose: (ids: string[]) => void;
}

/** Who holds the meetings; one who is alone has nothing to choose. */
export function Teachers({ all, chosen, onChoose }: Props) {
  const own = useTexts(roundsTexts);
  if (all.length < 2) return null;
  return (
    <CheckboxGroup className="choices beside" value={chosen} onChange={onChoose}>
      <Label>{own.teachers}</Label>
      <div>
        {all.map((one) => (
          <Checkbox key={one.id} value={one.id} className="choice check">
            {one.name}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
