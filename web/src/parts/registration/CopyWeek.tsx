import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Checkbox } from "react-aria-components/Checkbox";
import { CheckboxGroup, Label } from "react-aria-components/CheckboxGroup";
import type { Child } from "../../api/client";
import type { FritidsWeek } from "../../api/registration";
import { type CopyReach, reachOf, weekTimes } from "../../rules/registration";
import { useCopyWeek } from "../../state/registration";
import { useLanguage, useTexts } from "../../text/language";
import { registrationTexts } from "../../text/registration";
import { Card } from "../Card";
import { ChoiceSelect } from "../ChoiceSelect";
import { Done, Failure } from "../states";

interface Props {
  child: Child;
  siblings: Child[];
  week: FritidsWeek;
}

/** The week as it is seen, to other weeks and to siblings: all of it, or nothing. */
export function CopyWeek({ child, siblings, week }: Props) {
  const { text } = useLanguage();
  const own = useTexts(registrationTexts);
  const [reach, setReach] = useState<CopyReach>("next");
  const [chosen, choose] = useState([child.id]);
  const [said, say] = useState("");
  const copy = useCopyWeek(({ items }) =>
    say(items.length > 0 ? own.copied(items.length) : own.nothingCopied),
  );
  const reaches: CopyReach[] = ["next", "two", "four", "eight"];
  if (siblings.length > 0) reaches.unshift("same");
  const studentIds = reach === "same" ? chosen.filter((id) => id !== child.id) : chosen;
  const press = () => {
    say("");
    if (studentIds.length === 0 || copy.isPending) return;
    const weekOffset = reachOf(reach);
    copy.mutate({ studentIds, week: week.monday, weekOffset, days: weekTimes(week) });
  };
  return (
    <Card title={own.copy}>
      <p className="quiet">{own.copyLead}</p>
      <ChoiceSelect
        label={own.copyTo}
        choices={reaches.map((id) => ({ id, name: own.reach[id] }))}
        chosen={reach}
        onChoose={(id) => setReach(id as CopyReach)}
      />
      {siblings.length > 0 && (
        <CheckboxGroup className="choices beside" value={chosen} onChange={choose}>
          <Label>{own.copyChildren}</Label>
          <div>
            {[child, ...siblings].map((one) => (
              <Checkbox key={one.id} value={one.id} className="choice check">
                {one.displayName}
              </Checkbox>
            ))}
          </div>
        </CheckboxGroup>
      )}
      {studentIds.length === 0 && (
        <p className="field-error">{chosen.length === 0 ? own.noChild : own.noSibling}</p>
      )}
      <Button
        className="button wide"
        isDisabled={studentIds.length === 0}
        onPress={press}
      >
        {copy.isPending ? text.sending : own.copy}
      </Button>
      <Done>{said}</Done>
      {copy.isError && <Failure error={copy.error} />}
    </Card>
  );
}
