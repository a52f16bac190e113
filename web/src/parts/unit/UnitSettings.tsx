import { useId, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Problem } from "../../api/problem";
import type { FritidsUnit, FritidsUnitIn } from "../../api/registration";
import {
  settingsDraft,
  type SettingsDraft,
  wantedSettings,
  wrongSettings,
} from "../../rules/unitSettings";
import { type UnitPlace, useChangeUnit, useUnitSettings } from "../../state/unitSettings";
import { useTexts } from "../../text/language";
import { unitTexts } from "../../text/unit";
import { Done, Failure, Loading } from "../states";
import { ClosedDays } from "./ClosedDays";
import { HolidayPeriods } from "./HolidayPeriods";
import { LockDays, OpeningHours } from "./OpeningHours";

const CHANGED_SINCE = 412;

/** A unit's hours, locked and closed days, and lov: before its staff, or the school's office. */
export function UnitSettings({ place }: { place: UnitPlace }) {
  const own = useTexts(unitTexts);
  const [said, say] = useState("");
  const form = useId();
  const shown = useUnitSettings(place);
  const tag = shown.data?.tag ?? "";
  const change = useChangeUnit(place, tag, () => say(own.saved));
  const isOutrun = change.error instanceof Problem && change.error.status === CHANGED_SINCE;
  if (shown.isPending) return <Loading />;
  if (shown.isError) return <Failure error={shown.error} again={() => void shown.refetch()} />;
  return (
    <>
      <p className="quiet">{own.lead}</p>
      <SettingsForm
        key={tag}
        id={form}
        unit={shown.data.unit}
        onSave={(wanted) => {
          say("");
          if (!change.isPending) change.mutate(wanted);
        }}
      />
      {/* Outside the form, which begins anew when it is saved: the focus stays where it was. */}
      <Button type="submit" form={form} className="button wide">
        {change.isPending ? own.saving : own.save}
      </Button>
      <Done>{said}</Done>
      {change.isError && (
        <Failure error={change.error} {...(isOutrun && { reason: own.outrun })} />
      )}
    </>
  );
}

interface FormProps {
  id: string;
  unit: FritidsUnit;
  onSave: (wanted: FritidsUnitIn) => void;
}

function SettingsForm({ id, unit, onSave }: FormProps) {
  const own = useTexts(unitTexts);
  const [draft, setDraft] = useState(() => settingsDraft(unit));
  const [isAsked, ask] = useState(false);
  const edit = (part: Partial<SettingsDraft>) => setDraft({ ...draft, ...part });
  const wrong = wrongSettings(draft);
  return (
    <form
      id={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask(true);
        if (!wrong) onSave(wantedSettings(draft));
      }}
    >
      <OpeningHours hours={draft.hours} onChange={(hours) => edit({ hours })} />
      <LockDays days={draft.lockDays} onChange={(lockDays) => edit({ lockDays })} />
      <ClosedDays days={draft.closedDays} onChange={(closedDays) => edit({ closedDays })} />
      <HolidayPeriods all={draft.holidays} onChange={(holidays) => edit({ holidays })} />
      {isAsked && wrong && <Failure error={undefined} reason={own.wrong[wrong]} />}
    </form>
  );
}
