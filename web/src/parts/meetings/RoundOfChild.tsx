import { useState } from "react";
import type { Child, Me } from "../../api/client";
import type { RoundToBook } from "../../api/meetings";
import { others } from "../../rules/meetings";
import { type RoundRead, useRoundToBook } from "../../state/meetings";
import { wallTime } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { meetingsTexts } from "../../text/meetings";
import { Card } from "../Card";
import { dialled } from "../report/SchoolPhones";
import { Failure, Loading } from "../states";
import { FreeTimes } from "./FreeTimes";
import { OwnMeeting } from "./OwnMeeting";
import { Queue } from "./Queue";

interface Props {
  me: Me;
  child: Child;
  roundId: string;
  onSaid: (words: string) => void;
}

/** One round: what the teacher says, the meeting or the times to choose, and the queue. */
export function RoundOfChild({ me, child, roundId, onSaid }: Props) {
  const read = useRoundToBook(child.id, roundId);
  const phone = me.schools.find((one) => one.id === child.schoolId)?.phone ?? "";
  return (
    <>
      {read.isPending && <Loading />}
      {read.isError && <Failure error={read.error} again={() => void read.refetch()} />}
      {read.data && <Whole read={read.data} phone={phone} onSaid={onSaid} />}
    </>
  );
}

interface WholeProps {
  read: RoundRead;
  phone: string;
  onSaid: (words: string) => void;
}

function Whole({ read, phone, onSaid }: WholeProps) {
  const own = useTexts(meetingsTexts);
  const { round } = read;
  const [outrun, setOutrun] = useState("");
  const tell = (words: string) => {
    setOutrun("");
    onSaid(words);
  };
  const lose = (when: string) => {
    onSaid("");
    setOutrun(when);
  };
  const acts = { read, onSaid: tell, onOutrun: lose };
  return (
    <>
      <Lead round={round} phone={phone} />
      {round.meeting && (
        <Card title={own.own}>
          <OwnMeeting read={read} onSaid={tell} />
        </Card>
      )}
      {round.waiting?.offer && (
        <Card title={own.queue}>
          <Queue {...acts} />
        </Card>
      )}
      {round.open && (
        <Card title={round.meeting ? own.change : own.free}>
          {outrun && <Outrun when={outrun} round={round} />}
          <FreeTimes {...acts} />
        </Card>
      )}
      {round.open && !round.meeting && !round.waiting?.offer && (
        <Card title={own.queue}>
          <Queue {...acts} />
        </Card>
      )}
    </>
  );
}

/** Somebody was faster: what one still has, and what is left to choose. */
function Outrun({ when, round }: { when: string; round: RoundToBook }) {
  const own = useTexts(meetingsTexts);
  const left = others(round.slots, round.meeting?.slot).length;
  const words = [
    own.outrun(when),
    round.meeting ? own.keptOld : "",
    left > 0 ? own.left(left) : round.meeting ? "" : own.noneLeft,
  ];
  return <Failure error={undefined} reason={words.filter(Boolean).join(" ")} />;
}

function Lead({ round, phone }: { round: RoundToBook; phone: string }) {
  const { language } = useLanguage();
  const own = useTexts(meetingsTexts);
  const closes = wallTime(round.closesAt, language);
  return (
    <div className="above">
      <p className="total">{own.round(round.title, round.groupName)}</p>
      {round.note && <p className="words">{round.note}</p>}
      {round.wish === "requested" && !round.meeting && <p className="notice">{own.requested}</p>}
      {round.wish === "notNeeded" && !round.meeting && <p className="notice">{own.notNeeded}</p>}
      {round.separate && <p>{own.separate}</p>}
      {round.open ? (
        <p className="quiet">{own.closes(closes)}</p>
      ) : (
        <p className="notice">
          <span>
            {own.closed(closes)} {own.closedHelp}{" "}
            {phone && (
              <a className="phone" href={dialled(phone)}>
                {phone}
              </a>
            )}
          </span>
        </p>
      )}
    </div>
  );
}
