"""Notifications: what they say and where they lead.

Pure. A notification names the child and the kind of thing, never the details: those stay where
the link leads, and are checked again there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from skolbro.text import mark, translate

KEPT = timedelta(days=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of notification, with its text about a named child, and about an unnamed one.

    An `urgent` one passes quiet hours. A `mandatory` one is sent whatever the person has chosen:
    SkolL 7 kap. 17 § (same-day notice of absence that nobody has reported). One that is told
    `first_of_day` makes a sound only where its event says that it is the day's first.
    """

    name: str
    named: str
    unnamed: str
    urgent: bool = False
    mandatory: bool = False
    first_of_day: bool = False


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            name="attendance.absence_reported",
            named=mark("{child} är anmäld frånvarande"),
            unnamed=mark("En elev är anmäld frånvarande"),
        ),
        Kind(
            name="attendance.absence_withdrawn",
            named=mark("Frånvaroanmälan för {child} är tillbakatagen"),
            unnamed=mark("En frånvaroanmälan är tillbakatagen"),
        ),
        Kind(
            name="attendance.leave_confirmation_asked",
            named=mark("Bekräfta ansökan om ledighet för {child}"),
            unnamed=mark("Bekräfta en ansökan om ledighet"),
        ),
        Kind(
            name="attendance.leave_applied",
            named=mark("Ledighet är sökt för {child}"),
            unnamed=mark("Ledighet är sökt för en elev"),
        ),
        Kind(
            name="attendance.leave_vetoed",
            named=mark("Ansökan om ledighet för {child} är nekad av en vårdnadshavare"),
            unnamed=mark("En ansökan om ledighet är nekad av en vårdnadshavare"),
        ),
        Kind(
            name="attendance.leave_withdrawn",
            named=mark("Ansökan om ledighet för {child} är tillbakatagen"),
            unnamed=mark("En ansökan om ledighet är tillbakatagen"),
        ),
        Kind(
            name="attendance.leave_approved",
            named=mark("Ledigheten för {child} är beviljad"),
            unnamed=mark("En ledighet är beviljad"),
        ),
        Kind(
            name="attendance.leave_rejected",
            named=mark("Ledigheten för {child} är avslagen"),
            unnamed=mark("En ledighet är avslagen"),
        ),
        Kind(
            name="attendance.absence_threshold_reached",
            named=mark("{child} har mycket frånvaro den här månaden"),
            unnamed=mark("En elev har mycket frånvaro den här månaden"),
        ),
        Kind(
            name="attendance.unreported_absence",
            named=mark("{child} var inte på lektionen, och frånvaron är inte anmäld"),
            unnamed=mark("En elev var inte på lektionen, och frånvaron är inte anmäld"),
            urgent=True,
            mandatory=True,
            first_of_day=True,
        ),
        Kind(
            name="attendance.unreported_absence_withdrawn",
            named=mark("Skolan har rättat närvaron: {child} var på lektionen"),
            unnamed=mark("Skolan har rättat närvaron: eleven var på lektionen"),
        ),
        Kind(
            name="attendance.absence_explained",
            named=mark("Frånvaron för {child} är förklarad"),
            unnamed=mark("En elevs frånvaro är förklarad"),
        ),
        Kind(
            name="attendance.fritids_day_changed",
            named=mark("Fritids har ändrat tiderna för {child}"),
            unnamed=mark("Fritids har ändrat tiderna för ett barn"),
        ),
        Kind(
            name="attendance.leave_decision_reminder",
            named=mark("Ansökan om ledighet för {child} väntar på beslut"),
            unnamed=mark("En ansökan om ledighet väntar på beslut"),
        ),
        Kind(
            name="attendance.leave_confirmation_reminder",
            named=mark("Ansökan om ledighet för {child} väntar på att du bekräftar"),
            unnamed=mark("En ansökan om ledighet väntar på att du bekräftar"),
        ),
        Kind(
            name="attendance.still_ill_reminder",
            named=mark("Är {child} fortfarande sjuk i dag?"),
            unnamed=mark("Är barnet fortfarande sjukt i dag?"),
        ),
        Kind(
            name="attendance.missing_week_reminder",
            named=mark("Fyll i fritidstider för {child}"),
            unnamed=mark("Fyll i fritidstider"),
        ),
        Kind(
            name="attendance.holiday_answer_reminder",
            named=mark("Svara om fritids på lovet för {child}"),
            unnamed=mark("Svara om fritids på lovet"),
        ),
        Kind(
            name="booking.round_opened",
            named=mark("Boka tid för utvecklingssamtal om {child}"),
            unnamed=mark("Boka tider för utvecklingssamtal"),
        ),
        Kind(
            name="booking.meeting_booked",
            named=mark("Utvecklingssamtalet om {child} är bokat"),
            unnamed=mark("Ett utvecklingssamtal är bokat"),
        ),
        Kind(
            name="booking.meeting_changed",
            named=mark("Utvecklingssamtalet om {child} har fått en ny tid"),
            unnamed=mark("Ett utvecklingssamtal har fått en ny tid"),
        ),
        Kind(
            name="booking.slot_offered",
            named=mark("En samtalstid om {child} är ledig för dig. Svara innan den går vidare"),
            unnamed=mark("En samtalstid är ledig för dig. Svara innan den går vidare"),
        ),
        Kind(
            name="booking.reminder_due",
            named=mark("Utvecklingssamtalet om {child} är i morgon"),
            unnamed=mark("Ett utvecklingssamtal är i morgon"),
        ),
        Kind(
            name="booking.meeting_cancelled",
            named=mark("Utvecklingssamtalet om {child} är inställt"),
            unnamed=mark("Ett utvecklingssamtal är inställt"),
        ),
        Kind(
            name="booking.waiting_ended",
            named=mark("Samtalen är inställda, och {child} står inte längre i kö till en tid"),
            unnamed=mark("Samtalen är inställda, och du står inte längre i kö till en tid"),
        ),
        Kind(
            name="notify.broadcast",
            named=mark("Skolan har ett meddelande till dig om {child}"),
            unnamed=mark("Skolan har ett meddelande till dig"),
        ),
        Kind(
            name="directory.import_finished",
            named=mark("Importen är klar"),
            unnamed=mark("Importen är klar"),
        ),
    )
}


