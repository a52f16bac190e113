import { Input, Label, Text, TextArea, TextField } from "react-aria-components/TextField";

interface Props {
  label: string;
  help?: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "date" | "time" | "url";
  longest?: number;
  isTall?: boolean;
  min?: string;
  max?: string;
}

/** A field with its name, and with the phone's own calendar or clock where it is a day or time. */
export function Field({ label, help, value, onChange, type = "text", longest, isTall, min, max }: Props) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      {...(longest && { maxLength: longest })}
    >
      <Label>{label}</Label>
      {isTall ? (
        <TextArea rows={3} />
      ) : (
        <Input type={type} min={min} max={max} {...(type === "time" && { step: 300 })} />
      )}
      {help && (
        <Text slot="description" className="quiet">
          {help}
        </Text>
      )}
    </TextField>
  );
}
