import { MenuItem } from "react-aria-components/Menu";
import { useLocation } from "wouter";
import type { Child } from "../api/client";
import { useLanguage } from "../text/language";
import { schoolOf } from "./ChildHeader";
import { OpenMenu } from "./OpenMenu";

interface Props {
  child: Child;
  all: Child[];
}

/** Switches child in place, without leaving the view. */
export default function ChildSwitch({ child, all }: Props) {
  const { text } = useLanguage();
  const [place, goTo] = useLocation();
  return (
    <OpenMenu
      label={text.switchChild}
      chosen={child.id}
      onAction={(id) => goTo(place.replace(child.id, id))}
    >
      {all.map((one) => (
        <MenuItem key={one.id} id={one.id} className="menu-item" textValue={one.displayName}>
          <span>{one.displayName}</span>
          <span className="quiet">{schoolOf(one)}</span>
        </MenuItem>
      ))}
    </OpenMenu>
  );
}
