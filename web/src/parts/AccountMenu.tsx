import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { usePortal } from "../state/portal";
import { useLanguage } from "../text/language";
import { AccountFace } from "./AccountFace";

export default function AccountMenu({ name }: { name: string }) {
  const { text, switchLanguage } = useLanguage();
  const { session } = usePortal();
  return (
    <MenuTrigger defaultOpen>
      <Button className="bar-button bar-account" aria-label={`${text.account}: ${name}`}>
        <AccountFace name={name} />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu">
          <MenuItem className="menu-item" onAction={switchLanguage}>
            {text.language}
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => session.signOut()}>
            {text.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
