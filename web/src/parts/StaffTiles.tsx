import { Link } from "wouter";
import type { Me } from "../api/client";
import { officeSchools, staffTiles } from "../rules/staff";
import { useLanguage } from "../text/language";
import { Icon } from "./icons";

/** What staff do that is not of one group. */
export function StaffTiles({ me }: { me: Me }) {
  const { text } = useLanguage();
  const tiles = staffTiles(me);
  const schools = officeSchools(me);
  if (tiles.length + schools.length === 0) return null;
  return (
    <ul className="tiles">
      {tiles.map(({ name, icon }) => (
        <li key={name}>
          <Link href={`/${name}`} className="tile">
            <Icon name={icon} />
            <span className="tile-name">{text.staff[name]}</span>
          </Link>
        </li>
      ))}
      {schools.map((school) => (
        <li key={school.id}>
          <Link href={`/schools/${school.id}/groups`} className="tile">
            <Icon name="contacts" />
            <span className="tile-name">{text.schoolGroups}</span>
            <span className="quiet">{school.name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
