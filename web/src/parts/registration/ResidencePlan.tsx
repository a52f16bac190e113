import { useState } from "react";
import { Button } from "react-aria-components/Button";
import type { FritidsPlan } from "../../api/registration";
import { mondayOf } from "../../rules/week";
import { useChangePlan } from "../../state/registration";
import { schoolDate } from "../../text/days";
import { useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { Card } from "../Card";
import { ChoiceRadios } from "../ChoiceRadios";
import { Done } from "../states";
import { ChangeFailure } from "./ChangeFailure";

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
      <Propose plan={plan} isSending={change.isPending} onPropose={change.mutate} />
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

interface ProposeProps {
  plan: FritidsPlan;
  isSending: boolean;
  onPropose: ReturnType<typeof useChangePlan>["mutate"];
}

function Propose({ plan, isSending, onPropose }: ProposeProps) {
  const own = useTexts(registrationTexts);
  const nameOf = useAdultName(plan);
  const [rule, setRule] = useState<"together" | "isoWeek">("together");
  const me = plan.adults.find((one) => one.me)?.id ?? "";
  const [even, setEven] = useState(me);
  const others = plan.adults.filter((one) => one.id !== even);
  const [odd, setOdd] = useState("");
  const oddOwner = others.find((one) => one.id === odd)?.id ?? others[0]?.id ?? "";
  if (plan.adults.length < 2) return null;
  const propose = () => {
    const owners = rule === "together" ? [] : [even, oddOwner];
    const body = { rule, owners, firstWeek: mondayOf(schoolDate()) };
    if (!isSending) onPropose({ part: "residence", body });
  };
  return (
    <>
      <ChoiceRadios
        label={own.residence}
        choices={(["together", "isoWeek"] as const).map((id) => ({ id, name: own.rule[id] }))}
        chosen={rule}
        onChoose={setRule}
      />
      {rule === "isoWeek" && (
        <ChoiceRadios
          label={own.evenWeeks}
          choices={plan.adults.map((one) => ({ id: one.id, name: nameOf(one.id) }))}
          chosen={even}
          onChoose={setEven}
        />
      )}
      {rule === "isoWeek" && others.length > 1 && (
        <ChoiceRadios
          label={own.oddWeeks}
          choices={others.map((one) => ({ id: one.id, name: nameOf(one.id) }))}
          chosen={oddOwner}
          onChoose={setOdd}
        />
      )}
      <Button className="button plain" onPress={propose}>
        {own.propose}
      </Button>
    </>
  );
}

function useAdultName(plan: FritidsPlan): (id: string) => string {
  const own = useTexts(registrationTexts);
  return (id) => {
    const adult = plan.adults.find((one) => one.id === id);
    if (adult?.me) return own.me;
    return adult?.name || own.someAdult;
  };
}

function useResidenceSaid(plan: FritidsPlan): (residence: FritidsPlan["residence"]) => string {
  const own = useTexts(registrationTexts);
  const nameOf = useAdultName(plan);
  return ({ rule, owners }) => {
    const names = owners.map(nameOf);
    if (rule === "together") return own.rule.together;
    if (rule === "isoWeek") return own.evenIs(names[0] ?? "", names[1] ?? "");
    return own.cycleNow(names.join(", "));
  };
}
