"""The only place where a scope is made. What is not yours does not exist: refusals are 404.

A scope is proof that somebody was checked against the access table in this very request. Stores
take nothing else, so what a route reads is bounded by what it proved.
"""

from skolbro.access.scopes.asked import named_student
from skolbro.access.scopes.checks import (
    MOST_CHILDREN,
    administered_commune,
    administered_group,
    administered_school,
    anyone,
    at_work,
    group_at_hand,
    myself,
    myself_with,
    own_child,
    own_child_or_self,
    own_children,
    own_children_in_query,
    own_group,
    self_named,
    staff_member,
    student_at_hand,
    student_of_group,
    student_of_school,
)
from skolbro.access.scopes.kinds import (
    AdministrationScope,
    ChildScope,
    GroupAdministrationScope,
    GroupScope,
    OwnStudentScope,
    PublicScope,
    SchoolScope,
    SelfScope,
    StaffScope,
    StudentScope,
    WorkScope,
)
from skolbro.access.scopes.leading import (
    LedGroupScope,
    LedSchoolScope,
    led_group,
    led_school,
    led_student,
)
from skolbro.access.scopes.office import OfficeScope, school_office
from skolbro.access.scopes.people import (
    NamedPersonScope,
    PersonScope,
    person_of_school,
    person_of_school_with,
    works_beside,
)
from skolbro.access.scopes.shown import ShownWeekScope, shown_week, tag_of_week
from skolbro.access.scopes.substituting import lesson_at_hand, own_group_or_substitute

__all__ = [
    "MOST_CHILDREN",
    "AdministrationScope",
    "ChildScope",
    "GroupAdministrationScope",
    "GroupScope",
    "LedGroupScope",
    "LedSchoolScope",
    "NamedPersonScope",
    "OfficeScope",
    "OwnStudentScope",
    "PersonScope",
    "PublicScope",
    "SchoolScope",
    "SelfScope",
    "ShownWeekScope",
    "StaffScope",
    "StudentScope",
    "WorkScope",
    "administered_commune",
    "administered_group",
    "administered_school",
    "anyone",
    "at_work",
    "group_at_hand",
    "led_group",
    "led_school",
    "led_student",
    "lesson_at_hand",
    "myself",
    "myself_with",
    "named_student",
    "own_child",
    "own_child_or_self",
    "own_children",
    "own_children_in_query",
    "own_group",
    "own_group_or_substitute",
    "person_of_school",
    "person_of_school_with",
    "school_office",
    "self_named",
    "shown_week",
    "staff_member",
    "student_at_hand",
    "student_of_group",
    "student_of_school",
    "tag_of_week",
    "works_beside",
]
