import { useState } from "react";
import { Checkbox } from "react-aria-components/Checkbox";
import { CheckboxGroup, Label } from "react-aria-components/CheckboxGroup";
import { Link } from "wouter";
import type { Me } from "../api/client";
import type { RoundIn, Series } from "../api/meetings";
import { Card } from "../parts/Card";
import { CancelRound } from "../parts/rounds/CancelRound";
import { RoundForm } from "../parts/rounds/RoundForm";
import { Done, Empty, Failure, Loading, Page } from "../parts/states";
import { EMPTY_ROUND, groupsToChoose } from "../rules/rounds";
import { meetingGroups } from "../rules/staff";
import { useCancelSeries, useMakeSeries, useSchoolRounds } from "../state/series";
import { capital, dayName, wallTime } from "../text/days";
import { useLanguage, useTexts } from "../text/language";
import { roundsTexts } from "../text/rounds";
import "../meetings.css";

interface Props {
  me: Me;
  schoolId: string;
}

/** A school's rounds for several groups at once, for its administrators. */
export default function SchoolRounds({ me, schoolId }: Props) {
  const own = useTexts(roundsTexts);
  const [said, say] = useState("");
  const name = me.schools.find((one) => one.id === schoolId)?.name ?? "";
  const series = useSchoolRounds(schoolId);
  const groups = meetingGroups(me).filter((one) => one.schoolId === schoolId);
  return (
    <Page name={own.schoolRounds(name)}>
      <p>
        <Link className="to-today" href="/meetings">
          ‹ {own.ownDay}
        </Link>
      </p>
      <Done>{said}</Done>
      {series.isPending && <Loading />}
      {series.isError && <Failure error={series.error} again={() => void series.refetch()} />}
      {series.data && (
        <div className="columns">
          <Card title={own.forGroups}>
            <Make
              schoolId={schoolId}
              groups={groupsToChoose(groups, series.data.items)}
              onSaid={say}
            />
          </Card>
          <Card title={own.rounds}>
            {series.data.items.length === 0 && <Empty>{own.seriesNone}</Empty>}
            <ul className="rows">
              {series.data.items.map((one) => (
                <SeriesLine key={one.id} schoolId={schoolId} series={one} onSaid={say} />
              ))}
            </ul>
          </Card>
        </div>
      )}
    </Page>
  );
}

interface MakeProps {
  schoolId: string;
  groups: { id: string; name: string }[];
  onSaid: (words: string) => void;
}

function Make({ schoolId, groups, onSaid }: MakeProps) {
  const own = useTexts(roundsTexts);
  const [groupIds, choose] = useState<string[]>([]);
  const [made, setMade] = useState(0);
  const make = useMakeSeries(schoolId, (series) => {
    onSaid(own.seriesMade(series.title));
    choose([]);
    setMade(made + 1);
  });
  if (groups.length === 0) return <Empty>{own.noGroups}</Empty>;
  const act = { ...make, mutate: (body: RoundIn) => make.mutate({ ...body, groupIds }) };
  const choice = (
    <CheckboxGroup className="choices beside" value={groupIds} onChange={choose}>
      <Label>{own.whichGroups}</Label>
      <div>
        {groups.map((one) => (
          <Checkbox key={one.id} value={one.id} className="choice check">
            {one.name}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
  const missing = groupIds.length === 0 ? own.groupMissing : undefined;
  return (
    <RoundForm key={made} from={EMPTY_ROUND} send={own.make} act={act} also={{ choice, missing }} />
  );
}

interface SeriesLineProps {
  schoolId: string;
  series: Series;
  onSaid: (words: string) => void;
}

function SeriesLine({ schoolId, series, onSaid }: SeriesLineProps) {
  const { language } = useLanguage();
  const own = useTexts(roundsTexts);
  const act = useCancelSeries(schoolId, series, () => onSaid(own.cancelled));
  const isCancelled = series.status === "cancelled";
  const days = own.days(dayName(series.firstDay, language), dayName(series.lastDay, language));
  return (
    <li className={isCancelled ? "row past" : "row"}>
      <div>
        <span className="row-title">{series.title}</span>
        <span>{capital(days)}</span>
        <span>{series.rounds.map((one) => one.groupName).join(", ")}</span>
        <span className="quiet">
          {own.window(wallTime(series.opensAt, language), wallTime(series.closesAt, language))}
        </span>
        {series.reason && <span>{own.reason(series.reason)}</span>}
      </div>
      {isCancelled ? (
        <span className="mark absent">{own.stage.cancelled}</span>
      ) : (
        <div className="row-acts">
          <CancelRound act={act} />
        </div>
      )}
    </li>
  );
}
