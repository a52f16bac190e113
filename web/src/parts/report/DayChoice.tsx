import { Label, Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { absenceTexts } from "../../text/absence";
import { capital, dayName, relativeDay, schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { ChoiceSelect } from "../ChoiceSelect";

const MOST_SIDE_BY_SIDE = 4;

interface Props {
  offered: string[];
  first: string;
  last: string;
  onChange: (days: { firstDay?: string; lastDay?: string }) => void;
}

/** Which day, one touch; and until which, for who is ill for days in a row. */
export function DayChoice({ offered, first, last, onChange }: Props) {
  const { text, language } = useLanguage();
  const own = useTexts(absenceTexts);
  const later = offered.filter((day) => day > first);
  const named = (day: string) => relativeDay(day, text, language, schoolDate());
  return (
    <>
      {offered.length > MOST_SIDE_BY_SIDE ? (
        <ChoiceSelect
          label={text.whichDay}
          choices={offered.map((day) => ({ id: day, name: named(day) }))}
          chosen={first}
          onChoose={(firstDay) => onChange({ firstDay })}
        />
      ) : (
        <RadioGroup
          className="choices"
          value={first}
          onChange={(firstDay) => onChange({ firstDay })}
        >
          <Label>{text.whichDay}</Label>
          {offered.map((day) => (
            <Radio key={day} value={day} className="choice">
              {named(day)}
            </Radio>
          ))}
        </RadioGroup>
      )}
      {later.length > 0 && (
        <ChoiceSelect
          label={own.lastDay}
          {...(last !== first && { help: own.weekendsPassedOver })}
          choices={[
            { id: first, name: own.onlyThatDay },
            ...later.map((day) => ({ id: day, name: capital(dayName(day, language)) })),
          ]}
          chosen={last}
          onChoose={(lastDay) => onChange({ lastDay })}
        />
      )}
    </>
  );
}
