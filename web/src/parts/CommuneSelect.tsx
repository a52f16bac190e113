import type { SignInOptions } from "../api/client";
import { useLanguage } from "../text/language";
import { ChoiceSelect } from "./ChoiceSelect";

interface Props {
  communes: SignInOptions["communes"];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Which commune one belongs to; only a deployment with several asks. */
export default function CommuneSelect({ communes, chosen, onChoose }: Props) {
  const { text } = useLanguage();
  return (
    <ChoiceSelect
      label={text.chooseCommune}
      choices={communes}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
