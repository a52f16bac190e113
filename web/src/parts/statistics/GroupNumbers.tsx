import { Button } from "react-aria-components/Button";
import { Link } from "wouter";
import type { GroupStatistics } from "../../api/staff";
import { byAbsence, type Period } from "../../rules/statistics";
import { type GroupPlace, useGroupStatistics, useStatisticsFile } from "../../state/statistics";
import { useTexts } from "../../text/language";
import { statisticsTexts } from "../../text/statistics";
import { Done, Empty, Failure, Loading } from "../states";
import { Heads, Row } from "./Row";

interface Props {
  place: GroupPlace;
  period: Period;
}

/** A group's minutes of a period, student by student, and the file of them. */
export function GroupNumbers({ place, period }: Props) {
  const own = useTexts(statisticsTexts);
  const shown = useGroupStatistics(place, period);
  if (shown.isPending) return <Loading />;
  if (shown.isError) return <Failure error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data.total.offered === 0) return <Empty>{own.nothing}</Empty>;
  return (
    <>
      <p className="quiet">{shown.data.allLessons ? own.allLessons : own.ownLessons}</p>
      <Table statistics={shown.data} place={place} />
      <Download place={place} period={period} />
    </>
  );
}

function Table({ statistics, place }: { statistics: GroupStatistics; place: GroupPlace }) {
  const own = useTexts(statisticsTexts);
  return (
    <table className="numbers statistics">
      <caption className="quiet">{own.byAbsence}</caption>
      <thead>
        <tr>
          <Heads first={own.student} />
        </tr>
      </thead>
      <tbody>
        <Row name={own.total} minutes={statistics.total} />
        {byAbsence(statistics).map((one) => (
          <Row
            key={one.id}
            name={
              place.schoolId ? (
                <Link href={`/schools/${place.schoolId}/students/${one.id}/statistics`}>
                  {one.displayName}
                </Link>
              ) : (
                one.displayName
              )
            }
            minutes={one.minutes}
          />
        ))}
      </tbody>
    </table>
  );
}

function Download({ place, period }: Props) {
  const own = useTexts(statisticsTexts);
  const file = useStatisticsFile(place, period);
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
