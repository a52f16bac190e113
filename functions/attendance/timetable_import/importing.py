"""Taking a file into a school's timetable, week by week.

Each week is read, merged with what the file says, and written only where it differs; then the
import's position moves in one conditional write. So a week done twice changes nothing, a crash
loses nothing, and a file that has been imported before costs reads only. An administrator's change
meanwhile is merged again, not written over.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import reduce

from attendance.timetable import store as timetable
from attendance.timetable.lesson import weeks_between
from attendance.timetable.problems import WeekFullError
from attendance.timetable.week import GroupWeek, first_place, reach
from attendance.timetable_import import store
from attendance.timetable_import.files import read_file
from attendance.timetable_import.imports import Counts, Format, TimetableImport
from attendance.timetable_import.known import known_to
from attendance.timetable_import.plan import WEEK_FULL, KnownGroup, Plan, make_plan
from attendance.timetable_import.reading.ical import read_icalendar
from attendance.timetable_import.reading.rows import (
    FileRefusedError,
    Place,
    Reading,
    Rejection,
)
from attendance.timetable_import.reading.ss12000 import read_ss12000
from skolbro import aws, ids
from skolbro.access.scopes import WorkScope
from skolbro.calendar import school_date
from skolbro.http.problems import PreconditionFailedError
from skolbro.imports import Status
from skolbro.text import mark

# As many as the client has connections, less one for what else goes on.
WRITERS = 9
MOST_TRIES = 5


def work_on(scope: WorkScope, import_id: str, *, has_time: Callable[[], bool]) -> bool:
    """Do as much of an import as there is time for. Says whether there is more to do.

    One week is done in any case, so that an import always ends.
    """
    running = store.read_import(scope, import_id)
    if running.is_over:
        return False
    try:
        reading, tag = _read(scope, running)
    except FileRefusedError as refused:
        values = {name: str(value) for name, value in refused.values.items()}
        failed = running.advanced(status=Status.FAILED, reason=refused.reason, reason_values=values)
        store.advance(scope, failed)
        return False
    plan = _plan(scope, running, reading)
    if running.status is Status.AWAITING_UPLOAD:
        running = _begin(scope, running, reading, plan, tag)
        if running.is_over:
            return False
    return _write_weeks(scope, running, plan, has_time)


def _read(scope: WorkScope, running: TimetableImport) -> tuple[Reading, str]:
    content, tag = read_file(running)
    # The form is good for two minutes, and lets a second file in while the first is on its way.
    if running.file_tag not in {None, tag}:
        raise FileRefusedError(
            mark("Filen byttes ut medan importen pågick. Starta en ny import med rätt fil.")
        )
    if running.format is Format.SS12000:
        return read_ss12000(content), tag
    first, last = reach(school_date(scope.now))
    return read_icalendar(content, first=first, last=last), tag


def _plan(scope: WorkScope, running: TimetableImport, reading: Reading) -> Plan:
    id_of = ids.id_maker(running.commune_id, aws.secret())
    return make_plan(
        reading,
        known_to(scope, running, reading, id_of=id_of),
        id_of=id_of,
        own_group=running.group_id,
        reach=reach(school_date(scope.now)),
    )


def _begin(
    scope: WorkScope, waiting: TimetableImport, reading: Reading, plan: Plan, tag: str
) -> TimetableImport:
    store.keep_rejections(scope, waiting.id, plan.rejections)
    counts = Counts(rows=reading.rows, accepted=reading.rows - plan.refused, rejected=plan.refused)
    begun = waiting.advanced(status=Status.RUNNING, counts=counts, file_tag=tag)
    if store.advance(scope, begun):
        return begun
    return store.read_import(scope, waiting.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """A plan, and the weeks that stood when it was begun."""

    school_id: str
    plan: Plan
    standing: Mapping[tuple[str, str], GroupWeek]
    first_places: Mapping[str, Mapping[str, str]]

    def before(self, group: KnownGroup, week: str) -> GroupWeek:
        """A group's week as it stood."""
        empty = GroupWeek(
            group_id=group.id, group_name=group.name, school_id=self.school_id, week=week
        )
        return self.standing.get((group.id, week), empty)

    def merged(self, before: GroupWeek) -> GroupWeek:
        """A week with what the file says. Raises `WeekFullError`."""
        first, last = self.plan.first, self.plan.last
        if first is None or last is None:
            return before
        group_id, weeks = before.group_id, self.plan.weeks
        wanted = weeks[before.week].get(group_id) if before.week in weeks else None
        return before.with_imported(
            wanted or {},
            first=first,
            last=last,
            before=self.first_places.get(group_id, {}),
            goes_on=lambda key: self.plan.is_elsewhere(key, group_id, week=before.week),
        )


