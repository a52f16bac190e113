import { Link } from "wouter";
import type { Child, Me } from "../api/client";
import { ChildHeader } from "../parts/ChildHeader";
import { Icon } from "../parts/icons";
import { Page } from "../parts/states";
import { useBell } from "../state/portal";
import { useLanguage } from "../text/language";

/** The school's functions as tiles, each with what is new; only those switched on. */
export function ChildHome({ me, child }: { me: Me; child: Child }) {
  const { text } = useLanguage();
  const school = me.schools.find((one) => one.id === child.schoolId);
  return (
    <Page title={<ChildHeader child={child} all={me.children} />}>
      <h2 className="sr-only">{text.functions}</h2>
      <ul className="tiles">
        {(school?.functions ?? []).map((name) => (
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
  const bell = useBell();
  const news = (bell.data?.items ?? []).filter(
    (one) => !one.read && one.childId === child.id && one.kind.startsWith(`${name}.`),
  ).length;
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
  const nothing = me.groups.length === 0 && !imports;
  return (
    <Page title={me.person.displayName}>
      {me.groups.length > 0 && <Groups me={me} />}
      {imports && (
        <ul className="tiles">
          <li>
            <Link href="/imports" className="tile">
              <Icon name="other" />
              <span className="tile-name">{text.imports}</span>
            </Link>
          </li>
        </ul>
      )}
      {nothing && <p className="notice">{text.noChildren}</p>}
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
            <Link href={`/groups/${group.id}/days/today`} className="tile">
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

export function EmptyFunction({ me, child, name }: { me: Me; child: Child; name: string }) {
  const { text } = useLanguage();
  return (
    <Page title={text.functionNames[name] ?? name}>
      <ChildHeader child={child} all={me.children} />
      <p className="notice">{text.emptyFunction}</p>
    </Page>
  );
}
