import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import { Input, Label, TextField } from "react-aria-components/TextField";
import type { Times } from "../../api/registration";
import { MOST_TIMES, withOneMore } from "../../rules/registration";
import { useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";

interface Props {
  /** Read aloud before each time: which day it is of. */
  label: string;
  times: Times[];
  hours: Times | null;
  onChange: (times: Times[]) => void;
}

/** A day's times with the phone's own wheel: one, or a morning and an afternoon, or more. */
export function TimesEditor({ label, times, hours, onChange }: Props) {
  const own = useTexts(registrationTexts);
  const set = (place: number, part: Partial<Times>) =>
    onChange(times.map((one, number) => (number === place ? { ...one, ...part } : one)));
  return (
    <Group className="times" aria-label={label}>
      {times.map((one, place) => (
        <div key={place} className="times-row">
          <Clock
            label={own.starts}
            name={own.startsOf(place + 1)}
            value={one.starts}
            onChange={(starts) => set(place, { starts })}
          />
          <Clock
            label={own.ends}
            name={own.endsOf(place + 1)}
            value={one.ends}
            onChange={(ends) => set(place, { ends })}
          />
          <Button
            className="button quiet-button"
            aria-label={own.removeTimeOf(place + 1)}
            onPress={() => onChange(times.filter((_, number) => number !== place))}
          >
            <span aria-hidden="true">✕</span>
          </Button>
        </div>
      ))}
      {times.length < MOST_TIMES && (
        <Button
          className="button plain"
          aria-label={`${own.addTime}, ${label}`}
          onPress={() => onChange(withOneMore(times, hours))}
        >
          {own.addTime}
        </Button>
      )}
    </Group>
  );
}

interface ClockProps {
  label: string;
  name?: string;
  value: string;
  onChange: (value: string) => void;
}

export function Clock({ label, name, value, onChange }: ClockProps) {
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      {...(name && { "aria-label": name })}
    >
      {name ? <span aria-hidden="true">{label}</span> : <Label>{label}</Label>}
      <Input type="time" />
    </TextField>
  );
}
