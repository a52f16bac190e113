import { lazy } from "react";
import { Link } from "wouter";
import { useBell } from "../state/bell";
import { useMe } from "../state/portal";
import { useLanguage } from "../text/language";
import { Icon } from "./icons";
import { MenuButton } from "./MenuButton";

const AccountMenu = lazy(() => import("./AccountMenu"));

/** The purple bar: the way home, the bell, and the own name. */
export function Bar({ home }: { home: string }) {
  const { text } = useLanguage();
  const me = useMe();
  const name = me.data?.person.displayName ?? "";
  return (
    <header className="bar">
      <div className="bar-inner">
        <Link href={home} className="bar-button bar-home" aria-label={text.home}>
          <Icon name="home" />
        </Link>
        <span className="bar-name">{text.appName}</span>
        <BellLink />
        <MenuButton
          className="bar-button bar-account"
          label={`${text.account}: ${name}`}
          face={
            <>
              <Icon name="person" />
              <span className="bar-account-name">{name}</span>
            </>
          }
        >
          <AccountMenu />
        </MenuButton>
      </div>
    </header>
  );
}

function BellLink() {
  const { text } = useLanguage();
  const unread = useBell().data?.unread ?? 0;
  return (
    <Link href="/bell" className="bar-button" aria-label={text.bellUnread(unread)}>
      <Icon name="bell" />
      {unread > 0 && (
        <span className="count" aria-hidden="true">
          {unread >= 100 ? "99+" : unread}
        </span>
      )}
    </Link>
  );
}
