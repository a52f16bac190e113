import { Page } from "../parts/states";
import { UnitSettings } from "../parts/unit/UnitSettings";
import { useUnitSettings } from "../state/unitSettings";
import { useTexts } from "../text/language";
import { unitTexts } from "../text/unit";
import "../staff.css";

/** A fritids unit's settings, for an administrator of its school. */
export default function SchoolUnit({ schoolId, groupId }: { schoolId: string; groupId: string }) {
  const own = useTexts(unitTexts);
  const place = { schoolId, groupId };
  const name = useUnitSettings(place).data?.unit.name;
  return (
    <Page name={name ? own.settingsOf(name) : own.settings}>
      <UnitSettings place={place} />
    </Page>
  );
}
