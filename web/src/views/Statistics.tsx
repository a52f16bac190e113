import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input, Label, TextField } from "react-aria-components/TextField";
import type { Me } from "../api/client";
import type { GroupStatistics, Minutes } from "../api/staff";
import { ChoiceSelect } from "../parts/ChoiceSelect";
import { Done, Empty, Failure, Loading, Page } from "../parts/states";
import { taughtGroups } from "../rules/staff";
import { byAbsence, canAsk, type Period, usualPeriod } from "../rules/statistics";
import { useGroupStatistics, useStatisticsFile } from "../state/statistics";
import { schoolDate } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { statisticsTexts } from "../text/statistics";
import "../staff.css";

/** A group's attendance over a period, and as a file for a spreadsheet. */
export default function Statistics({ me }: { me: Me }) {
  const { text } = useLanguage();
  const own = useTexts(statisticsTexts);
  const groups = taughtGroups(me);
  const first = groups.find((group) => group.mentor) ?? groups[0];
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
          <div className="pair">
            <Day
              label={own.first}
              value={period.from}
              onChange={(from) => setPeriod({ ...period, from })}
            />
            <Day
              label={own.last}
              value={period.to}
              onChange={(to) => setPeriod({ ...period, to })}
            />
          </div>
          {canAsk(period) ? (
            <Numbers key={groupId} groupId={groupId} period={period} />
          ) : (
            <p className="field-error">{own.order}</p>
          )}
        </>
      )}
    </Page>
  );
}

function Day(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextField className="field" value={props.value} onChange={props.onChange}>
      <Label>{props.label}</Label>
      <Input type="date" />
    </TextField>
  );
}

function Numbers({ groupId, period }: { groupId: string; period: Period }) {
  const own = useTexts(statisticsTexts);
  const shown = useGroupStatistics(groupId, period);
  if (shown.isPending) return <Loading />;
  if (shown.isError) return <Failure error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data.total.offered === 0) return <Empty>{own.nothing}</Empty>;
  return (
    <>
      <p className="quiet">{shown.data.allLessons ? own.allLessons : own.ownLessons}</p>
      <Table statistics={shown.data} />
      <Download groupId={groupId} period={period} />
    </>
  );
}

function Table({ statistics }: { statistics: GroupStatistics }) {
  const own = useTexts(statisticsTexts);
  return (
    <table className="numbers statistics">
      <caption className="quiet">{own.byAbsence}</caption>
      <thead>
        <tr>
          <th scope="col">{own.student}</th>
          <th scope="col">{own.absent}</th>
          <th scope="col">{own.valid}</th>
          <th scope="col">{own.invalid}</th>
          <th scope="col">{own.late}</th>
        </tr>
      </thead>
      <tbody>
        <Row name={own.total} minutes={statistics.total} />
        {byAbsence(statistics).map((one) => (
          <Row key={one.id} name={one.displayName} minutes={one.minutes} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ name, minutes }: { name: string; minutes: Minutes }) {
  const { language } = useLanguage();
  const own = useTexts(statisticsTexts);
  const share = (value: number | null) =>
    value === null ? own.none : own.perCent(value.toLocaleString(language));
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="quiet">
          {own.offered} {own.minutes(minutes.offered)}
        </span>
      </th>
      <td data-label={own.absent}>{share(minutes.absentPerCent)}</td>
      <td data-label={own.valid}>{own.minutes(minutes.valid)}</td>
      <td data-label={own.invalid}>{own.minutes(minutes.invalid)}</td>
      <td data-label={own.late}>{own.minutes(minutes.late)}</td>
    </tr>
  );
}

function Download({ groupId, period }: { groupId: string; period: Period }) {
  const own = useTexts(statisticsTexts);
  const file = useStatisticsFile(groupId, period);
  return (
    <>
      <Button
        className="button plain wide"
        onPress={() => {
          if (!file.isPending) file.mutate();
        }}
      >
        {file.isPending ? own.downloading : own.download}
      </Button>
      <Done>{file.isSuccess && own.downloaded}</Done>
      {file.isError && <Failure error={file.error} />}
    </>
  );
}
