import { type ReactNode, use } from "react";
import { Menu } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { OpenMenuContext } from "./openMenuContext";

interface Props {
  label: string;
  chosen?: string;
  onAction: (id: string) => void;
  children: ReactNode;
}

/** The menu that a `MenuButton` opens. */
export function OpenMenu({ label, chosen, onAction, children }: Props) {
  const open = use(OpenMenuContext);
  if (!open) throw new Error("outside MenuButton");
  const choice =
    chosen === undefined ? {} : ({ selectionMode: "single", selectedKeys: [chosen] } as const);
  return (
    <Popover
      className="popover"
      isOpen
      triggerRef={open.trigger}
      placement="bottom"
      onOpenChange={open.close}
    >
      <Menu
        className="menu"
        autoFocus="first"
        aria-label={label}
        {...choice}
        onAction={(id) => {
          open.close();
          onAction(String(id));
        }}
      >
        {children}
      </Menu>
    </Popover>
  );
}
