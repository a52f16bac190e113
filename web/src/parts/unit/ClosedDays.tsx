import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { withDay } from "../../rules/unitSettings";
import { capital, dayName, isADay, schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { unitTexts } from "../../text/unit";
import { Card } from "../Card";
import { Empty } from "../states";
import { DateField } from "../DateField";

interface Props {
  days: string[];
  onChange: (days: string[]) => void;
}

/** Days on which the unit is closed; those that have been are kept, and not shown. */
export function ClosedDays({ days, onChange }: Props) {
  const { language } = useLanguage();
  const own = useTexts(unitTexts);
  const [day, setDay] = useState("");
  const coming = days.filter((one) => one >= schoolDate());
  const add = () => {
    if (!isADay(day)) return;
    onChange(withDay(days, day));
    setDay("");
  };
  return (
    <Card title={own.closedDays}>
      <p className="quiet">{own.closedLead}</p>
      {coming.length === 0 && <Empty>{own.noClosed}</Empty>}
      <ul className="rows close">
        {coming.map((one) => {
          const name = dayName(one, language);
          return (
            <li key={one} className="row">
              <span className="row-title">{capital(name)}</span>
              <Button
                className="button quiet-button"
                aria-label={own.removeDay(name)}
                onPress={() => onChange(days.filter((each) => each !== one))}
              >
                <span aria-hidden="true">✕</span>
              </Button>
            </li>
          );
        })}
      </ul>
      <DateField label={own.closedDay} value={day} onChange={setDay} />
      <Button className="button plain" isDisabled={!isADay(day)} onPress={add}>
        {own.addClosed}
      </Button>
    </Card>
  );
}
