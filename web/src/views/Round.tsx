import { useState } from "react";
import { Link } from "wouter";
import type { Me } from "../api/client";
import type { Round } from "../api/meetings";
import { Card } from "../parts/Card";
import { CancelRound } from "../parts/rounds/CancelRound";
import { PutOut } from "../parts/rounds/PutOut";
import { RoundForm } from "../parts/rounds/RoundForm";
import { SlotRow } from "../parts/rounds/SlotRow";
import { Students } from "../parts/rounds/Students";
import { Sheet } from "../parts/Sheet";
import { Done, Empty, Failure, Loading, Page } from "../parts/states";
import { byDay } from "../rules/meetings";
import { draftOf, stageOf, teachersOf } from "../rules/rounds";
import {
  type RoundPlace,
  type RoundPlan,
  useCancelRound,
  useChangeRound,
  useRoundPlan,
} from "../state/rounds";
import { capital, dayName, wallTime } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { roundsTexts } from "../text/rounds";
import "../meetings.css";

interface Props {
  me: Me;
  place: RoundPlace;
}

/** A round before its staff: its times and who has them, its students, and what can be changed. */
export default function RoundView({ me, place }: Props) {
  const own = useTexts(roundsTexts);
  const plan = useRoundPlan(place);
  return (
    <Page name={plan.data?.round.title ?? own.rounds}>
      <p>
        <Link className="to-today" href={`/groups/${place.groupId}/rounds`}>
          ‹ {own.back}
        </Link>
      </p>
      {plan.isPending && <Loading />}
      {plan.isError && <Failure error={plan.error} again={() => void plan.refetch()} />}
      {plan.data && <Whole me={me} place={place} plan={plan.data} />}
    </Page>
  );
}

function Whole({ me, place, plan }: Props & { plan: RoundPlan }) {
  const own = useTexts(roundsTexts);
  const [said, say] = useState("");
  const [now] = useState(() => new Date());
  const { round, slots, students } = plan;
  const stage = stageOf(round, now);
  const isPlanned = stage !== "cancelled" && stage !== "over";
  const myself = { id: me.person.id, name: me.person.displayName };
  const teachers = teachersOf(myself, plan.teachers, slots);
  const cancel = useCancelRound(place, plan.tag, () => say(own.cancelled));
  return (
    <>
      <About round={round} />
      <Done>{said}</Done>
      {isPlanned && <Change place={place} plan={plan} onSaid={say} />}
      <div className="columns">
        <Card title={own.times}>
          {slots.length === 0 && <Empty>{own.noTimes}</Empty>}
          <Times place={place} plan={plan} teachers={teachers} onSaid={say} />
        </Card>
        {isPlanned && (
          <Card title={own.putOut}>
            <PutOut place={place} round={round} teachers={teachers} onSaid={say} />
          </Card>
        )}
        <Card title={own.students}>
          <Students
            place={place}
            students={students}
            slots={slots}
            isSeparate={round.separate}
            onSaid={say}
          />
        </Card>
        {isPlanned && (
          <Card title={own.cancelAllName}>
            <CancelRound act={cancel} />
          </Card>
        )}
      </div>
    </>
  );
}

function About({ round }: { round: Round }) {
  const { language } = useLanguage();
  const own = useTexts(roundsTexts);
  const [now] = useState(() => new Date());
  const days = own.days(dayName(round.firstDay, language), dayName(round.lastDay, language));
  return (
    <>
      <p>
        <span className="mark">{own.stage[stageOf(round, now)]}</span> {capital(days)}
      </p>
      <p className="quiet">
        {own.window(wallTime(round.opensAt, language), wallTime(round.closesAt, language))}
      </p>
      {round.reason && <p className="notice">{own.reason(round.reason)}</p>}
    </>
  );
}

interface PartProps {
  place: RoundPlace;
  plan: RoundPlan;
  onSaid: (words: string) => void;
}

function Change({ place, plan, onSaid }: PartProps) {
  const own = useTexts(roundsTexts);
  return (
    <Sheet label={own.change} name={own.change} isTall>
      {(close) => (
        <ChangeForm
          place={place}
          plan={plan}
          onSaid={(words) => {
            close();
            onSaid(words);
          }}
        />
      )}
    </Sheet>
  );
}

function ChangeForm({ place, plan, onSaid }: PartProps) {
  const own = useTexts(roundsTexts);
  // What was read when the form was opened: a change by somebody else has to be seen first.
  const [tag] = useState(plan.tag);
  const act = useChangeRound(place, tag, () => onSaid(own.saved));
  return (
    <>
      <h2>{own.change}</h2>
      <RoundForm from={draftOf(plan.round)} send={own.save} act={act} />
    </>
  );
}

interface TimesProps extends PartProps {
  teachers: { id: string; name: string }[];
}

function Times({ place, plan, teachers, onSaid }: TimesProps) {
  const { language } = useLanguage();
  return byDay(plan.slots).map(({ day, slots }) => (
    <section key={day} className="day-of-slots">
      <h3>
        <Link className="to-today" href={`/meetings/${day}`}>
          {capital(dayName(day, language))}
        </Link>
      </h3>
      <ul className="rows close">
        {slots.map((slot) => (
          <SlotRow key={slot.id} place={place} slot={slot} teachers={teachers} onSaid={onSaid} />
        ))}
      </ul>
    </section>
  ));
}
