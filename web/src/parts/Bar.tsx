import { lazy } from "react";
import { Link } from "wouter";
import { useBell, useMe } from "../state/portal";
import { useLanguage } from "../text/language";
import { AccountFace } from "./AccountFace";
import { Icon } from "./icons";
import { OnDemand } from "./OnDemand";

const AccountMenu = lazy(() => import("./AccountMenu"));

/** The purple bar: the way home, the bell, and the own name. */
export function Bar({ home }: { home: string }) {
  const { text } = useLanguage();
  const bell = useBell();
  const me = useMe();
  const name = me.data?.person.displayName ?? "";
  const unread = bell.data?.unread ?? 0;
  return (
    <header className="bar">
      <Link href={home} className="bar-button" aria-label={text.home}>
        <Icon name="home" />
      </Link>
      <span className="bar-name">{text.appName}</span>
      <Link href="/bell" className="bar-button" aria-label={text.bellUnread(unread)}>
        <Icon name="bell" />
        {unread > 0 && (
          <span className="count" aria-hidden="true">
            {unread >= 100 ? "99+" : unread}
          </span>
        )}
      </Link>
      <OnDemand
        className="bar-button bar-account"
        label={`${text.account}: ${name}`}
        face={<AccountFace name={name} />}
      >
        <AccountMenu name={name} />
      </OnDemand>
    </header>
  );
}
