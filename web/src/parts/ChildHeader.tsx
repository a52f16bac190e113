import { lazy } from "react";
import type { Child } from "../api/client";
import { useLanguage } from "../text/language";
import { MenuButton } from "./MenuButton";

const ChildSwitch = lazy(() => import("./ChildSwitch"));

export function schoolOf(child: Child): string {
  return [child.className, child.schoolName].filter(Boolean).join(", ");
}

interface Props {
  child: Child;
  all: Child[];
}

/** The child's name, which stands on top; pressing it switches child. */
export function ChildName({ child, all }: Props) {
  const { text } = useLanguage();
  if (all.length < 2) return <span className="child-name">{child.displayName}</span>;
  return (
    <MenuButton
      className="child-name"
      label={`${child.displayName}. ${text.switchChild}`}
      face={child.displayName}
    >
      <ChildSwitch child={child} all={all} />
    </MenuButton>
  );
}

/** Above every view of a child's: whose it is. */
export function ChildHeader({ child, all }: Props) {
  return (
    <div className="child">
      <ChildName child={child} all={all} />
      <span className="quiet">{schoolOf(child)}</span>
    </div>
  );
}
