import { Button } from "react-aria-components/Button";
import { Group } from "react-aria-components/Group";
import { Input, Label, TextField } from "react-aria-components/TextField";
import { newId } from "../../api/ids";
import type { Holiday } from "../../api/registration";
import { schoolDate } from "../../text/days";
import { useTexts } from "../../text/language";
import { unitTexts } from "../../text/unit";
import { Card } from "../Card";
import { Empty } from "../states";
import { DateField } from "../DateField";

const LONGEST_NAME = 100;

interface Props {
  all: Holiday[];
  onChange: (all: Holiday[]) => void;
}

/** Each lov that is opened for answers; those that have been are kept, and not shown. */
export function HolidayPeriods({ all, onChange }: Props) {
  const own = useTexts(unitTexts);
  const today = schoolDate();
  const coming = all.filter((one) => one.last === "" || one.last >= today);
  const add = () =>
    onChange([...all, { id: newId(), name: "", first: "", last: "", lastAnswerDay: "" }]);
  return (
    <Card title={own.holidays}>
      <p className="quiet">{own.holidaysLead}</p>
      {coming.length === 0 && <Empty>{own.noHolidays}</Empty>}
      {coming.map((one, place) => (
        <HolidayPeriod
          key={one.id}
          holiday={one}
          name={one.name.trim() || own.holiday(place + 1)}
          onChange={(changed) =>
            onChange(all.map((each) => (each.id === one.id ? changed : each)))
          }
          onRemove={() => onChange(all.filter((each) => each.id !== one.id))}
        />
      ))}
      <Button className="button plain" onPress={add}>
        {own.addHoliday}
      </Button>
    </Card>
  );
}

interface PeriodProps {
  holiday: Holiday;
  name: string;
  onChange: (holiday: Holiday) => void;
  onRemove: () => void;
}

function HolidayPeriod({ holiday, name, onChange, onRemove }: PeriodProps) {
  const own = useTexts(unitTexts);
  const edit = (part: Partial<Holiday>) => onChange({ ...holiday, ...part });
  return (
    <Group className="base-day" aria-label={name}>
      <TextField
        className="field"
        value={holiday.name}
        maxLength={LONGEST_NAME}
        onChange={(words) => edit({ name: words })}
      >
        <Label>{own.holidayName}</Label>
        <Input />
      </TextField>
      <div className="pair">
        <DateField label={own.first} value={holiday.first} onChange={(first) => edit({ first })} />
        <DateField label={own.last} value={holiday.last} onChange={(last) => edit({ last })} />
      </div>
      <DateField
        label={own.lastAnswer}
        value={holiday.lastAnswerDay}
        onChange={(lastAnswerDay) => edit({ lastAnswerDay })}
      />
      <Button
        className="button quiet-button"
        aria-label={own.removeHoliday(name)}
        onPress={onRemove}
      >
        {own.removeHoliday(name)}
      </Button>
    </Group>
  );
}
