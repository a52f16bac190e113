import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input, Label, TextField } from "react-aria-components/TextField";
import { newId } from "../../api/ids";
import type { FritidsPlan, PickUp } from "../../api/registration";
import { useChangePlan } from "../../state/registration";
import { useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { Card } from "../Card";
import { Done } from "../states";
import { ChangeFailure } from "./ChangeFailure";
import { Clock } from "./TimesEditor";

const LONGEST_NAME = 100;
const LONGEST_PHONE = 30;
const MOST_ADULTS = 20;

interface Props {
  childId: string;
  plan: FritidsPlan;
  tag: string;
}

type Adult = FritidsPlan["pickUp"]["adults"][number];

/** How the child goes home any day. When it has changed, the form begins anew. */
export function PickUpPlan({ childId, plan, tag }: Props) {
  const own = useTexts(registrationTexts);
  const [said, say] = useState("");
  const change = useChangePlan(childId, tag, () => say(own.pickUpSaved));
  const save = (body: PickUp) => {
    say("");
    if (!change.isPending) change.mutate({ part: "pick-up", body });
  };
  return (
    <Card title={own.pickUp}>
      <p className="quiet">{own.pickUpLead}</p>
      <PickUpForm key={tag} plan={plan} isSaving={change.isPending} onSave={save} />
      <Done>{said}</Done>
      {change.isError && <ChangeFailure error={change.error} />}
    </Card>
  );
}

interface FormProps {
  plan: FritidsPlan;
  isSaving: boolean;
  onSave: (body: PickUp) => void;
}

/** Alone, with a sibling, or with whom: checked when the child is checked out. */
function PickUpForm({ plan, isSaving, onSave }: FormProps) {
  const own = useTexts(registrationTexts);
  const [aloneAt, setAloneAt] = useState(plan.pickUp.aloneAt ?? "");
  const [goesWith, setGoesWith] = useState(plan.pickUp.goesWith);
  const [adults, setAdults] = useState(plan.pickUp.adults);
  const save = () =>
    onSave({ aloneAt: aloneAt || null, goesWith: goesWith.trim() || null, adults });
  return (
    <>
      <Clock label={own.mayGoAlone} value={aloneAt} onChange={setAloneAt} />
      <TextField className="field" value={goesWith} onChange={setGoesWith} maxLength={LONGEST_NAME}>
        <Label>{own.goesWithField}</Label>
        <Input />
      </TextField>
      <h3>{own.adults}</h3>
      <p className="quiet">{own.adultsLead}</p>
      {adults.length === 0 && <p>{own.nobody}</p>}
      <ul className="rows close">
        {adults.map((adult) => (
          <li key={adult.id} className="row">
            <div>
              <span className="row-title">{adult.name}</span>
              <span className="quiet">{adult.phone}</span>
            </div>
            <Button
              className="button quiet-button"
              aria-label={own.removeAdult(adult.name)}
              onPress={() => setAdults(adults.filter((one) => one.id !== adult.id))}
            >
              {own.removeTime}
            </Button>
          </li>
        ))}
      </ul>
      {adults.length < MOST_ADULTS && (
        <NewAdult onAdd={(adult) => setAdults([...adults, adult])} />
      )}
      <Button className="button wide" onPress={save}>
        {isSaving ? own.saving : own.save}
      </Button>
    </>
  );
}

function NewAdult({ onAdd }: { onAdd: (adult: Adult) => void }) {
  const own = useTexts(registrationTexts);
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [isAsked, ask] = useState(false);
  const isMissing = name.trim() === "";
  const add = () => {
    ask(isMissing);
    if (isMissing) return;
    onAdd({ id: newId(), name: name.trim(), phone: phone.trim() });
    setName("");
    setPhone("");
  };
  return (
    <>
      <div className="pair">
        <TextField className="field" value={name} onChange={setName} maxLength={LONGEST_NAME}>
          <Label>{own.adultName}</Label>
          <Input autoComplete="off" />
        </TextField>
        <TextField className="field" value={phone} onChange={setPhone} maxLength={LONGEST_PHONE}>
          <Label>{own.adultPhone}</Label>
          <Input type="tel" autoComplete="off" />
        </TextField>
      </div>
      {isAsked && isMissing && (
        <p className="field-error" role="alert">
          {own.adultMissing}
        </p>
      )}
      <div className="buttons after">
        <Button className="button plain" onPress={add}>
          {own.addAdult}
        </Button>
      </div>
    </>
  );
}
