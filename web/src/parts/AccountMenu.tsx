import { MenuItem } from "react-aria-components/Menu";
import { usePortal } from "../state/portal";
import { useLanguage } from "../text/language";
import { OpenMenu } from "./OpenMenu";

export default function AccountMenu() {
  const { text, switchLanguage } = useLanguage();
  const { session } = usePortal();
  const act = (id: string) => {
    if (id === "language") switchLanguage();
    else location.assign(session.signOut());
  };
  return (
    <OpenMenu label={text.account} onAction={act}>
      <MenuItem id="language" className="menu-item" lang={text.otherLanguage}>
        {text.language}
      </MenuItem>
      <MenuItem id="sign-out" className="menu-item">
        {text.signOut}
      </MenuItem>
    </OpenMenu>
  );
}
