import { useOccupancy } from "../../state/fritidsUnit";
import type { TouchPlace } from "../../state/touchQueue";
import { useTexts } from "../../text/language";
import { fritidsTexts } from "../../text/fritids";
import { Empty, Failure, Loading } from "../states";

/** How many are planned and how many are here, by the half hour: numbers with bars beside them. */
export function OccupancyTable({ place }: { place: TouchPlace }) {
  const own = useTexts(fritidsTexts);
  const occupancy = useOccupancy(place);
  if (occupancy.isPending) return <Loading />;
  if (occupancy.isError) {
    return <Failure error={occupancy.error} again={() => void occupancy.refetch()} />;
  }
  const halves = occupancy.data.items;
  if (halves.length === 0) return <Empty>{own.noOccupancy}</Empty>;
  const most = Math.max(1, ...halves.flatMap((one) => [one.planned, one.present]));
  return (
    <table className="numbers">
      <caption className="sr-only">{own.occupancy}</caption>
      <thead>
        <tr>
          <th scope="col">{own.halfHour}</th>
          <th scope="col">{own.planned}</th>
          <th scope="col">{own.there}</th>
        </tr>
      </thead>
      <tbody>
        {halves.map((one) => (
          <tr key={one.starts}>
            <th scope="row">
              {one.starts}–{one.ends}
            </th>
            <td className="bar-cell" style={{ "--share": one.planned / most } as React.CSSProperties}>
              {one.planned}
            </td>
            <td className="bar-cell" style={{ "--share": one.present / most } as React.CSSProperties}>
              {one.present}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
