import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";

interface Props<Id extends string> {
  label: string;
  choices: { id: Id; name: string }[];
  chosen: Id;
  onChoose: (id: Id) => void;
}

/** One of a few, beside each other where there is room. */
export function ChoiceRadios<Id extends string>({ label, choices, chosen, onChoose }: Props<Id>) {
  return (
    <RadioGroup
      className="choices beside"
      value={chosen}
      onChange={(id) => onChoose(id as Id)}
    >
      <Label>{label}</Label>
      <div>
        {choices.map((one) => (
          <Radio key={one.id} value={one.id} className="choice">
            {one.name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
