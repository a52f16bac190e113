"""The demo commune as a registry would know it, the same on every machine.

Two schools, twenty classes of twenty students, siblings in both, guardians who live apart,
one student with protected identity, teachers, fritids staff, principals and administrators.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from skolbro_local.demo.names import FAMILY, GIVEN

SEED = 1842  # the year of the elementary school statute
STUDENTS_IN_A_CLASS = 20
APART, TWO_GUARDIANS = 0.25, 0.9
EKEBRO, ALMDALEN, COMMUNE = "school-ekebro", "school-almdalen", "commune-ekebro"
SUBJECTS = ("Matematik", "Svenska", "Engelska")
YEARS = {EKEBRO: ("F", "1", "2", "3", "4", "5", "6"), ALMDALEN: ("7", "8", "9")}
FRITIDS = {"Eken": ("F", "1"), "Björken": ("2", "3")}


@dataclass(slots=True)
class Registry:
    """Rows by file, in OneRoster's columns."""

    users: dict[str, dict[str, str]] = field(default_factory=dict)
    roles: list[dict[str, str]] = field(default_factory=list)
    classes: list[dict[str, str]] = field(default_factory=list)
    courses: list[dict[str, str]] = field(default_factory=list)
    enrollments: list[dict[str, str]] = field(default_factory=list)
    sessions: list[dict[str, str]] = field(default_factory=list)

    def person(self, sourced_id: str, given: str, family: str, *roles: tuple[str, str]) -> str:
        """Somebody, with what they are and where."""
        self.users[sourced_id] = {
            "sourcedId": sourced_id,
            "givenName": given,
            "familyName": family,
            "agentSourcedIds": "",
            "metadata.skolbro.protectedIdentity": "",
        }
        for role, org in roles:
            self.roles.append(
                {
                    "sourcedId": f"role-{sourced_id}-{role}-{org}",
                    "userSourcedId": sourced_id,
                    "roleType": "primary",
                    "role": role,
                    "orgSourcedId": org,
                }
            )
        return sourced_id

    def enroll(self, user: str, class_: str, role: str) -> None:
        """Somebody in a class."""
        self.enrollments.append(
            {
                "sourcedId": f"enrollment-{user}-{class_}",
                "classSourcedId": class_,
                "userSourcedId": user,
                "role": role,
            }
        )


def build_commune(*, today: date) -> Registry:
    """The whole commune, with terms around a day, so that the demo works on any."""
    registry, random = Registry(), Random(SEED)  # noqa: S311 - invented people, not secrets
    _terms(registry, today)
    _courses(registry)
    students = [
        student
        for school, years in YEARS.items()
        for year in years
        for letter in "AB"
        for student in _class(registry, random, school, f"{year}{letter}")
    ]
    _families(registry, random, students)
    _fritids(registry, random)
    _staff(registry)
    _the_demo_family(registry)
    return registry


def custody_change(registry: Registry) -> dict[str, str]:
    """A row for a delta file: Karin is no longer a guardian of Nils in class 2A."""
    student = _student("2A", 1)
    return {**registry.users[student], "agentSourcedIds": "guardian-jonas"}


def _student(class_name: str, number: int) -> str:
    return f"student-{class_name}-{number:02d}"


def _terms(registry: Registry, today: date) -> None:
    for year in range(today.year - 1, today.year + 2):
        # OneRoster's end dates are exclusive.
        for title, start, end in (
            (f"VT {year}", date(year, 1, 8), date(year, 6, 13)),
            (f"HT {year}", date(year, 8, 18), date(year, 12, 22)),
        ):
            registry.sessions.append(
                {
                    "sourcedId": f"term-{title}",
                    "title": title,
                    "type": "term",
                    "startDate": start.isoformat(),
                    "endDate": end.isoformat(),
                    "schoolYear": str(year),
                }
            )


def _courses(registry: Registry) -> None:
    for title in ("Hemklass", "Fritids", *SUBJECTS):
        registry.courses.append({"sourcedId": f"course-{title}", "title": title})


def _add_class(registry: Registry, title: str, course: str, school: str, kind: str) -> str:
    class_ = f"class-{school}-{title}".replace(" ", "-")
    registry.classes.append(
        {
            "sourcedId": class_,
            "title": title,
            "courseSourcedId": f"course-{course}",
            "classType": kind,
            "schoolSourcedId": school,
        }
    )
    return class_


