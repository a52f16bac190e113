import { Button } from "react-aria-components/Button";
import { Link } from "wouter";
import type { Me } from "../api/client";
import type { WaitingLeave } from "../api/staff";
import { usePeriodName } from "../parts/leave/periodName";
import { Empty, Failure, Loading, Page } from "../parts/states";
import { ledSchools, mentoredClasses } from "../rules/staff";
import { type Desk, useWaiting } from "../state/decisions";
import { useLanguage, useTexts } from "../text/language";
import { decideTexts } from "../text/decide";
import "../staff.css";

/** Applications for leave that wait for the mentor, and for the principal. */
export default function Leaves({ me }: { me: Me }) {
  const own = useTexts(decideTexts);
  return (
    <Page name={own.leaves}>
      {mentoredClasses(me).map((one) => (
        <Waiting key={one.id} title={own.ofClass(one.name)} desk={{ as: "class", id: one.id }} />
      ))}
      {ledSchools(me).map((one) => (
        <Waiting key={one.id} title={own.ofSchool(one.name)} desk={{ as: "school", id: one.id }} />
      ))}
    </Page>
  );
}

function Waiting({ title, desk }: { title: string; desk: Desk }) {
  const { text } = useLanguage();
  const own = useTexts(decideTexts);
  const waiting = useWaiting(desk);
  const leaves = waiting.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <h2>{title}</h2>
      {waiting.isPending && <Loading />}
      {waiting.isError && <Failure error={waiting.error} again={() => void waiting.refetch()} />}
      {waiting.data && leaves.length === 0 && <Empty>{own.nothing}</Empty>}
      <ul className="rows">
        {leaves.map((leave) => (
          <li key={leave.id} className="row">
            <WaitingRow leave={leave} desk={desk} />
          </li>
        ))}
      </ul>
      {waiting.hasNextPage && (
        <Button
          className="button plain wide"
          onPress={() => {
            if (!waiting.isFetchingNextPage) void waiting.fetchNextPage();
          }}
        >
          {text.more}
        </Button>
      )}
    </section>
  );
}

function WaitingRow({ leave, desk }: { leave: WaitingLeave; desk: Desk }) {
  const own = useTexts(decideTexts);
  const nameOf = usePeriodName();
  const name = leave.displayName || own.nameHidden;
  const period = nameOf(leave);
  return (
    <>
      <div>
        <span className="row-title">{name}</span>
        <span>
          {leave.groupName} {period}, {own.schoolDays(leave.schoolDays)}
        </span>
        <span className="quiet">{own.waited(leave.waitedDays)}</span>
      </div>
      <Link
        className="button plain"
        href={`/leaves/${desk.as}/${desk.id}/${leave.studentId}/${leave.id}`}
        aria-label={own.openOf(name, period)}
      >
        {own.open}
      </Link>
    </>
  );
}
