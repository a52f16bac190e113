import { useState } from "react";
import { Button } from "react-aria-components/Button";
import type { FritidsPlan, Residence } from "../../api/registration";
import {
  isWithoutMe,
  MOST_CYCLE,
  residenceDraft,
  type ResidenceDraft,
  wantedResidence,
  weeksFrom,
  withLength,
} from "../../rules/residence";
import { mondayOf } from "../../rules/week";
import { schoolDate } from "../../text/days";
import { useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { ChoiceRadios } from "../ChoiceRadios";
import { ChoiceSelect } from "../ChoiceSelect";
import { useAdultName } from "./adultName";

interface Props {
  plan: FritidsPlan;
  onPropose: (body: Residence) => void;
}

/** Even and odd weeks, or one to four in turn; or nobody's own. */
export function ProposeResidence({ plan, onPropose }: Props) {
  const own = useTexts(registrationTexts);
  const nameOf = useAdultName(plan);
  const [draft, setDraft] = useState(() => residenceDraft(plan));
  const edit = (part: Partial<ResidenceDraft>) => setDraft({ ...draft, ...part });
  const adults = plan.adults.map((one) => ({ id: one.id, name: nameOf(one.id) }));
  const me = plan.adults.find((one) => one.me)?.id ?? "";
  const wrong = isWithoutMe(draft, me);
  return (
    <>
      <ChoiceRadios
        label={own.residence}
        choices={(["together", "isoWeek", "cycle"] as const).map((id) => ({
          id,
          name: own.rule[id],
        }))}
        chosen={draft.rule}
        onChoose={(rule) => edit({ rule })}
      />
      {draft.rule === "isoWeek" && (
        <>
          <ChoiceRadios
            label={own.evenWeeks}
            choices={adults}
            chosen={draft.even}
            onChoose={(even) => edit({ even })}
          />
          <ChoiceRadios
            label={own.oddWeeks}
            choices={adults}
            chosen={draft.odd}
            onChoose={(odd) => edit({ odd })}
          />
        </>
      )}
      {draft.rule === "cycle" && (
        <Cycle owners={draft.owners} adults={adults} onChange={(owners) => edit({ owners })} />
      )}
      {wrong && <p className="field-error">{own.withoutMe}</p>}
      <Button
        className="button plain"
        isDisabled={wrong}
        onPress={() => onPropose(wantedResidence(draft, schoolDate()))}
      >
        {own.propose}
      </Button>
    </>
  );
}

interface CycleProps {
  owners: string[];
  adults: { id: string; name: string }[];
  onChange: (owners: string[]) => void;
}

function Cycle({ owners, adults, onChange }: CycleProps) {
  const own = useTexts(registrationTexts);
  const lengths = Array.from({ length: MOST_CYCLE }, (_, place) => String(place + 1));
  return (
    <>
      <ChoiceSelect
        label={own.cycleLength}
        choices={lengths.map((id) => ({ id, name: own.cycleWeeks(Number(id)) }))}
        chosen={String(owners.length)}
        onChoose={(length) => onChange(withLength(owners, Number(length)))}
      />
      {weeksFrom(mondayOf(schoolDate()), owners.length).map((week, place) => (
        <ChoiceRadios
          key={place}
          label={own.whoHasWeek(week)}
          choices={adults}
          chosen={owners[place] ?? ""}
          onChoose={(id) => onChange(owners.map((one, number) => (number === place ? id : one)))}
        />
      ))}
    </>
  );
}
