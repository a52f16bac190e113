import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Label, Select, SelectValue } from "react-aria-components/Select";
import type { SignInOptions } from "../api/client";
import { useLanguage } from "../text/language";

interface Props {
  communes: SignInOptions["communes"];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Which commune one belongs to; only a deployment with several asks. */
export default function CommuneSelect({ communes, chosen, onChoose }: Props) {
  const { text } = useLanguage();
  return (
    <Select className="field" value={chosen} onChange={(id) => onChoose(String(id))}>
      <Label>{text.chooseCommune}</Label>
      <Button className="button plain select">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {communes.map((one) => (
            <ListBoxItem key={one.id} id={one.id} className="menu-item">
              {one.name}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
