import { useState } from "react";
import { Problem } from "../api/problem";
import type { Preferences } from "../api/notices";
import { Card } from "../parts/Card";
import { ChoiceRadios } from "../parts/ChoiceRadios";
import { Devices } from "../parts/notices/Devices";
import { KindChoice } from "../parts/notices/KindChoice";
import { QuietTime } from "../parts/notices/QuietTime";
import { Done, Failure, Loading, Page } from "../parts/states";
import { grouped, withKind } from "../rules/notices";
import { useChangePreferences, usePreferences } from "../state/preferences";
import { useTexts } from "../text/language";
import { noticesTexts } from "../text/notices";
import "../staff.css";
import "../notices.css";

const CHANGED_SINCE = 412;

/** How one wishes to be told beside the bell, and where. Saved as it is chosen. */
export default function NoticePreferences() {
  const own = useTexts(noticesTexts);
  const shown = usePreferences();
  const change = useChangePreferences();
  const [said, say] = useState("");
  const save = (wanted: Preferences) => {
    say("");
    change.mutate(wanted, { onSuccess: () => say(own.saved) });
  };
  const isOutrun = change.error instanceof Problem && change.error.status === CHANGED_SINCE;
  return (
    <Page name={own.title}>
      <p className="quiet">{own.lead}</p>
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      <div className="saved">
        <Done>{said}</Done>
        {change.isError && (
          <Failure error={change.error} {...(isOutrun && { reason: own.outrun })} />
        )}
      </div>
      <Devices />
      {shown.data && <Choices preferences={shown.data.preferences} onSave={save} />}
    </Page>
  );
}

interface ChoicesProps {
  preferences: Preferences;
  onSave: (wanted: Preferences) => void;
}

function Choices({ preferences, onSave }: ChoicesProps) {
  const own = useTexts(noticesTexts);
  const { quietHours } = preferences;
  return (
    <>
      {grouped(preferences.kinds).map(({ group, kinds }) => (
        <Card key={group} title={own.groups[group]}>
          {kinds.map((one) => (
            <KindChoice
              key={one.kind}
              kind={one}
              onChange={(kind) => onSave(withKind(preferences, kind))}
            />
          ))}
        </Card>
      ))}
      <Card title={own.quiet}>
        <QuietTime
          hours={quietHours}
          onChange={(hours) => onSave({ ...preferences, quietHours: hours })}
        />
        <ChoiceRadios
          label={own.language}
          choices={[
            { id: "sv", name: own.languages.sv },
            { id: "en", name: own.languages.en },
          ]}
          chosen={preferences.language}
          onChoose={(language) => onSave({ ...preferences, language })}
        />
      </Card>
    </>
  );
}
