import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { useLocation } from "wouter";
import type { Child } from "../api/client";
import { useLanguage } from "../text/language";

/** The child's name; clicking it switches child in place, without leaving the view. */
export default function ChildSwitch({ child, all }: { child: Child; all: Child[] }) {
  const { text } = useLanguage();
  const [place, goTo] = useLocation();
  const switchTo = (id: string) => goTo(place.replace(child.id, id));
  return (
    <MenuTrigger defaultOpen>
      <Button className="child-name" aria-label={`${child.displayName}. ${text.switchChild}`}>
        {child.displayName}
        <span aria-hidden="true"> ▾</span>
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu
          className="menu"
          aria-label={text.switchChild}
          selectionMode="single"
          selectedKeys={[child.id]}
          onAction={(id) => switchTo(String(id))}
        >
          {all.map((one) => (
            <MenuItem key={one.id} id={one.id} className="menu-item" textValue={one.displayName}>
              <span>{one.displayName}</span>
              <span className="quiet">
                {[one.className, one.schoolName].filter(Boolean).join(", ")}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
