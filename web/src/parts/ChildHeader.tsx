import { lazy } from "react";
import type { Child } from "../api/client";
import { useLanguage } from "../text/language";
import { OnDemand } from "./OnDemand";

const ChildSwitch = lazy(() => import("./ChildSwitch"));

export function ChildHeader({ child, all }: { child: Child; all: Child[] }) {
  const { text } = useLanguage();
  return (
    <div className="child">
      {all.length > 1 ? (
        <OnDemand
          className="child-name"
          label={`${child.displayName}. ${text.switchChild}`}
          face={`${child.displayName} ▾`}
        >
          <ChildSwitch child={child} all={all} />
        </OnDemand>
      ) : (
        <span className="child-name">{child.displayName}</span>
      )}
      <span className="quiet">
        {[child.className, child.schoolName].filter(Boolean).join(", ")}
      </span>
    </div>
  );
}
