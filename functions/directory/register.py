"""The register that a roster describes: schools, people, groups, and their links, by our ids.

Pure. Everything is derived from the roster alone, so that the same file always gives the same
register, whatever the order of its rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from directory.guardians import guardianships
from directory.oneroster.records import Class, Enrollment, Role, User
from directory.oneroster.roster import Roster
from skolbro.access.contacts import Contact
from skolbro.access.relations import FOREVER, Duty, Kind
from skolbro.calendar import STOCKHOLM, Term
from skolbro.ids import IdOf

DUTIES = {
    "teacher": Duty.TEACHER,
    "aide": Duty.FRITIDS_STAFF,
    "principal": Duty.PRINCIPAL,
    "siteAdministrator": Duty.SCHOOL_ADMINISTRATOR,
    "districtAdministrator": Duty.COMMUNE_ADMINISTRATOR,
}
COMMUNE_TYPES = ("district", "local")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as the registry names them."""

    id: str
    given_name: str
    family_name: str
    protected: bool

    @property
    def name(self) -> str:
        """Given name and family name."""
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A class, a teaching group or a fritids unit."""

    id: str
    name: str
    kind: str
    school_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolUnit:
    """A school's name; its settings are its own."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One relation as the registry has it, between ids. Instants are given only where it says."""

    person_id: str
    kind: Kind
    object_id: str
    duties: tuple[Duty, ...] = ()
    begins: datetime | None = None
    ends: datetime = FOREVER

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from others."""
        return (self.person_id, self.kind.value, self.object_id)


@dataclass(slots=True)
class Register:
    """What shall be, and in a delta which links shall end.

    A row that names guardians names them all: who is not among them is a guardian no more.
    `left` holds the people, groups and schools that are gone.
    """

    schools: dict[str, SchoolUnit] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    people: dict[str, Person] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    links: dict[tuple[str, str, str], Link] = field(default_factory=dict)
    ended: set[tuple[str, str, str]] = field(default_factory=set)
    duties_dropped: dict[tuple[str, str, str], frozenset[Duty]] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    guardians_named: dict[str, frozenset[str]] = field(default_factory=dict)


def build_register(
    roster: Roster,
    *,
    commune_id: str,
    id_of: IdOf,
    known_groups: Mapping[str, Group],
    known_students: AbstractSet[str] = frozenset(),
) -> Register:
    """Translate a roster. What is known is what a delta refers to without naming it."""
    register = Register(terms=_terms(roster))
    _take_schools(register, roster, id_of)
    _take_groups(register, roster, id_of)
    _take_people(register, roster, id_of)
    _link(
        register,
        (
            *_guardians(roster, id_of, known_students),
            *_members(roster, id_of, {**known_groups, **register.groups}),
            *_duties(roster, id_of, commune_id),
        ),
    )
    return register


def _take_schools(register: Register, roster: Roster, id_of: IdOf) -> None:
    for org in roster.orgs.values():
        unit = SchoolUnit(id=id_of("org", org.id), name=org.name)
        if org.deleted:
            register.left.add(unit.id)
        elif org.type == "school":
            register.schools[unit.id] = unit


def _take_groups(register: Register, roster: Roster, id_of: IdOf) -> None:
    for class_ in roster.classes.values():
        group = _group(class_, roster, id_of)
        if class_.deleted:
            register.left.add(group.id)
        else:
            register.groups[group.id] = group


def _take_people(register: Register, roster: Roster, id_of: IdOf) -> None:
    for user in roster.users.values():
        person = _person(user, id_of)
        register.contacts[person.id] = _contact(user)
        if user.deleted:
            register.left.add(person.id)
        else:
            register.people[person.id] = person
            if user.agents:
                agents = frozenset(id_of("user", agent) for agent in user.agents)
                register.guardians_named[person.id] = agents


def _link(register: Register, found: Iterable[tuple[Link, bool]]) -> None:
    for link, deleted in found:
        if deleted:
            known = register.duties_dropped.get(link.key, frozenset())
            register.duties_dropped[link.key] = known | frozenset(link.duties)
        if deleted or link.person_id in register.left or link.object_id in register.left:
            register.ended.add(link.key)
        else:
            register.links[link.key] = _joined(register.links.get(link.key), link)
    register.ended -= register.links.keys()


def _joined(first: Link | None, second: Link) -> Link:
    # Two rows may say the same of two people, each for its own time: it holds for both.
    if first is None:
        return second
    begins = min(first.begins, second.begins) if first.begins and second.begins else None
    duties = tuple(sorted({*first.duties, *second.duties}))
    return replace(first, begins=begins, ends=max(first.ends, second.ends), duties=duties)


def _guardians(
    roster: Roster, id_of: IdOf, known_students: AbstractSet[str]
) -> list[tuple[Link, bool]]:
    found = guardianships(
        roster, is_known_student=lambda user: id_of("user", user) in known_students
    )
    links = []
    for one in found:
        guardian, student = id_of("user", one.guardian), id_of("user", one.student)
        link = Link(person_id=guardian, kind=Kind.GUARDIAN_OF, object_id=student)
        links.append((link, one.deleted))
    return links


def _members(roster: Roster, id_of: IdOf, groups: Mapping[str, Group]) -> list[tuple[Link, bool]]:
    return [
        (
            Link(
                person_id=id_of("user", enrollment.user),
                kind=_kind_of(enrollment, groups.get(id_of("class", enrollment.class_))),
                object_id=id_of("class", enrollment.class_),
                begins=_midnight(enrollment.begin),
                ends=_midnight(enrollment.end) or FOREVER,
            ),
            enrollment.deleted,
        )
        for enrollment in roster.enrollments.values()
        if enrollment.role in {"student", "teacher"}
    ]


def _kind_of(enrollment: Enrollment, group: Group | None) -> Kind:
    if enrollment.role == "student":
        return Kind.MEMBER_OF
    # Who teaches a homeroom class is its mentor: OneRoster has no word for it.
    return Kind.MENTOR_OF if group and group.kind == "class" else Kind.TEACHES


def _duties(roster: Roster, id_of: IdOf, commune_id: str) -> list[tuple[Link, bool]]:
    held: defaultdict[tuple[str, str], list[Role]] = defaultdict(list)
    for role in roster.roles.values():
        if role.role in DUTIES:
            held[role.user, role.org].append(role)
    found = []
    for (user, org), roles in held.items():
        standing = [role for role in roles if not role.deleted]
        gone = [role for role in roles if role.deleted]
        link = Link(
            person_id=id_of("user", user),
            kind=Kind.WORKS_AT,
            object_id=commune_id if _is_commune(roster, org, roles) else id_of("org", org),
        )
        if gone:
            found.append((replace(link, duties=_duties_of(gone)), True))
        if standing:
            begins = [_midnight(role.begin) for role in standing]
            given = replace(
                link,
                duties=_duties_of(standing),
                begins=min((begin for begin in begins if begin), default=None),
                ends=_latest_end(standing),
            )
            found.append((given, False))
    return found


def _duties_of(roles: list[Role]) -> tuple[Duty, ...]:
    return tuple(sorted({DUTIES[role.role] for role in roles}))


def _is_commune(roster: Roster, org: str, roles: list[Role]) -> bool:
    if org in roster.orgs:
        return roster.orgs[org].type in COMMUNE_TYPES
    # A delta need not say again what the organisation is, but only a commune has this role.
    return any(role.role == "districtAdministrator" for role in roles)


def _latest_end(roles: list[Role]) -> datetime:
    return max((_midnight(role.end) or FOREVER for role in roles), default=FOREVER)


def _group(class_: Class, roster: Roster, id_of: IdOf) -> Group:
    course = roster.courses.get(class_.course)
    is_fritids = course is not None and "fritids" in f"{course.title} {course.code}".lower()
    taught = "fritids" if is_fritids else "teachingGroup"
    return Group(
        id=id_of("class", class_.id),
        name=class_.title,
        kind="class" if class_.type == "homeroom" else taught,
        school_id=id_of("org", class_.school),
    )


def _person(user: User, id_of: IdOf) -> Person:
    return Person(
        id=id_of("user", user.id),
        given_name=user.given_name,
        family_name=user.family_name,
        protected=user.protected,
    )


def _contact(user: User) -> Contact:
    # Nothing of who has left, or is protected: an earlier address is taken away as well.
    if user.deleted or user.protected:
        return Contact()
    return Contact(email=user.email, phone=user.phone)


def _terms(roster: Roster) -> tuple[Term, ...]:
    terms = [
        Term(session.title, session.start, session.end - timedelta(days=1))
        for session in roster.sessions.values()
        if session.type in {"term", "semester"} and not session.deleted
    ]
    return tuple(sorted(terms, key=lambda term: (term.first_day, term.last_day, term.name)))


def _midnight(day: date | None) -> datetime | None:
    # Days are the school's: one that begins on the 1st begins at midnight in Stockholm.
    if day is None:
        return None
    return datetime.combine(day, time(), STOCKHOLM).astimezone(UTC)
