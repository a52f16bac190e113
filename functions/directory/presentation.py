"""The directory's nouns as their readers see them."""

from collections.abc import Iterable, Mapping
from typing import Any

from directory.imports import Import
from directory.oneroster.roster import Rejection
from directory.schemas import (
    ChildOut,
    CountsOut,
    ImportOut,
    MeOut,
    OwnGroupOut,
    PersonOut,
    RejectionOut,
    RoleOut,
    SchoolGroupOut,
    SchoolOut,
    SchoolSummaryOut,
    TermOut,
)
from skolbro.access.relations import Duty, Kind, Relation
from skolbro.access.schools import NOTICE_AFTER_MINUTES, School
from skolbro.text import translate

CHILDREN = (Kind.GUARDIAN_OF, Kind.RESPONSIBLE_FOR)
GROUPS = (Kind.MENTOR_OF, Kind.TEACHES)


def show_me(
    person_id: str,
    *,
    names: Mapping[str, Any],
    relations: Iterable[Relation],
    schools: Mapping[str, School],
) -> MeOut:
    """A person, with all that they have to do with, in the order of names."""
    given, family = names.get("given_name", ""), names.get("family_name", "")
    known = sorted(relations, key=lambda relation: (relation.object_name, relation.object_id))
    in_order = sorted(schools.values(), key=lambda school: school.name)
    return MeOut(
        person=PersonOut(
            id=person_id,
            given_name=given,
            family_name=family,
            display_name=f"{given} {family}".strip(),
        ),
        roles=_roles(known, schools),
        children=[_child(one, schools) for one in known if one.kind in CHILDREN],
        schools=[_summary(school) for school in in_order],
        groups=[_group(one) for one in known if one.kind in GROUPS],
    )


def show_school(school: School) -> SchoolOut:
    """A school before its administrators."""
    return SchoolOut(
        id=school.id,
        name=school.name,
        phone=school.phone,
        functions=list(school.functions),
        closed_days=sorted(school.calendar.closed_days),
        terms=[
            TermOut(name=term.name, first_day=term.first_day, last_day=term.last_day)
            for term in school.calendar.terms
        ],
        **_settings(school),
    )


def _settings(school: School) -> dict[str, Any]:
    """What the school has set, and what holds where it has not."""
    absence, leave, statistics = (
        school.settings.get(name, {}) for name in ("attendance", "leave", "statistics")
    )
    return {
        "absence": {
            "daysAhead": absence.get("days_ahead", 1),
            "cutOff": absence.get("cut_off"),
            "noticeAfterMinutes": absence.get("notice_after_minutes", NOTICE_AFTER_MINUTES),
        },
        "leave": {"confirmation": leave.get("confirmation", "oneApplies")},
        "statistics": {"thresholdPerCent": statistics.get("threshold_per_cent", 10)},
    }


def show_group(item: dict[str, Any]) -> SchoolGroupOut:
    """A group in the list of its school."""
    return SchoolGroupOut(id=item["group_id"], name=item["name"], kind=item["kind"])


def show_import(one: Import, *, language: str) -> ImportOut:
    """An import, and in words why it failed, if it did."""
    reason = translate(one.reason, language, **one.reason_values) if one.reason else None
    counts = CountsOut(**{name: getattr(one.counts, name) for name in one.counts.__slots__})
    return ImportOut.model_validate(
        {
            "id": one.id,
            "status": one.status.value,
            "mode": one.mode,
            "counts": counts,
            "reason": reason,
        }
    )


def show_rejection(one: Rejection, *, language: str) -> RejectionOut:
    """A rejected row: where, and what to do."""
    reason = translate(one.reason, language)
    return RejectionOut(file=one.file, line=one.line, column=one.column, reason=reason)


def _roles(relations: list[Relation], schools: Mapping[str, School]) -> list[RoleOut]:
    found: dict[tuple[str, str], None] = {}
    for relation in relations:
        for kind in _role_kinds(relation):
            found[kind, relation.school_id] = None
    return [
        RoleOut.model_validate(
            {
                "kind": kind,
                "school_id": school_id or None,
                "school_name": schools[school_id].name if school_id in schools else None,
            }
        )
        for kind, school_id in found
    ]


def _role_kinds(relation: Relation) -> tuple[str, ...]:
    if relation.kind in CHILDREN:
        return ("guardian",)
    if relation.kind is Kind.MEMBER_OF:
        return ("student",) if relation.group_kind == "class" else ()
    if relation.kind is Kind.MENTOR_OF:
        return ("mentor",)
    return tuple(duty.value for duty in Duty if duty in relation.duties)


def _child(relation: Relation, schools: Mapping[str, School]) -> ChildOut:
    school = schools.get(relation.school_id)
    return ChildOut(
        id=relation.object_id,
        display_name=relation.object_name,
        class_name=relation.group_name or None,
        school_id=relation.school_id,
        school_name=school.name if school else "",
    )


def _summary(school: School) -> SchoolSummaryOut:
    return SchoolSummaryOut(
        id=school.id, name=school.name, phone=school.phone, functions=list(school.functions)
    )


def _group(relation: Relation) -> OwnGroupOut:
    return OwnGroupOut.model_validate(
        {
            "id": relation.object_id,
            "name": relation.object_name,
            "kind": relation.group_kind,
            "school_id": relation.school_id,
            "mentor": relation.kind is Kind.MENTOR_OF,
        }
    )
