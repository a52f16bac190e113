import { useState } from "react";
import { Group } from "react-aria-components/Group";
import type { QuietHours } from "../../api/notices";
import { isClock } from "../../rules/notices";
import { useTexts } from "../../text/language";
import { noticesTexts } from "../../text/notices";
import { Clock } from "../registration/TimesEditor";

interface Props {
  hours: QuietHours;
  onChange: (hours: QuietHours) => void;
}

/** From and until; saved when one leaves them, as a time is typed in several steps. */
export function QuietTime({ hours, onChange }: Props) {
  const own = useTexts(noticesTexts);
  const [draft, setDraft] = useState(hours);
  const isNew = draft.begins !== hours.begins || draft.ends !== hours.ends;
  const isWhole = isClock(draft.begins) && isClock(draft.ends);
  return (
    <>
      <p className="quiet">{own.quietLead}</p>
      <Group
        className="pair"
        aria-label={own.quiet}
        onBlur={() => isNew && isWhole && onChange(draft)}
      >
        <Clock
          label={own.begins}
          value={draft.begins}
          onChange={(begins) => setDraft({ ...draft, begins })}
        />
        <Clock
          label={own.ends}
          value={draft.ends}
          onChange={(ends) => setDraft({ ...draft, ends })}
        />
      </Group>
    </>
  );
}
