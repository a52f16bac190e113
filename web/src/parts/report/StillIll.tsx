import { Button } from "react-aria-components/Button";
import type { Child } from "../../api/client";
import { mayHaveArrived } from "../../api/problem";
import { daysFor, stillIll } from "../../rules/report";
import { useAbsences, useExtend, useReportDays } from "../../state/absence";
import { absenceTexts } from "../../text/absence";
import { dayName } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { Failure } from "../states";

interface Props {
  child: Child;
  onSaid: (words: string) => void;
}

/** In the morning after: one touch, and the next school day is reported too. */
export function StillIll({ child, onSaid }: Props) {
  const { text, language } = useLanguage();
  const own = useTexts(absenceTexts);
  const absences = useAbsences(child.id).data?.items ?? [];
  const asked = stillIll(absences, daysFor(useReportDays([child]).data ?? []));
  const day = asked ? dayName(asked.day, language) : "";
  const extend = useExtend(() => onSaid(text.reported(child.displayName, day)));
  if (!asked) return null;
  const send = () => {
    if (!extend.isPending) extend.mutate(asked.absence);
  };
  return (
    <section className="notice still-ill">
      <div>
        <p>{own.stillIll(child.displayName, dayName(asked.absence.date, language))}</p>
        <Button className="button" onPress={send}>
          {extend.isPending ? text.sending : own.stillIllYes(day)}
        </Button>
        {extend.isError && (
          <Failure
            error={extend.error}
            {...(mayHaveArrived(extend.error) && { reason: text.reportUnsure, again: send })}
          />
        )}
      </div>
    </section>
  );
}
