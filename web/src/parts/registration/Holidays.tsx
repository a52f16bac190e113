import { useState } from "react";
import { Button } from "react-aria-components/Button";
import type {
  FritidsPlan,
  Holiday,
  HolidayAnswer,
  HolidayAnswerIn,
  Times,
} from "../../api/registration";
import { holidayDays, inOrder, weekday, wrongTimes } from "../../rules/registration";
import { useAnswerHoliday, useHolidayAnswer } from "../../state/registration";
import { capital, dayName, schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { Card } from "../Card";
import { Done, Empty, Failure, Loading } from "../states";
import { ChangeFailure } from "./ChangeFailure";
import { TimesEditor } from "./TimesEditor";

interface Props {
  childId: string;
  plan: FritidsPlan;
}

/** Each lov that is open: off all of it, or times by the day, until its last answer day. */
export function Holidays({ childId, plan }: Props) {
  const own = useTexts(registrationTexts);
  const holidays = plan.unit.holidays.filter((one) => one.last >= schoolDate());
  if (holidays.length === 0) return <Empty>{own.noHolidays}</Empty>;
  return holidays.map((holiday) => (
    <HolidayCard key={holiday.id} childId={childId} plan={plan} holiday={holiday} />
  ));
}

function HolidayCard({ childId, plan, holiday }: Props & { holiday: Holiday }) {
  const { language } = useLanguage();
  const own = useTexts(registrationTexts);
  const [said, say] = useState("");
  const shown = useHolidayAnswer(childId, holiday.id);
  const tag = shown.data?.tag ?? "";
  const answering = useAnswerHoliday(childId, holiday.id, tag, ({ off }) =>
    say(off ? own.offAllSaved(holiday.name) : own.holidaySaved(holiday.name)),
  );
  const isOpen = holiday.lastAnswerDay >= schoolDate();
  const until = dayName(holiday.lastAnswerDay, language);
  const answer = shown.data?.answer;
  return (
    <Card title={holiday.name}>
      <p>
        {isOpen ? own.answerBy(until) : own.answerPassed(until)}{" "}
        {answer && <span className="mark">{answer.answered ? own.answered : own.notAnswered}</span>}
      </p>
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      <Done>{said}</Done>
      {answer && isOpen && (
        <Answer
          key={tag}
          plan={plan}
          holiday={holiday}
          answer={answer}
          isSaving={answering.isPending}
          onAnswer={(body) => {
            say("");
            if (!answering.isPending) answering.mutate(body);
          }}
        />
      )}
      {answering.isError && <ChangeFailure error={answering.error} />}
      {answer && !isOpen && <Answered answer={answer} />}
    </Card>
  );
}

function Answered({ answer }: { answer: HolidayAnswer }) {
  const { language } = useLanguage();
  const own = useTexts(registrationTexts);
  return (
    <ul className="rows close">
      {answer.days.map((day) => (
        <li key={day.date}>
          {own.dayName(
            capital(dayName(day.date, language)),
            day.times.map((one) => `${one.starts}–${one.ends}`).join(", ") || own.off,
          )}
        </li>
      ))}
    </ul>
  );
}

interface AnswerProps {
  plan: FritidsPlan;
  holiday: Holiday;
  answer: HolidayAnswer;
  isSaving: boolean;
  onAnswer: (body: HolidayAnswerIn) => void;
}

function Answer({ plan, holiday, answer, isSaving, onAnswer }: AnswerProps) {
  const { language } = useLanguage();
  const own = useTexts(registrationTexts);
  const days = holidayDays(plan, holiday);
  const [times, setTimes] = useState<Record<string, Times[]>>(() =>
    Object.fromEntries(answer.days.map((day) => [day.date, day.times])),
  );
  const hoursOf = (day: string) => plan.unit.hours[weekday(day) - 1] ?? null;
  const wrongDay = days.find((day) => wrongTimes(times[day] ?? [], hoursOf(day)));
  const wrong = wrongDay && wrongTimes(times[wrongDay] ?? [], hoursOf(wrongDay));
  const send = () => {
    const told = days.map((date) => ({ date, times: inOrder(times[date] ?? []) }));
    onAnswer({ off: false, days: told });
  };
  return (
    <>
      <Button
        className="button plain wide"
       
        onPress={() => onAnswer({ off: true, days: null })}
      >
        {own.offAll}
      </Button>
      {days.map((day) => (
        <div key={day} className="base-day">
          <h3>{capital(dayName(day, language))}</h3>
          <TimesEditor
            label={dayName(day, language)}
            times={times[day] ?? []}
            hours={hoursOf(day)}
            onChange={(changed) => setTimes({ ...times, [day]: changed })}
          />
        </div>
      ))}
      {wrongDay && wrong && (
        <p className="field-error">
          {own.daysWrong(capital(dayName(wrongDay, language)), own.wrong[wrong])}
        </p>
      )}
      <Button
        className="button wide"
        isDisabled={!!wrong}
       
        onPress={send}
      >
        {isSaving ? own.saving : own.saveHoliday}
      </Button>
    </>
  );
}
