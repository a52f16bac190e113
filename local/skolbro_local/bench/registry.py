"""A commune's register of any number of rows, as OneRoster 1.2 CSV."""

from itertools import count
from pathlib import Path

from skolbro_local.demo.commune import COMMUNE, Registry
from skolbro_local.demo.oneroster_file import rows_of, write_archive

STUDENTS_IN_A_CLASS, CLASSES_IN_A_SCHOOL = 25, 20
# Of a school, a class and its mentor, and of a student with two guardians.
ROWS_OF_A_SCHOOL, ROWS_OF_A_CLASS, ROWS_OF_A_STUDENT = 1, 4, 7
ROWS_OF_THE_COMMUNE = 3


def write_register(file: Path, *, rows: int, mode: str = "bulk") -> int:
    """A file of so many rows, one row a line, or a few less. Returns how many."""
    registry, schools = _commune(), [_org(COMMUNE, "district", "")]
    left = rows - ROWS_OF_THE_COMMUNE
    for number in count():
        school = f"school-{number // CLASSES_IN_A_SCHOOL}"
        if number % CLASSES_IN_A_SCHOOL == 0:
            schools.append(_org(school, "school", COMMUNE))
            left -= ROWS_OF_A_SCHOOL
        students = min(STUDENTS_IN_A_CLASS, (left - ROWS_OF_A_CLASS) // ROWS_OF_A_STUDENT)
        if students < 1:
            break
        _class(registry, number, school, students)
        left -= ROWS_OF_A_CLASS + students * ROWS_OF_A_STUDENT
    write_archive(file, rows_of(registry, orgs=schools), mode=mode)
    return rows - left


def _commune() -> Registry:
    registry = Registry()
    registry.sessions.append(
        {
            "sourcedId": "term-1",
            "title": "HT 2026",
            "type": "term",
            "startDate": "2026-08-18",
            "endDate": "2026-12-22",
            "schoolYear": "2026",
        }
    )
    registry.courses.append({"sourcedId": "course-class", "title": "Hemklass"})
    return registry


def _org(sourced_id: str, kind: str, parent: str) -> dict[str, str]:
    return {"sourcedId": sourced_id, "name": sourced_id, "type": kind, "parentSourcedId": parent}


def _class(registry: Registry, number: int, school: str, students: int) -> None:
    class_, teacher = f"class-{number}", f"teacher-{number}"
    registry.classes.append(
        {
            "sourcedId": class_,
            "title": f"{number % 9 + 1}A",
            "courseSourcedId": "course-class",
            "classType": "homeroom",
            "schoolSourcedId": school,
        }
    )
    registry.person(teacher, "Maria", f"Ek {number}", ("teacher", school))
    registry.enroll(teacher, class_, "teacher")
    for place in range(students):
        student = f"student-{number}-{place}"
        registry.person(student, "Alva", f"Lind {number} {place}", ("student", school))
        registry.enroll(student, class_, "student")
        guardians = [f"guardian-{number}-{place}-{which}" for which in (1, 2)]
        for guardian in guardians:
            registry.person(guardian, "Anna", f"Lind {number} {place}", ("guardian", COMMUNE))
        registry.users[student]["agentSourcedIds"] = ",".join(guardians)
