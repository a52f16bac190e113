import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { Me } from "../api/client";
import type { Round } from "../api/meetings";
import { Card } from "../parts/Card";
import { RoundForm } from "../parts/rounds/RoundForm";
import { Empty, Failure, Loading, Page } from "../parts/states";
import { EMPTY_ROUND, stageOf } from "../rules/rounds";
import { useGroupRounds, useMakeRound } from "../state/rounds";
import { capital, dayName, wallTime } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { roundsTexts } from "../text/rounds";
import "../meetings.css";

interface Props {
  me: Me;
  groupId: string;
}

/** A group's rounds, and a new one. */
export default function GroupRounds({ me, groupId }: Props) {
  const own = useTexts(roundsTexts);
  const group = me.groups.find((one) => one.id === groupId);
  const rounds = useGroupRounds(groupId);
  return (
    <Page name={group ? own.roundsOf(group.name) : own.rounds}>
      <p>
        <Link className="to-today" href="/meetings">
          ‹ {own.ownDay}
        </Link>
      </p>
      <div className="columns">
        <Card title={own.rounds}>
          {rounds.isPending && <Loading />}
          {rounds.isError && <Failure error={rounds.error} again={() => void rounds.refetch()} />}
          {rounds.data?.items.length === 0 && <Empty>{own.none}</Empty>}
          <ul className="rows">
            {rounds.data?.items.map((round) => (
              <RoundLine key={round.id} round={round} />
            ))}
          </ul>
        </Card>
        <Card title={own.make}>
          <Make groupId={groupId} />
        </Card>
      </div>
    </Page>
  );
}

function Make({ groupId }: { groupId: string }) {
  const own = useTexts(roundsTexts);
  const [, goTo] = useLocation();
  const act = useMakeRound(groupId, (round) => goTo(`/groups/${groupId}/rounds/${round.id}`));
  return <RoundForm from={EMPTY_ROUND} send={own.make} act={act} />;
}

function RoundLine({ round }: { round: Round }) {
  const { language } = useLanguage();
  const own = useTexts(roundsTexts);
  const [now] = useState(() => new Date());
  const stage = stageOf(round, now);
  const days = own.days(dayName(round.firstDay, language), dayName(round.lastDay, language));
  const window = own.window(wallTime(round.opensAt, language), wallTime(round.closesAt, language));
  const isOver = stage === "over" || stage === "cancelled";
  return (
    <li className={isOver ? "row past" : "row"}>
      <Link href={`/groups/${round.groupId}/rounds/${round.id}`} className="row-link">
        <span className="mark">{own.stage[stage]}</span>
        <span>
          <span className="row-title">{round.title}</span>
          <span>{capital(days)}</span>
          <span className="quiet">
            {window}, {own.slotCount(round.slotCount)}
          </span>
        </span>
      </Link>
    </li>
  );
}
