import { Checkbox } from "react-aria-components/Checkbox";
import { Input, Label, Text, TextField } from "react-aria-components/TextField";
import type { Times } from "../../api/registration";
import { withWeekday } from "../../rules/unitSettings";
import { capital, weekdayName } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { unitTexts } from "../../text/unit";
import { Card } from "../Card";
import { Clock } from "../registration/TimesEditor";

interface Props {
  /** Monday's to Sunday's; null where the unit is closed that weekday. */
  hours: (Times | null)[];
  onChange: (hours: (Times | null)[]) => void;
}

export function OpeningHours({ hours, onChange }: Props) {
  const { language } = useLanguage();
  const own = useTexts(unitTexts);
  const set = (place: number, times: Times) =>
    onChange(hours.map((one, number) => (number === place ? times : one)));
  return (
    <Card title={own.hours}>
      {hours.map((times, place) => {
        const day = weekdayName(place + 1, language);
        return (
          <div key={day} className="base-day">
            <Checkbox
              className="choice check"
              aria-label={own.isOpen(day)}
              isSelected={times !== null}
              onChange={(isOpen) => onChange(withWeekday(hours, place, isOpen))}
            >
              {capital(day)}
            </Checkbox>
            {times && (
              <div className="pair">
                <Clock
                  label={own.opens}
                  name={own.opensOf(day)}
                  value={times.starts}
                  onChange={(starts) => set(place, { ...times, starts })}
                />
                <Clock
                  label={own.closes}
                  name={own.closesOf(day)}
                  value={times.ends}
                  onChange={(ends) => set(place, { ...times, ends })}
                />
              </div>
            )}
          </div>
        );
      })}
    </Card>
  );
}

/** How many days ahead guardians can change nothing. */
export function LockDays(props: { days: string; onChange: (days: string) => void }) {
  const own = useTexts(unitTexts);
  return (
    <Card title={own.lock}>
      <TextField className="field" value={props.days} maxLength={2} onChange={props.onChange}>
        <Label>{own.lockDays}</Label>
        <Input inputMode="numeric" />
        <Text slot="description" className="quiet">
          {own.lockHelp}
        </Text>
      </TextField>
    </Card>
  );
}