_AND = mark("{first} och {last}")


@dataclass(frozen=True, slots=True)
class ChildNamed:
    """One of several children whom a line is about."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """One line in one person's bell. `id` is the event's: it sorts by time.

    `through` is the child or the group by which it concerns the person, if any. `push` says that
    it is worth a sound on the phone. What is `withdrawn` was wrong, and is shown no more. `trace`
    is of the request that caused it. A broadcast has its `text`, which stands in the bell only, and
    is about all `children` of the reader's who are in its audience: one line for siblings.
    """

    id: str
    recipient_id: str
    kind: str
    at: datetime
    link: str
    through: str | None = None
    child_id: str | None = None
    child_name: str | None = None
    read_at: datetime | None = None
    push: bool = False
    withdrawn: bool = False
    trace: str = ""
    children: tuple[ChildNamed, ...] = ()
    text: str = ""

    def is_read(self, marker: str) -> bool:
        """Read by itself, or by a marker that reaches it."""
        return self.read_at is not None or self.id <= marker

    def title(self, language: str) -> str:
        """The line to show, in the reader's language."""
        kind = KINDS[self.kind]
        *others, last = [one.name for one in self.children if one.name] or [self.child_name or ""]
        if others:
            last = translate(_AND, language, first=", ".join(others), last=last)
        if last:
            return translate(kind.named, language, child=last)
        return translate(kind.unnamed, language)

    def as_it_concerns(self, related: frozenset[str]) -> "Notification | None":
        """What is left of it for whoever is related to these; None where nothing is.

        A change of custody bites on the next request, in the bell as well. What was wrong, and is
        withdrawn, concerns nobody.
        """
        if self.withdrawn or (self.through is not None and self.through not in related):
            return None
        left = tuple(one for one in self.children if one.id in related)
        return None if self.children and not left else replace(self, children=left)


def still_concerned(
    notifications: Iterable[Notification], *, related: frozenset[str]
) -> tuple[Notification, ...]:
    """Leave out what concerned the reader through a child or group that is theirs no more."""
    left = (one.as_it_concerns(related) for one in notifications)
    return tuple(one for one in left if one)
