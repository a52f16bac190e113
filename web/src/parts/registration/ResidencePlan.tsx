import { useState } from "react";
import { Button } from "react-aria-components/Button";
import type { FritidsPlan } from "../../api/registration";
import { weeksFrom } from "../../rules/residence";
import { useChangePlan } from "../../state/registration";
import { useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { Card } from "../Card";
import { Done } from "../states";
import { useAdultName } from "./adultName";
import { ChangeFailure } from "./ChangeFailure";
import { ProposeResidence } from "./ProposeResidence";

interface Props {
  childId: string;
  plan: FritidsPlan;
  tag: string;
}

/** Whose the weeks are: proposed by one guardian, and holds when another accepts. */
export function ResidencePlan({ childId, plan, tag }: Props) {
  const own = useTexts(registrationTexts);
  const [said, say] = useState("");
  const change = useChangePlan(childId, tag, () => say(own.proposed));
  const { proposal } = plan;
  const saidOf = useResidenceSaid(plan);
  return (
    <Card title={own.residence}>
      <p>{saidOf(plan.residence)}</p>
      <p className="quiet">{own.residenceLead}</p>
      {proposal && (
        <div className="notice">
          <div>
            <p>{proposal.me ? own.waits : own.proposal}</p>
            <p>{saidOf(proposal.residence)}</p>
            {!proposal.me && <Accept childId={childId} tag={tag} onSaid={say} />}
          </div>
        </div>
      )}
      {plan.adults.length > 1 && (
        <ProposeResidence
          key={tag}
          plan={plan}
          onPropose={(body) => {
            if (!change.isPending) change.mutate({ part: "residence", body });
          }}
        />
      )}
      <Done>{said}</Done>
      {change.isError && <ChangeFailure error={change.error} />}
    </Card>
  );
}

function Accept(props: { childId: string; tag: string; onSaid: (words: string) => void }) {
  const own = useTexts(registrationTexts);
  const accept = useChangePlan(props.childId, props.tag, () => props.onSaid(own.accepted));
  return (
    <>
      <Button
        className="button"
        onPress={() => {
          if (!accept.isPending) accept.mutate({ part: "acceptance" });
        }}
      >
        {own.accept}
      </Button>
      {accept.isError && <ChangeFailure error={accept.error} />}
    </>
  );
}

function useResidenceSaid(plan: FritidsPlan): (residence: FritidsPlan["residence"]) => string {
  const own = useTexts(registrationTexts);
  const nameOf = useAdultName(plan);
  return ({ rule, owners, firstWeek }) => {
    const names = owners.map(nameOf);
    if (rule === "together") return own.rule.together;
    if (rule === "isoWeek") return own.evenIs(names[0] ?? "", names[1] ?? "");
    const weeks = weeksFrom(firstWeek, owners.length);
    return own.cycleNow(weeks.map((week, place) => own.weekIs(week, names[place] ?? "")).join(", "));
  };
}
