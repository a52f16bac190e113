import { Link } from "wouter";
import type { Child, Me } from "../api/client";
import { ChildHeader, ChildName, schoolOf } from "../parts/ChildHeader";
import { Icon } from "../parts/icons";
import { StaffTiles } from "../parts/StaffTiles";
import { Empty, Page } from "../parts/states";
import { functionsOf, hasFunction } from "../rules/functions";
import { groupPlace, officeSchools, staffTiles } from "../rules/staff";
import { useChildsRounds } from "../state/childsRounds";
import { useNews } from "../state/bell";
import { useLanguage } from "../text/language";

/** The school's functions as tiles, each with what is new; only those switched on. */
export function ChildHome({ me, child }: { me: Me; child: Child }) {
  const { text } = useLanguage();
  const switchedOn = functionsOf(me, child);
  // Meetings are there only when there is something to book, or a meeting to come.
  const rounds = useChildsRounds(child.id, switchedOn.includes("meetings"));
  const hasMeetings = (rounds.data?.items ?? []).length > 0;
  const functions = switchedOn.filter((name) => name !== "meetings" || hasMeetings);
  return (
    <Page name={child.displayName} heading={<ChildName child={child} all={me.children} />}>
      <p className="quiet under">{schoolOf(child)}</p>
      <h2 className="sr-only">{text.functions}</h2>
      {functions.length === 0 && <Empty>{text.emptyFunction}</Empty>}
      <ul className="tiles">
        {functions.map((name) => (
          <li key={name}>
            <Tile name={name} child={child} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Tile({ name, child }: { name: string; child: Child }) {
  const { text } = useLanguage();
  const news = useNews(child.id).data?.items.find((one) => one.function === name)?.unread ?? 0;
  return (
    <Link href={`/children/${child.id}/${name}`} className="tile">
      <Icon name={name} />
      <span className="tile-name">{text.functionNames[name] ?? name}</span>
      {news > 0 && <span className="tile-news">{text.news(news)}</span>}
    </Link>
  );
}

/** Where people without children of their own begin: staff and administrators. */
export function StaffHome({ me }: { me: Me }) {
  const { text } = useLanguage();
  const imports = me.roles.some((role) => role.kind === "communeAdministrator");
  const tiles = staffTiles(me).length + officeSchools(me).length;
  const nothing = me.groups.length + tiles === 0 && !imports;
  return (
    <Page name={me.person.displayName}>
      <StaffTiles me={me} />
      {me.groups.length > 0 && <Groups me={me} />}
      {imports && (
        <ul className="tiles">
          <li>
            <Link href="/imports" className="tile">
              <Icon name="upload" />
              <span className="tile-name">{text.imports}</span>
            </Link>
          </li>
        </ul>
      )}
      {nothing && <Empty>{me.roles.length === 0 ? text.noChildren : text.emptyFunction}</Empty>}
    </Page>
  );
}

export function Groups({ me }: { me: Me }) {
  const { text } = useLanguage();
  return (
    <section>
      <h2>{text.groups}</h2>
      <ul className="tiles">
        {me.groups.map((group) => (
          <li key={group.id}>
            <Link href={groupPlace(group)} className="tile">
              <Icon name="meetings" />
              <span className="tile-name">{group.name}</span>
              {group.mentor && <span className="quiet">{text.mentorOf}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface EmptyFunctionProps {
  me: Me;
  child: Child;
  name: string;
  otherwise: React.ReactNode;
}

/** A function that the school has switched on, and where it has not added anything. */
export function EmptyFunction({ me, child, name, otherwise }: EmptyFunctionProps) {
  const { text } = useLanguage();
  if (!hasFunction(me, child, name)) return otherwise;
  return (
    <Page
      name={text.functionNames[name] ?? name}
      above={<ChildHeader child={child} all={me.children} />}
    >
      <Empty>{text.emptyFunction}</Empty>
    </Page>
  );
}
