import { Link } from "wouter";
import type { Child, Me } from "../api/client";
import { ChildHeader } from "../parts/ChildHeader";
import { BasePlan } from "../parts/registration/BasePlan";
import { Holidays } from "../parts/registration/Holidays";
import { NotThere } from "../parts/registration/NotThere";
import { PickUpPlan } from "../parts/registration/PickUpPlan";
import { ResidencePlan } from "../parts/registration/ResidencePlan";
import { WeekView } from "../parts/registration/WeekView";
import { Loading, Page } from "../parts/states";
import { hasFunction } from "../rules/functions";
import { schoolDayFrom } from "../rules/week";
import { useFritidsPlan } from "../state/registration";
import { isADay, schoolDate } from "../text/days";
import { useTexts } from "../text/language";
import { registrationTexts } from "../text/registration";
import "../staff.css";

const PARTS = ["week", "plan", "pickUp", "holidays"] as const;
type Part = (typeof PARTS)[number];

interface Props {
  me: Me;
  child: Child;
  part?: string;
  day?: string;
}

/** A child's times at fritids: the week, merged; the base schedule; pick-up; and lov. */
export default function TimeRegistration({ me, child, part, day }: Props) {
  const own = useTexts(registrationTexts);
  const shown = PARTS.find((one) => one === part) ?? "week";
  const place = `/children/${child.id}/timeRegistration`;
  const siblings = me.children.filter(
    (one) => one.id !== child.id && hasFunction(me, one, "timeRegistration"),
  );
  return (
    <Page name={own.name} above={<ChildHeader child={child} all={me.children} />}>
      <Parts place={place} shown={shown} />
      {shown === "week" ? (
        <WeekView
          key={child.id}
          child={child}
          siblings={siblings}
          day={day && isADay(day) ? day : schoolDayFrom(schoolDate())}
          place={place}
        />
      ) : (
        <PlanView key={child.id} childId={child.id} shown={shown} />
      )}
    </Page>
  );
}

function Parts({ place, shown }: { place: string; shown: Part }) {
  const own = useTexts(registrationTexts);
  return (
    <nav className="parts" aria-label={own.parts}>
      {PARTS.map((part) => (
        <Link
          key={part}
          href={part === "week" ? place : `${place}/${part}`}
          className="button plain"
          {...(part === shown && { "aria-current": "page" as const })}
        >
          {own.part[part]}
        </Link>
      ))}
    </nav>
  );
}

/** What holds over time. A change by the other guardian shows at once: the forms begin anew. */
function PlanView({ childId, shown }: { childId: string; shown: Exclude<Part, "week"> }) {
  const plan = useFritidsPlan(childId);
  if (plan.isPending) return <Loading />;
  if (plan.isError) return <NotThere error={plan.error} again={() => void plan.refetch()} />;
  const known = { childId, plan: plan.data.plan, tag: plan.data.tag };
  if (shown === "holidays") return <Holidays childId={childId} plan={plan.data.plan} />;
  if (shown === "pickUp") return <PickUpPlan {...known} />;
  return (
    <>
      <BasePlan {...known} />
      <ResidencePlan {...known} />
    </>
  );
}
