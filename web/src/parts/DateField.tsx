import { Input, Label, TextField } from "react-aria-components/TextField";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A day, with the phone's own calendar. */
export function DateField({ label, value, onChange }: Props) {
  return (
    <TextField className="field" value={value} onChange={onChange}>
      <Label>{label}</Label>
      <Input type="date" />
    </TextField>
  );
}
