import { dayName } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { leaveTexts } from "../../text/leave";

/** A period as it is said: one day by its name, several from one to another. */
export function usePeriodName(): (period: { firstDay: string; lastDay: string }) => string {
  const { language } = useLanguage();
  const own = useTexts(leaveTexts);
  return ({ firstDay, lastDay }) => {
    const first = dayName(firstDay, language);
    return firstDay === lastDay ? first : own.period(first, dayName(lastDay, language));
  };
}
