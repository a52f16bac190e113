import { type ReactNode, useState } from "react";
import { type Holder, useBar, useHandOut } from "../../state/accounts";
import { schoolDate } from "../../text/days";
import { useTexts } from "../../text/language";
import { accountTexts } from "../../text/account";
import { ConfirmButton } from "../ConfirmButton";

interface Props {
  schoolId: string;
  holder: Holder;
  children?: ReactNode;
}

/** Somebody, how far they have come, and what the school can do about it. */
export function HolderRow({ schoolId, holder, children }: Props) {
  const own = useTexts(accountTexts);
  const [code, show] = useState("");
  const isBarred = holder.state === "barred";
  const handOut = useHandOut(schoolId, holder.personId, show);
  const bar = useBar(schoolId, holder.personId, !isBarred);
  const { name } = holder;
  return (
    <li className="row">
      <span className="row-title">{name}</span>
      <span className="quiet">
        {own.states[holder.state]}
        {holder.username && `: ${holder.username}`}
        {holder.codeExpiresAt && `. ${own.codeUntil(schoolDate(new Date(holder.codeExpiresAt)))}`}
      </span>
      <div className="row-acts">
        {!isBarred && (
          <ConfirmButton
            label={own.giveCode}
            name={own.giveCodeTo(name)}
            question={own.giveCodeAsk(name)}
            help={own.giveCodeHelp}
            yes={own.giveCode}
            act={handOut}
          />
        )}
        <ConfirmButton
          label={isBarred ? own.letIn : own.bar}
          name={isBarred ? own.letInOf(name) : own.barOf(name)}
          question={isBarred ? own.letInAsk(name) : own.barAsk(name)}
          help={isBarred ? undefined : own.barHelp}
          yes={isBarred ? own.letIn : own.bar}
          act={bar}
        />
      </div>
      <div role="status">
        {code && (
          <p className="notice good handed-out">
            <strong>{own.theCode(name)}</strong> <code>{code}</code> {own.theCodeLead}
          </p>
        )}
      </div>
      {children}
    </li>
  );
}
