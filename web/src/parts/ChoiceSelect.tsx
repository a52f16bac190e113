import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Label, Select, SelectValue, Text } from "react-aria-components/Select";

interface Props {
  label: string;
  help?: string;
  choices: { id: string; name: string }[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** One of several, where they are too many to stand beside each other. */
export function ChoiceSelect({ label, help, choices, chosen, onChoose }: Props) {
  return (
    <Select className="field" value={chosen} onChange={(id) => onChoose(String(id))}>
      <Label>{label}</Label>
      <Button className="button plain select">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      {help && (
        <Text slot="description" className="quiet">
          {help}
        </Text>
      )}
      <Popover className="popover">
        <ListBox className="menu">
          {choices.map((one) => (
            <ListBoxItem key={one.id} id={one.id} className="menu-item">
              {one.name}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
