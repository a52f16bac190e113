import type { Period } from "../../rules/statistics";
import { useTexts } from "../../text/language";
import { statisticsTexts } from "../../text/statistics";
import { DateField } from "../DateField";

interface Props {
  period: Period;
  onChoose: (period: Period) => void;
}

export function PeriodChoice({ period, onChoose }: Props) {
  const own = useTexts(statisticsTexts);
  return (
    <div className="pair">
      <DateField
        label={own.first}
        value={period.from}
        onChange={(from) => onChoose({ ...period, from })}
      />
      <DateField label={own.last} value={period.to} onChange={(to) => onChoose({ ...period, to })} />
    </div>
  );
}
