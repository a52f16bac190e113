import { useState } from "react";
import type { Me } from "../api/client";
import { ChoiceSelect } from "../parts/ChoiceSelect";
import { Empty, Page } from "../parts/states";
import { GroupNumbers } from "../parts/statistics/GroupNumbers";
import { PeriodChoice } from "../parts/statistics/PeriodChoice";
import { taughtGroups } from "../rules/staff";
import { canAsk, usualPeriod } from "../rules/statistics";
import { schoolDate } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { statisticsTexts } from "../text/statistics";
import "../staff.css";

interface Props {
  me: Me;
  /** The group that one has come for. */
  asked?: string;
}

/** A group's attendance over a period, and as a file for a spreadsheet. */
export default function Statistics({ me, asked }: Props) {
  const { text } = useLanguage();
  const own = useTexts(statisticsTexts);
  const groups = taughtGroups(me);
  const first =
    groups.find((group) => group.id === asked) ??
    groups.find((group) => group.mentor) ??
    groups[0];
  const [groupId, choose] = useState(first?.id ?? "");
  const [period, setPeriod] = useState(() => usualPeriod(schoolDate()));
  return (
    <Page name={own.statistics}>
      {!first && <Empty>{text.emptyFunction}</Empty>}
      {first && (
        <>
          <ChoiceSelect
            label={own.group}
            choices={groups.map((one) => ({ id: one.id, name: one.name }))}
            chosen={groupId}
            onChoose={choose}
          />
          <PeriodChoice period={period} onChoose={setPeriod} />
          {canAsk(period) ? (
            <GroupNumbers key={groupId} place={{ groupId }} period={period} />
          ) : (
            <p className="field-error">{own.order}</p>
          )}
        </>
      )}
    </Page>
  );
}
