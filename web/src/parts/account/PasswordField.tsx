import { useState } from "react";
import { Text } from "react-aria-components/Text";
import { Input, Label, TextField } from "react-aria-components/TextField";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { useTexts } from "../../text/language";
import { accountTexts } from "../../text/account";

interface Props {
  label: string;
  help?: string;
  value: string;
  onChange: (value: string) => void;
  /** For the browser's own keeper of passwords. */
  kind: "current-password" | "new-password";
}

const LONGEST = 256;

/** A password, which can be looked at: who sees what they type chooses longer ones. */
export function PasswordField({ label, help, value, onChange, kind }: Props) {
  const own = useTexts(accountTexts);
  const [isShown, show] = useState(false);
  return (
    <div className="secret">
      <TextField
        className="field"
        type={isShown ? "text" : "password"}
        value={value}
        onChange={onChange}
        autoComplete={kind}
        maxLength={LONGEST}
        isRequired
      >
        <Label>{label}</Label>
        <Input />
        {help && (
          <Text slot="description" className="quiet">
            {help}
          </Text>
        )}
      </TextField>
      <ToggleButton
        className="button plain"
        isSelected={isShown}
        onChange={show}
        aria-label={own.showPassword(label)}
      >
        {isShown ? own.hidden : own.shown}
      </ToggleButton>
    </div>
  );
}