def _write_weeks(
    scope: WorkScope, running: TimetableImport, plan: Plan, has_time: Callable[[], bool]
) -> bool:
    weeks = list(weeks_between(plan.first, plan.last)) if plan.first and plan.last else []
    work = _work(scope, running, plan, weeks)
    if weeks:
        timetable.tell_of_timetable(scope, running.school_id)
    for week in (one for one in weeks if one > running.reached):
        counts = _write_week(scope, running, work, week)
        running = running.advanced(reached=week, counts=running.counts.plus(counts))
        if not store.advance(scope, running):
            return False
        if not has_time():
            return True
    store.advance(scope, running.advanced(status=Status.FINISHED))
    return False


def _work(scope: WorkScope, running: TimetableImport, plan: Plan, weeks: list[str]) -> _Work:
    standing = timetable.standing_weeks(scope, sorted(plan.groups), weeks)
    places: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (group_id, _), one in standing.items():
        # Also of lessons that have left a week already, when the work was cut off before it wrote
        # the other.
        places[group_id].update(one.left)
    for (group_id, _), one in standing.items():
        places[group_id].update({key: first_place(lesson) for key, lesson in one.lessons.items()})
    return _Work(school_id=running.school_id, plan=plan, standing=standing, first_places=places)


def _write_week(scope: WorkScope, running: TimetableImport, work: _Work, week: str) -> Counts:
    changes, full = [], []
    for group in work.plan.groups.values():
        before = work.before(group, week)
        try:
            changes.append((before, work.merged(before)))
        except WeekFullError:
            full.append(_too_full(week))
    if full:
        # Behind all that the file itself was told of, and apart for each week.
        start = len(work.plan.rejections) + int(week[6:]) * len(work.plan.groups)
        store.keep_rejections(scope, running.id, full, start=start)
    # Who is taken first: if the weeks are not written then, the same is found and done again.
    timetable.hold(scope, changes)
    with ThreadPoolExecutor(WRITERS) as writers:
        counted = writers.map(lambda one: _put(scope, work, *one), changes)
        return reduce(Counts.plus, counted, Counts())


def _too_full(week: str) -> Rejection:
    return Rejection(place=Place(section=week, number=0), field="", reason=WEEK_FULL)


def _put(scope: WorkScope, work: _Work, before: GroupWeek, after: GroupWeek) -> Counts:
    """Write a week, on top of whatever an administrator has made of it meanwhile."""
    for _ in range(MOST_TRIES):
        if after is before:
            return _counts(before, after)
        try:
            timetable.put_week(scope, before, after)
        except PreconditionFailedError:
            now = timetable.standing_weeks(scope, [before.group_id], [before.week])
            before = now[before.group_id, before.week]
            after = work.merged(before)
            timetable.hold(scope, [(before, after)])
        else:
            return _counts(before, after)
    raise PreconditionFailedError


def _counts(before: GroupWeek, after: GroupWeek) -> Counts:
    old, new = before.lessons, after.lessons
    stayed = old.keys() & new.keys()
    same = sum(old[key] == new[key] for key in stayed)
    return Counts(
        created=len(new.keys() - old.keys()),
        changed=len(stayed) - same,
        removed=len(old.keys() - new.keys()),
        unchanged=same,
    )
