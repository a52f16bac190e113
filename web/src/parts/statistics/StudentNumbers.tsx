import { useState } from "react";
import { canAsk, usualPeriod } from "../../rules/statistics";
import { type StudentPlace, useStudentStatistics } from "../../state/statistics";
import { capital, monthName, schoolDate } from "../../text/days";
import { useLanguage, useTexts } from "../../text/language";
import { statisticsTexts } from "../../text/statistics";
import { Empty, Failure, Loading } from "../states";
import { PeriodChoice } from "./PeriodChoice";
import { Heads, Row } from "./Row";

/** One student's minutes of a period, in all and month by month. */
export function StudentNumbers({ place }: { place: StudentPlace }) {
  const { language } = useLanguage();
  const own = useTexts(statisticsTexts);
  const [period, setPeriod] = useState(() => usualPeriod(schoolDate()));
  const shown = useStudentStatistics(place, period);
  const isAsked = canAsk(period);
  return (
    <>
      <PeriodChoice period={period} onChoose={setPeriod} />
      {!isAsked && <p className="field-error">{own.order}</p>}
      {isAsked && shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data?.total.offered === 0 && <Empty>{own.nothing}</Empty>}
      {shown.data && shown.data.total.offered > 0 && (
        <table className="numbers statistics">
          <caption className="quiet">{own.allLessonsOfOne}</caption>
          <thead>
            <tr>
              <Heads first={own.month} />
            </tr>
          </thead>
          <tbody>
            <Row name={own.inAll} minutes={shown.data.total} />
            {shown.data.months.map((one) => (
              <Row
                key={one.month}
                name={capital(monthName(one.month, language))}
                minutes={one.minutes}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
