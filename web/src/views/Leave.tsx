import { useState } from "react";
import { Link } from "wouter";
import type { Child, Me } from "../api/client";
import { Card } from "../parts/Card";
import { ChildHeader } from "../parts/ChildHeader";
import { LeaveForm } from "../parts/leave/LeaveForm";
import { LeaveList } from "../parts/leave/LeaveList";
import { Done, Failure, Loading, Page } from "../parts/states";
import { useLeaves } from "../state/leave";
import { useTexts } from "../text/language";
import { leaveTexts } from "../text/leave";

interface Props {
  me: Me;
  child: Child;
  leaveId?: string;
}

/** A child's leave: apply for it, see what became of it, answer the other guardian's. */
export default function LeaveView({ me, child, leaveId }: Props) {
  const own = useTexts(leaveTexts);
  return (
    <Page name={own.leave} above={<ChildHeader child={child} all={me.children} />}>
      <p>
        <Link className="to-today" href={`/children/${child.id}/attendance`}>
          {own.back}
        </Link>
      </p>
      <Leaves key={child.id} child={child} {...(leaveId && { leaveId })} />
    </Page>
  );
}

function Leaves({ child, leaveId }: { child: Child; leaveId?: string }) {
  const own = useTexts(leaveTexts);
  const [said, say] = useState("");
  const leaves = useLeaves(child.id);
  const list = (
    <Card title={own.applications}>
      <Done>{said}</Done>
      {leaves.isPending && <Loading />}
      {leaves.isError && <Failure error={leaves.error} again={() => void leaves.refetch()} />}
      {leaves.data && (
        <LeaveList
          leaves={leaves.data.items}
          {...(leaveId && { asked: leaveId })}
          onSaid={say}
        />
      )}
    </Card>
  );
  return (
    <div className="columns">
      {leaveId && list}
      <Card title={own.apply}>
        <LeaveForm childId={child.id} onSaid={say} />
      </Card>
      {!leaveId && list}
    </div>
  );
}
