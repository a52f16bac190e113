import { Text } from "react-aria-components/Text";
import { Input, Label, TextField, type TextFieldProps } from "react-aria-components/TextField";

interface Props extends Pick<TextFieldProps, "type" | "autoComplete" | "maxLength"> {
  label: string;
  help?: string;
  value: string;
  onChange: (value: string) => void;
  mayBeEmpty?: boolean;
  /** Codes are in capitals; names and addresses are as they are typed. */
  inCapitals?: boolean;
}

/** A line to type a name, an address or a code on, which no keyboard mends. */
export function LineField({ label, help, mayBeEmpty, inCapitals, ...field }: Props) {
  return (
    <TextField className="field" isRequired={!mayBeEmpty} {...field}>
      <Label>{label}</Label>
      <Input autoCapitalize={inCapitals ? "characters" : "none"} spellCheck="false" />
      {help && (
        <Text slot="description" className="quiet">
          {help}
        </Text>
      )}
    </TextField>
  );
}
