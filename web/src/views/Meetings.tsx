import { useState } from "react";
import { Link } from "wouter";
import type { Child, Me } from "../api/client";
import type { ChildsRound } from "../api/meetings";
import { ChildHeader } from "../parts/ChildHeader";
import { RoundOfChild } from "../parts/meetings/RoundOfChild";
import { Siblings } from "../parts/meetings/Siblings";
import { Done, Empty, Failure, Loading, Page } from "../parts/states";
import { hasFunction } from "../rules/functions";
import { toPropose } from "../rules/meetings";
import { useChildsRounds, useSiblingsRounds } from "../state/childsRounds";
import { capital, dayName, wallTime } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { meetingsTexts } from "../text/meetings";
import "../meetings.css";

interface Props {
  me: Me;
  child: Child;
  roundId?: string;
}

/** A child's parent meetings: book, change, cancel; for siblings in one visit. */
export default function MeetingsView({ me, child, roundId }: Props) {
  const own = useTexts(meetingsTexts);
  const rounds = useChildsRounds(child.id);
  return (
    <Page name={own.meetings} above={<ChildHeader child={child} all={me.children} />}>
      {rounds.isPending && <Loading />}
      {rounds.isError && <Failure error={rounds.error} again={() => void rounds.refetch()} />}
      {rounds.data && (
        <Rounds
          key={child.id}
          me={me}
          child={child}
          rounds={rounds.data.items}
          {...(roundId && { roundId })}
        />
      )}
    </Page>
  );
}

function Rounds({ me, child, rounds, roundId }: Props & { rounds: ChildsRound[] }) {
  const own = useTexts(meetingsTexts);
  // One round is the usual: then there is nothing to choose between.
  const chosen = rounds.length === 1 ? rounds[0] : rounds.find((one) => one.id === roundId);
  const isAstray = roundId !== undefined && chosen?.id !== roundId;
  return (
    <>
      {isAstray && rounds.length > 0 && <p className="notice">{own.notThisChild}</p>}
      {rounds.length === 0 && <Empty>{own.none}</Empty>}
      {chosen ? (
        <Chosen key={chosen.id} me={me} child={child} round={chosen} isOnly={rounds.length === 1} />
      ) : (
        <ul className="rows">
          {rounds.map((round) => (
            <RoundLine key={round.id} round={round} />
          ))}
        </ul>
      )}
    </>
  );
}

function RoundLine({ round }: { round: ChildsRound }) {
  const { language } = useLanguage();
  const own = useTexts(meetingsTexts);
  const days = own.days(dayName(round.firstDay, language), dayName(round.lastDay, language));
  const state = round.booked ? own.booked : round.open ? own.toBook : own.isClosed;
  return (
    <li className="row">
      <Link href={`/children/${round.studentId}/meetings/${round.id}`} className="row-link">
        <span className="mark">{state}</span>
        <span>
          <span className="row-title">{own.round(round.title, round.groupName)}</span>
          <span className="quiet">{capital(days)}</span>
          {round.open && <span>{own.closes(wallTime(round.closesAt, language))}</span>}
        </span>
      </Link>
    </li>
  );
}

interface ChosenProps {
  me: Me;
  child: Child;
  round: ChildsRound;
  isOnly: boolean;
}

function Chosen({ me, child, round, isOnly }: ChosenProps) {
  const own = useTexts(meetingsTexts);
  const [said, say] = useState("");
  const [missed, miss] = useState("");
  const withMeetings = me.children.filter((one) => hasFunction(me, one, "meetings"));
  const siblings = withMeetings.filter((one) => one.id !== child.id).map((one) => one.id);
  const among = toPropose(round, useSiblingsRounds(siblings));
  const tell = (words: string) => {
    miss("");
    say(words);
  };
  return (
    <>
      {!isOnly && (
        <Link className="to-today" href={`/children/${child.id}/meetings`}>
          ‹ {own.all}
        </Link>
      )}
      <Done>{said}</Done>
      {missed && <Failure error={undefined} reason={missed} />}
      <RoundOfChild me={me} child={child} roundId={round.id} onSaid={tell} />
      {among.length > 0 && (
        <Siblings
          children={me.children}
          among={among}
          onSaid={tell}
          onMissed={(words) => {
            say("");
            miss(words);
          }}
        />
      )}
    </>
  );
}


