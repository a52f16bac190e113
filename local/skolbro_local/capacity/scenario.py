"""The morning that is reckoned with: how often each request comes, and who meets at one key."""

from dataclasses import dataclass

STUDENTS = 100_000
REPORTS, MINUTES_OF_REPORTS = 15_000, 90
MEAN, SPIKE = REPORTS / (MINUTES_OF_REPORTS * 60), 20.0
LESSONS, MINUTES_OF_LESSONS = 4_000, 10
ROLL_CALLS = LESSONS / (MINUTES_OF_LESSONS * 60)


@dataclass(frozen=True, slots=True)
class Part:
    """A request of the morning. Without a variant, the dearest that the bench has is taken."""

    operation: str
    per_second: float
    when: str
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How many requests meet one key of a kind in a second, and why; None for all there are."""

    place: str
    kind: str
    per_second: float | None
    who: str


_OPENS = "a guardian opens the portal to report"
_TEACHES = "a teacher begins a lesson"
PARTS = (
    Part("identity_list_sign_in_options", SPIKE, _OPENS),
    Part("directory_read_me", SPIKE, _OPENS),
    Part("notify_list_notifications", SPIKE, _OPENS),
    Part("attendance_list_report_days", SPIKE, _OPENS),
    Part("attendance_list_absences", SPIKE, _OPENS),
    Part("attendance_read_student_week", SPIKE, _OPENS),
    Part("attendance_report_absence", SPIKE, "a guardian reports a whole day", variant=""),
    Part("attendance_read_own_week", ROLL_CALLS, _TEACHES),
    Part("attendance_read_group_day", ROLL_CALLS, _TEACHES),
    Part("attendance_read_roll_call", ROLL_CALLS, _TEACHES),
    Part("attendance_save_roll_call", ROLL_CALLS, "a teacher saves the whole class"),
)
SHARES = (
    Share("identity", "OPTIONS", None, "everybody who has not signed in: one list for all"),
    Share(
        "access", "SCHOOL", None, "all guardians, as if of one school and nothing kept for later"
    ),
    Share("access", "PERSON", 4, "one person, with two devices and a page loaded again"),
    Share("access", "STANDING", 4, "one person, with two devices and a page loaded again"),
    Share("access.gsi1", "OBJECT", 3, "a class: its mentor, a teacher, and a save made again"),
    Share("directory", "PERSON", 4, "one person, with two devices and a page loaded again"),
    Share("notify", "PERSON", 4, "one person's bell, on two devices and loaded again"),
    Share("attendance", "SCHOOL", None, "all who look at a week, as if of one school"),
    Share("attendance", "STUDENT", 3, "a student: two guardians and a teacher at once"),
    Share("attendance", "TEACHER", 4, "one teacher, with two devices and a page loaded again"),
    Share("attendance", "GROUP", 3, "a class: its teacher, a save made again, and a family"),
    Share("attendance", "EVENT", 1, "nobody: a new id for each event"),
    Share("attendance", "IDEMPOTENCY", 1, "nobody: a hash for each request"),
)
