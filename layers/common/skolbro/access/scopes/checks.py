"""The checks behind the scopes: each asks the access table, and is what a route depends on."""

from collections.abc import Callable

from aws_lambda_powertools.event_handler import Request

from skolbro import aws, clock, ids
from skolbro.access import store
from skolbro.access.relations import Duty, Kind
from skolbro.access.scopes.asked import (
    actor_of,
    are_ids,
    from_body,
    from_path,
    from_query,
    own_relations,
    relation_to,
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
from skolbro.http.problems import NotFoundError

# As many as a family has in one portal, with room to spare.
MOST_CHILDREN = 12
OF_A_GROUP = (Kind.MENTOR_OF, Kind.TEACHES)


def myself(request: Request) -> SelfScope:
    """The signed-in person's own things. One round trip. Raises `UnauthorizedError`."""
    scope = self_named(request)
    store.check_standing(scope.actor)
    return scope


def self_named(request: Request) -> SelfScope:
    """Whom the token names. Reads nothing, so it does not know whether the sign-in still counts.

    For what is read beside another scope, which asks that: a test goes through all routes.
    """
    now = clock.now()
    return SelfScope(actor_of(request, now), now)


def myself_with[T](request: Request, read: Callable[[SelfScope], T]) -> tuple[SelfScope, T]:
    """As `myself`, with what is read of their own at the same time.

    Who was signed out has it read, and is not given it. Raises `UnauthorizedError`.
    """
    scope = self_named(request)
    _, own = aws.together(lambda: store.check_standing(scope.actor), lambda: read(scope))
    return scope, own


def own_child(request: Request) -> ChildScope:
    """The child that the request names, in its path or its body.

    Raises `NotFoundError`, the same for a child of others and for one that does not exist.
    """
    student_id = from_path(request, "student_id") or from_body(request, "studentId")
    now = clock.now()
    actor = actor_of(request, now)
    kinds = (Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR)
    return ChildScope(actor, relation_to(actor, student_id, kinds, now), now)


def own_child_or_self(request: Request) -> OwnStudentScope:
    """The student in the path, for the student and for those who have `own_child`.

    A student's own timetable is among the student's own things (product: Who). One round trip: the
    groups are read at the same time as the relation that shows them. Raises `NotFoundError`.
    """
    now = clock.now()
    actor = actor_of(request, now)
    student_id = from_path(request, "student_id")
    if not ids.is_id(student_id):
        raise NotFoundError
    guardianship, relations = aws.together(
        lambda: store.find_relation(
            actor,
            object_id=student_id,
            kinds=(Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR),
            now=now,
        ),
        lambda: store.relations_of(student_id, now=now),
    )
    groups = tuple(one for one in relations if one.kind is Kind.MEMBER_OF)
    if guardianship is not None:
        school_id, is_protected = guardianship.school_id, guardianship.object_protected
    elif actor.person_id == student_id and groups:
        home = next((one for one in groups if one.group_kind == "class"), groups[0])
        school_id, is_protected = home.school_id, home.person_protected
    else:
        raise NotFoundError
    return OwnStudentScope(actor, student_id, school_id, is_protected, groups, now)


def own_children(request: Request) -> tuple[ChildScope, ...]:
    """The children that the body names in `studentIds`, each once: all of them, or none.

    One round trip, two read units a child. Raises `NotFoundError` as `own_child` does.
    """
    return _children(request, from_body(request, "studentIds"))


def own_children_in_query(request: Request) -> tuple[ChildScope, ...]:
    """As `own_children`, those whom the query names in `students`, with commas between."""
    return _children(request, from_query(request, "students"))


def _children(request: Request, named: object) -> tuple[ChildScope, ...]:
    now = clock.now()
    actor = actor_of(request, now)
    children = tuple(dict.fromkeys(named)) if are_ids(named) else ()
    if not 0 < len(children) <= MOST_CHILDREN:
        raise NotFoundError
    kinds = (Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR)
    found = store.find_relations(actor, object_ids=children, kinds=kinds, now=now)
    if len(found) < len(children):
        raise NotFoundError
    return tuple(ChildScope(actor, found[child], now) for child in children)


def student_of_group(request: Request) -> StudentScope:
    """A student whom the path or the body names, for a mentor or teacher of the path's group.

    One round trip. Raises `NotFoundError`; before a teacher who is not the mentor also for a
    student with protected identity.
    """
    return _student_in(own_group(request), request)


def student_at_hand(request: Request) -> StudentScope:
    """As `student_of_group`, for whoever has the student before them."""
    return _student_in(group_at_hand(request), request)


def _student_in(group: GroupScope, request: Request) -> StudentScope:
    student_id = from_path(request, "student_id") or from_body(request, "studentId")
    for student in group.students:
        if student.person_id == student_id:
            return StudentScope(group.actor, group.relation, student, group.now)
    raise NotFoundError


def student_of_school(request: Request) -> StudentScope:
    """A student whom the path or the body names, for an administrator of the path's school.

    One round trip. Raises `NotFoundError`.
    """
    now = clock.now()
    actor = actor_of(request, now)
    school_id = from_path(request, "school_id")
    student_id = from_path(request, "student_id") or from_body(request, "studentId")
    if not ids.is_id(student_id):
        raise NotFoundError
    relation, places = aws.together(
        lambda: relation_to(actor, school_id, (Kind.WORKS_AT,), now),
        lambda: store.relations_of(str(student_id), now=now),
    )
    if Duty.SCHOOL_ADMINISTRATOR in relation.duties:
        for place in places:
            if place.kind is Kind.MEMBER_OF and place.school_id == school_id:
                return StudentScope(actor, relation, place, now)
    raise NotFoundError


def own_group(request: Request) -> GroupScope:
    """The group in the path, for its mentor or a teacher of it. Raises `NotFoundError`.

    One round trip: the students are read at the same time as the relation that shows them.
    """
    return group_for(request, OF_A_GROUP, must_act=(Kind.MENTOR_OF,))


def group_at_hand(request: Request) -> GroupScope:
    """The group in the path, for whoever has its students before them: all of them.

    OSL 21 kap. 3 §: who calls the roll of a lesson, or takes a child in at fritids, must act on a
    student with protected identity too, or nobody would notice that the student is away.
    """
    return group_for(request, OF_A_GROUP, must_act=OF_A_GROUP)


def group_for(
    request: Request, kinds: tuple[Kind, ...], *, must_act: tuple[Kind, ...]
) -> GroupScope:
    """The group in the path, for who has the first of the kinds that holds.

    Those who need not act do not see students with protected identity. One round trip.
    """
    now = clock.now()
    actor = actor_of(request, now)
    group_id = from_path(request, "group_id")
    relation, members = aws.together(
        lambda: relation_to(actor, group_id, kinds, now),
        lambda: store.people_of(group_id, kinds=(Kind.MEMBER_OF,), now=now),
    )
    sees_all = relation.kind in must_act
    students = tuple(member for member in members if sees_all or not member.person_protected)
    return GroupScope(actor, relation, students, now)


def administered_school(request: Request) -> SchoolScope:
    """The school in the path, for its own administrators. Raises `NotFoundError`.

    One round trip: the school is read at the same time as the relation that shows it.
    """
    now = clock.now()
    actor = actor_of(request, now)
    school_id = from_path(request, "school_id")
    relation, school = aws.together(
        lambda: relation_to(actor, school_id, (Kind.WORKS_AT,), now),
        lambda: store.school_now(school_id),
    )
    if Duty.SCHOOL_ADMINISTRATOR not in relation.duties or school is None:
        raise NotFoundError
    return SchoolScope(actor, relation, school, now)


def administered_group(request: Request) -> GroupAdministrationScope:
    """The group in the path, for an administrator of the school in the path, whose it must be.

    One round trip: the group's people are read at the same time. Raises `NotFoundError`.
    """
    group_id = from_path(request, "group_id")
    if not ids.is_id(group_id):
        raise NotFoundError
    kinds = (Kind.MEMBER_OF, Kind.MENTOR_OF, Kind.TEACHES)
    school, people = aws.together(
        lambda: administered_school(request),
        lambda: store.people_of(group_id, kinds=kinds, now=clock.now()),
    )
    here = [one for one in people if one.school_id == school.school.id]
    if not here:
        raise NotFoundError
    students = tuple(one for one in here if one.kind is Kind.MEMBER_OF)
    return GroupAdministrationScope(
        school.actor, school.relation, school.school, group_id, here[0].object_name,
        here[0].group_kind, students, school.now,
    )  # fmt: skip


def staff_member(request: Request) -> StaffScope:
    """The signed-in person's own work at schools. Raises `NotFoundError` for who has none."""
    now = clock.now()
    actor = actor_of(request, now)
    kinds = (Kind.WORKS_AT, Kind.MENTOR_OF, Kind.TEACHES)
    relations = tuple(
        one for one in own_relations(actor, now) if one.kind in kinds and one.school_id
    )
    if not relations:
        raise NotFoundError
    return StaffScope(actor, relations, now)


def administered_commune(request: Request) -> AdministrationScope:
    """The commune whose administrator the person is. Raises `NotFoundError`."""
    now = clock.now()
    actor = actor_of(request, now)
    for relation in own_relations(actor, now):
        if Duty.COMMUNE_ADMINISTRATOR in relation.duties:
            return AdministrationScope(actor, relation, now)
    raise NotFoundError


def anyone() -> PublicScope:
    """No questions asked. A test holds the list of the routes that use this."""
    return PublicScope()


def at_work(reason: str) -> WorkScope:
    """For workers and operators' commands only; the project's lint sees to it."""
    return WorkScope(reason, clock.now())