def _class(registry: Registry, random: Random, school: str, name: str) -> Iterator[str]:
    class_ = _add_class(registry, name, "Hemklass", school, "homeroom")
    mentor = registry.person(
        f"teacher-{name}", random.choice(GIVEN), random.choice(FAMILY), ("teacher", school)
    )
    registry.enroll(mentor, class_, "teacher")
    groups = []
    if school == ALMDALEN:
        groups = [
            _add_class(registry, f"{subject} {name}", subject, school, "scheduled")
            for subject in SUBJECTS
        ]
    for group in groups:
        registry.enroll(mentor, group, "teacher")
    for number in range(1, STUDENTS_IN_A_CLASS + 1):
        student = registry.person(
            _student(name, number), random.choice(GIVEN), "", ("student", school)
        )
        for joined in (class_, *groups):
            registry.enroll(student, joined, "student")
        yield student


def _families(registry: Registry, random: Random, students: list[str]) -> None:
    waiting = students.copy()
    random.shuffle(waiting)
    number = 0
    while waiting:
        number += 1
        children = [waiting.pop() for _ in range(min(random.choice((1, 1, 2, 2, 3)), len(waiting)))]
        family, other = random.sample(FAMILY, 2)
        live_apart = random.random() < APART
        guardians = [
            registry.person(
                f"guardian-{number}-{which}",
                random.choice(GIVEN),
                family if which == 1 or not live_apart else other,
                ("guardian", COMMUNE),
            )
            for which in ((1, 2) if random.random() < TWO_GUARDIANS else (1,))
        ]
        for child in children:
            registry.users[child]["familyName"] = family
            registry.users[child]["agentSourcedIds"] = ",".join(guardians)


def _fritids(registry: Registry, random: Random) -> None:
    for unit, years in FRITIDS.items():
        class_ = _add_class(registry, f"Fritids {unit}", "Fritids", EKEBRO, "scheduled")
        for number in (1, 2):
            aide = registry.person(
                f"aide-{unit}-{number}",
                random.choice(GIVEN),
                random.choice(FAMILY),
                ("aide", EKEBRO),
            )
            registry.enroll(aide, class_, "teacher")
        for year in years:
            for letter in "AB":
                for place in range(1, STUDENTS_IN_A_CLASS + 1, 2):
                    registry.enroll(_student(f"{year}{letter}", place), class_, "student")


def _staff(registry: Registry) -> None:
    registry.person("principal-petra", "Petra", "Sandberg", ("principal", EKEBRO))
    registry.person("principal-jan", "Jan", "Almgren", ("principal", ALMDALEN))
    registry.person("administrator-sara", "Sara", "Nyberg", ("siteAdministrator", EKEBRO))
    registry.person("administrator-ali", "Ali", "Moradi", ("siteAdministrator", ALMDALEN))
    registry.person("administrator-karl", "Karl", "Öhman", ("districtAdministrator", COMMUNE))


def _the_demo_family(registry: Registry) -> None:
    """The people with demo accounts, in place of generated ones."""
    users = registry.users

    def name(sourced_id: str, given: str, family: str) -> None:
        users[sourced_id] |= {"givenName": given, "familyName": family}

    for sourced_id, given, family in (
        ("guardian-anna", "Anna", "Lind"),
        ("guardian-erik", "Erik", "Holm"),
        ("guardian-karin", "Karin", "Dahl"),
        ("guardian-jonas", "Jonas", "Berg"),
    ):
        registry.person(sourced_id, given, family, ("guardian", COMMUNE))
    name(_student("4B", 1), "Alva", "Lind")
    name(_student("8A", 1), "Elias", "Lind")
    name(_student("1A", 1), "Sigge", "Lind")
    name(_student("2A", 1), "Nils", "Berg")
    name(_student("4B", 2), "Vera", "Ström")
    name("teacher-4B", "Maria", "Ek")
    name("aide-Eken-1", "Fatima", "Haddad")
    for class_name in ("4B", "8A", "1A"):
        users[_student(class_name, 1)]["agentSourcedIds"] = "guardian-anna,guardian-erik"
    users[_student("2A", 1)]["agentSourcedIds"] = "guardian-karin,guardian-jonas"
    users[_student("4B", 2)]["metadata.skolbro.protectedIdentity"] = "true"
