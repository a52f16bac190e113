import type { ReactNode } from "react";
import type { Minutes } from "../../api/staff";
import { useLanguage, useTexts } from "../../text/language";
import { statisticsTexts } from "../../text/statistics";

/** The heads of the columns; the first says whose or of what the minutes are. */
export function Heads({ first }: { first: string }) {
  const own = useTexts(statisticsTexts);
  return (
    <>
      <th scope="col">{first}</th>
      <th scope="col">{own.absent}</th>
      <th scope="col">{own.valid}</th>
      <th scope="col">{own.invalid}</th>
      <th scope="col">{own.late}</th>
    </>
  );
}

/** One student's, one month's or all minutes. */
export function Row({ name, minutes }: { name: ReactNode; minutes: Minutes }) {
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

