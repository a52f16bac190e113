import { useState } from "react";
import { Button } from "react-aria-components/Button";
import type { FritidsPlan, Schedule, Times } from "../../api/registration";
import {
  EMPTY_WEEK,
  inOrder,
  latestBase,
  MOST_WEEKS,
  offeredMondays,
  openWeekdays,
  wrongTimes,
} from "../../rules/registration";
import { useChangePlan } from "../../state/registration";
import { capital, dayName, weekdayName } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { ChoiceSelect } from "../ChoiceSelect";
import { Card } from "../Card";
import { Done } from "../states";
import { ChangeFailure } from "./ChangeFailure";
import { TimesEditor } from "./TimesEditor";

interface Props {
  childId: string;
  plan: FritidsPlan;
  tag: string;
}

/** The schedule that holds from a Monday. When it has changed, the form begins anew. */
export function BasePlan({ childId, plan, tag }: Props) {
  const own = useTexts(registrationTexts);
  const [said, say] = useState("");
  const change = useChangePlan(childId, tag, () => say(own.planSaved));
  const save = (body: Schedule) => {
    say("");
    if (!change.isPending) change.mutate({ part: "schedule", body });
  };
  return (
    <Card title={own.plan}>
      <p className="quiet">{own.planLead}</p>
      <BaseForm key={tag} plan={plan} isSaving={change.isPending} onSave={save} />
      <Done>{said}</Done>
      {change.isError && <ChangeFailure error={change.error} />}
    </Card>
  );
}

interface FormProps {
  plan: FritidsPlan;
  isSaving: boolean;
  onSave: (body: Schedule) => void;
}

/** One week, or up to four in turn. */
function BaseForm({ plan, isSaving, onSave }: FormProps) {
  const { language } = useLanguage();
  const own = useTexts(registrationTexts);
  const mondays = offeredMondays(plan.firstOpenDay);
  const [weeks, setWeeks] = useState(() => latestBase(plan));
  const [validFrom, setFrom] = useState(mondays[0] ?? "");
  const ownWeeks = plan.residence.rule !== "together";
  const wrong = useWrong(weeks, plan);
  const save = () => onSave({ validFrom, weeks: weeks.map((week) => week.map(inOrder)), ownWeeks });
  return (
    <>
      <ChoiceSelect
        label={own.from}
        choices={mondays.map((day) => ({ id: day, name: capital(dayName(day, language)) }))}
        chosen={validFrom}
        onChoose={setFrom}
      />
      {ownWeeks && <p className="notice">{own.onlyOwn}</p>}
      {weeks.map((week, place) => (
        <section key={place}>
          <h3>{own.weekOf(place + 1, weeks.length)}</h3>
          <BaseWeek
            week={week}
            plan={plan}
            onChange={(changed) =>
              setWeeks(weeks.map((one, number) => (number === place ? changed : one)))
            }
          />
        </section>
      ))}
      <div className="buttons">
        {weeks.length < MOST_WEEKS && (
          <Button
            className="button plain"
            onPress={() => setWeeks([...weeks, weeks.at(-1) ?? EMPTY_WEEK])}
          >
            {own.addWeek}
          </Button>
        )}
        {weeks.length > 1 && (
          <Button className="button plain" onPress={() => setWeeks(weeks.slice(0, -1))}>
            {own.removeWeek}
          </Button>
        )}
      </div>
      {wrong && <p className="field-error">{wrong}</p>}
      <Button className="button wide" isDisabled={!!wrong} onPress={save}>
        {isSaving ? own.saving : own.savePlan}
      </Button>
    </>
  );
}

/** The first weekday with times that cannot be so, and why. */
function useWrong(weeks: Times[][][], plan: FritidsPlan): string {
  const { language } = useLanguage();
  const own = useTexts(registrationTexts);
  for (const week of weeks) {
    for (const [place, times] of week.entries()) {
      const wrong = wrongTimes(times, plan.unit.hours[place] ?? null);
      if (wrong) return own.daysWrong(capital(weekdayName(place + 1, language)), own.wrong[wrong]);
    }
  }
  return "";
}

interface BaseWeekProps {
  week: Times[][];
  plan: FritidsPlan;
  onChange: (week: Times[][]) => void;
}

function BaseWeek({ week, plan, onChange }: BaseWeekProps) {
  const { language } = useLanguage();
  return openWeekdays(plan, week).map((place) => (
    <div key={place} className="base-day">
      <h4>{capital(weekdayName(place + 1, language))}</h4>
      <TimesEditor
        label={weekdayName(place + 1, language)}
        times={week[place] ?? []}
        hours={plan.unit.hours[place] ?? null}
        onChange={(times) => onChange(week.map((one, number) => (number === place ? times : one)))}
      />
    </div>
  ));
}
