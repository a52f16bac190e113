"""Taking a file into the register, piece by piece.

Each piece reads what stands, writes only what differs, and then moves the import's position in
one conditional write. So a piece done twice changes nothing, a crash loses nothing, and a file
that has been imported before costs reads only. Of two workers at one import the slower stops.
Counts are those of the pieces that were acknowledged: what was written by a piece that then
crashed is `unchanged` when it is done again.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from directory import store
from directory.ending import end, gone
from directory.entries import (
    Entry,
    Reached,
    Surroundings,
    entries_of,
    group_item,
    home_classes,
    person_item,
    place_of,
    relation_item,
    same,
    school_item,
)
from directory.events import import_finished
from directory.files import read_file
from directory.groups import listed, settle_lists, unlist_moved
from directory.imports import Counts, Import, in_chunks
from directory.known import known_groups, known_students, widen
from directory.oneroster.archive import ArchiveRefusedError
from directory.oneroster.roster import Roster, read_roster
from directory.protected import becomes_protected
from directory.protecting import store as protecting
from directory.protecting.telling import tell_of_protected
from directory.register import (
    Group,
    Link,
    Person,
    Register,
    SchoolUnit,
    build_register,
)
from skolbro import aws, clock
from skolbro.access.contacts import contact_attributes
from skolbro.access.schools import shard_of
from skolbro.access.scopes import WorkScope
from skolbro.access.store import CONTACT, RELATION, SCHOOL, SCHOOL_GROUP
from skolbro.config import Settings
from skolbro.ids import id_maker
from skolbro.imports import Status
from skolbro.text import mark

ENTRIES_IN_A_PIECE = 1000


def work_on(scope: WorkScope, import_id: str, *, has_time: Callable[[], bool]) -> bool:
    """Do as much of an import as there is time for. Says whether there is more to do.

    One piece is done in any case, so that an import always ends.
    """
    running = store.read_import(scope, import_id)
    if running.is_over:
        return False
    try:
        roster, tag = _read(running)
    except ArchiveRefusedError as refused:
        _fail(scope, running, refused)
        return False
    if running.status is Status.AWAITING_UPLOAD:
        running = _begin(scope, running, roster, tag)
        if running.is_over:
            return False
    id_of = id_maker(running.commune_id, aws.secret())
    register = build_register(
        roster,
        commune_id=running.commune_id,
        id_of=id_of,
        known_groups=known_groups(scope, roster, id_of),
        known_students=known_students(scope, roster, id_of),
    )
    around = _surroundings(scope, register, running)
    return _write_pieces(scope, running, register, around, has_time)


def _read(running: Import) -> tuple[Roster, str]:
    file, tag = read_file(running)
    # The form is good for two minutes, and lets a second file in while the first is on its way.
    if running.file_tag not in {None, tag}:
        raise ArchiveRefusedError(
            mark("Filen byttes ut medan importen pågick. Starta en ny import med rätt fil.")
        )
    return read_roster(file), tag


def _write_pieces(
    scope: WorkScope,
    running: Import,
    register: Register,
    around: Surroundings,
    has_time: Callable[[], bool],
) -> bool:
    entries = entries_of(register)
    left = entries[bisect_right(entries, running.reached, key=place_of) :]
    for piece in in_chunks(left, ENTRIES_IN_A_PIECE):
        counts = _write_piece(scope, piece, around)
        running = running.advanced(
            position=running.position + len(piece),
            reached=place_of(piece[-1]),
            counts=running.counts.plus(counts),
        )
        if not store.advance(scope, running):
            return False
        if not has_time():
            return True
    return _end_pieces(scope, running, register, has_time)


def _end_pieces(
    scope: WorkScope, running: Import, register: Register, has_time: Callable[[], bool]
) -> bool:
    """End what the file no longer has (bulk) or says is gone (delta). Nothing is deleted.

    What has ended is off the list of links, so the next piece needs no position.
    """
    for piece in in_chunks(gone(scope, running, register), ENTRIES_IN_A_PIECE):
        ended = end(scope, running, piece)
        running = running.advanced(counts=running.counts.plus(Counts(ended=ended)))
        if not store.advance(scope, running):
            return False
        if not has_time():
            return True
    settle_lists(scope, register, mode=running.mode)
    tell_of_protected(scope, running.commune_id)
    _finish(scope, running)
    return False


def _begin(scope: WorkScope, waiting: Import, roster: Roster, tag: str) -> Import:
    store.keep_rejections(scope, waiting.id, roster.rejections)
    rejected = len(roster.rejections)
    counts = Counts(rows=roster.rows, accepted=roster.rows - rejected, rejected=rejected)
    begun = waiting.advanced(status=Status.RUNNING, mode=roster.mode, counts=counts, file_tag=tag)
    if store.advance(scope, begun):
        return begun
    return store.read_import(scope, waiting.id)


def _fail(scope: WorkScope, running: Import, refused: ArchiveRefusedError) -> None:
    values = {name: str(value) for name, value in refused.values.items()}
    failed = running.advanced(status=Status.FAILED, reason=refused.reason, reason_values=values)
    store.advance(scope, failed, event=import_finished(running.id, by=running.by, at=clock.now()))


def _finish(scope: WorkScope, running: Import) -> None:
    finished = running.advanced(status=Status.FINISHED)
    store.advance(scope, finished, event=import_finished(running.id, by=running.by, at=clock.now()))


def _surroundings(scope: WorkScope, register: Register, running: Import) -> Surroundings:
    wide = widen(scope, register) if running.mode == "delta" else None
    people = {**(wide.people if wide else {}), **register.people}
    groups = {**(wide.groups if wide else {}), **register.groups}
    homes = {**(wide.homes if wide else {}), **home_classes(register.links, groups)}
    return Surroundings(
        commune_id=running.commune_id,
        people=people,
        groups=groups,
        school_of_student=homes,
        schools={**(wide.schools if wide else {}), **register.schools},
        terms=register.terms,
    )


def _write_piece(scope: WorkScope, piece: list[Entry], around: Surroundings) -> Counts:
    settings, counts = Settings.load(), Counts()
    wanted = _wanted(scope, piece, around)
    writes: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for entity, before, item in wanted:
        if same(before, item):
            counts = counts.plus(Counts(unchanged=1))
            continue
        counts = counts.plus(Counts(changed=1) if before else Counts(created=1))
        writes[entity.name].append(entity.item(item))
        if entity is store.GROUP:
            writes[SCHOOL_GROUP.name].append(SCHOOL_GROUP.item(listed(item)))
            unlist_moved(scope, before, item)
        if entity is RELATION:
            shard = shard_of(item["person_id"])
            writes[store.LINK.name].append(store.LINK.item({**_link_of(item), "shard": shard}))
    # Before the people: an import that breaks off between the two finds them to be new once more.
    protecting.keep(scope, _protected(wanted))
    # The lists first: what is on one and nowhere else is put right by the next run.
    store.write(scope, settings.access_table, writes[SCHOOL_GROUP.name])
    own = chain.from_iterable(writes[one.name] for one in (store.LINK, store.PERSON, store.GROUP))
    access = chain.from_iterable(writes[one.name] for one in (SCHOOL, RELATION, CONTACT))
    store.write(scope, settings.table, list(own))
    store.write(scope, settings.access_table, list(access))
    return counts


def _link_of(item: Mapping[str, Any]) -> dict[str, str]:
    return {name: item[name] for name in ("commune_id", "person_id", "kind", "object_id")}


type Wanted = list[tuple[Any, Mapping[str, Any] | None, dict[str, Any]]]


def _protected(wanted: Wanted) -> list[dict[str, Any]]:
    people = ((before, item) for entity, before, item in wanted if entity is store.PERSON)
    return [item for before, item in people if becomes_protected(before, item)]


def _wanted(scope: WorkScope, piece: list[Entry], around: Surroundings) -> Wanted:
    wanted: Wanted = []
    keyed = [(entry, *_key(entry)) for entry in piece]
    before = _stored(scope, keyed)
    for entry, entity, key in keyed:
        found = before.get((key["pk"]["S"], key["sk"]["S"]))
        match entry:
            case SchoolUnit():
                item = school_item(entry, found, around)
            case Person():
                item = person_item(entry, around)
            case Group():
                item = group_item(entry, around)
            case Link():
                item = relation_item(entry, found, around, now=scope.now)
            case Reached():
                if found is None and entry.contact.is_empty:
                    continue
                item = contact_attributes(entry.person_id, entry.contact)
        wanted.append((entity, found, item))
    return wanted


def _stored(
    scope: WorkScope, keyed: list[tuple[Entry, Any, dict[str, Any]]]
) -> dict[tuple[str, str], dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for entity in (SCHOOL, store.PERSON, store.GROUP, RELATION, CONTACT):
        keys = [key for _, of, key in keyed if of is entity]
        for item in store.stored(scope, entity, keys):
            found[item["pk"], item["sk"]] = item
    return found


def _key(entry: Entry) -> tuple[Any, dict[str, Any]]:
    match entry:
        case SchoolUnit():
            return SCHOOL, SCHOOL.key(school_id=entry.id)
        case Person():
            return store.PERSON, store.PERSON.key(person_id=entry.id)
        case Group():
            return store.GROUP, store.GROUP.key(group_id=entry.id)
        case Link():
            person_id, kind, object_id = entry.key
            return RELATION, RELATION.key(person_id=person_id, kind=kind, object_id=object_id)
        case Reached():
            return CONTACT, CONTACT.key(person_id=entry.person_id)
