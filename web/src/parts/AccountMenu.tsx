import { MenuItem } from "react-aria-components/Menu";
import { useLocation } from "wouter";
import { leaveBrowser } from "../state/devices";
import { usePortal } from "../state/portal";
import { useLanguage } from "../text/language";
import { OpenMenu } from "./OpenMenu";

export default function AccountMenu() {
  const { text, switchLanguage } = useLanguage();
  const { api, session } = usePortal();
  const [, go] = useLocation();
  const leave = async () => {
    await leaveBrowser(api);
    location.assign(session.signOut());
  };
  const act = (id: string) => {
    if (id === "language") switchLanguage();
    else if (id === "account") go("/account");
    else if (id === "notices") go("/notifications/preferences");
    else void leave();
  };
  return (
    <OpenMenu label={text.account} onAction={act}>
      <MenuItem id="language" className="menu-item" lang={text.otherLanguage}>
        {text.language}
      </MenuItem>
      <MenuItem id="account" className="menu-item">
        {text.ownAccount}
      </MenuItem>
      <MenuItem id="notices" className="menu-item">
        {text.notices}
      </MenuItem>
      <MenuItem id="sign-out" className="menu-item">
        {text.signOut}
      </MenuItem>
    </OpenMenu>
  );
}
