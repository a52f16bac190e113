import type { Leave } from "../../api/client";
import { type LeaveAct, useLeaveAct } from "../../state/leave";
import { capital, wallTime } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { leaveTexts } from "../../text/leave";
import { ConfirmButton } from "../ConfirmButton";
import { Empty } from "../states";
import { usePeriodName } from "./periodName";

interface Props {
  leaves: Leave[];
  /** The one that a notification leads to. */
  asked?: string;
  onSaid: (words: string) => void;
}

export function LeaveList({ leaves, asked, onSaid }: Props) {
  const own = useTexts(leaveTexts);
  if (leaves.length === 0) return <Empty>{own.none}</Empty>;
  // What one was led to stands first.
  const shown = [...leaves].sort((one, other) => rank(one) - rank(other));
  function rank(one: Leave): number {
    return one.id === asked ? 0 : 1;
  }
  return (
    <ul className="rows">
      {shown.map((leave) => (
        <Row key={leave.id} leave={leave} isAsked={leave.id === asked} onSaid={onSaid} />
      ))}
    </ul>
  );
}

interface RowProps {
  leave: Leave;
  isAsked: boolean;
  onSaid: (words: string) => void;
}

function Row({ leave, isAsked, onSaid }: RowProps) {
  const { language } = useLanguage();
  const own = useTexts(leaveTexts);
  const isOver = leave.status === "withdrawn" || leave.status === "vetoed";
  return (
    <li className={`row${isOver ? " past" : ""}${isAsked ? " fresh" : ""}`}>
      <div>
        <span className="row-title">{capital(usePeriodName()(leave))}</span>
        <span>{own.schoolDays(leave.schoolDays)}</span>
        <span className="quiet">
          {applicantOf(leave, own)}, {wallTime(leave.appliedAt, language)}
        </span>
        <span className="quote">{leave.reason}</span>
        {leave.comment && <span>{own.comment(leave.comment)}</span>}
      </div>
      <span className={leave.status === "rejected" ? "mark absent" : "mark"}>
        {own.status[leave.status]}
      </span>
      <div className="row-acts">
        {leave.mayConfirm && <Act act="confirm" leave={leave} onSaid={onSaid} />}
        {leave.mayVeto && <Act act="veto" leave={leave} onSaid={onSaid} />}
        {leave.mayWithdraw && <Act act="withdraw" leave={leave} onSaid={onSaid} />}
      </div>
    </li>
  );
}

function applicantOf({ appliedBy }: Leave, own: (typeof leaveTexts)["sv"]): string {
  if (appliedBy.me) return own.appliedByMe;
  return appliedBy.name ? own.appliedBy(appliedBy.name) : own.appliedByOther;
}

interface ActProps {
  act: LeaveAct;
  leave: Leave;
  onSaid: (words: string) => void;
}

function Act({ act, leave, onSaid }: ActProps) {
  const own = useTexts(leaveTexts);
  const period = usePeriodName()(leave);
  const words = {
    confirm: [own.confirm, own.confirmQuestion(period), own.confirmYes, own.confirmed],
    veto: [own.veto, own.vetoQuestion(period), own.vetoYes, own.vetoed],
    withdraw: [own.withdraw, own.withdrawQuestion(period), own.withdrawYes, own.withdrawn],
  } as const;
  const [label, question, yes, done] = words[act];
  return (
    <ConfirmButton
      label={label}
      name={`${label}, ${period}`}
      question={question}
      {...(act === "veto" && { help: own.vetoHelp })}
      yes={yes}
      act={useLeaveAct(leave, act, () => onSaid(done))}
    />
  );
}
