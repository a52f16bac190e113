"""All that is registered of one child for some days, and what each day comes to. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from attendance.day.student_day import StudentDay
from attendance.fritids.pickup import leaving
from attendance.fritids.presence import Presence
from attendance.fritids.schedule import (
    HolidayAnswer,
    Plan,
    PlannedDay,
    WeekPlan,
    monday_of_day,
    planned,
)
from attendance.fritids.spans import Span, span_of
from attendance.fritids.today import ChildDay, Comment
from attendance.fritids.unit import FritidsUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLog:
    """What happened on a day. `came`: the child has been checked in, by mistake or not."""

    presence: Presence = field(default_factory=Presence)
    comments: tuple[Comment, ...] = ()
    came: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A child's plan, and the weeks, answers and days of a period; weeks by their Mondays."""

    plan: Plan = field(default_factory=Plan)
    weeks: Mapping[date, WeekPlan] = field(default_factory=dict)
    answers: Mapping[str, HolidayAnswer] = field(default_factory=dict)
    days: Mapping[date, DayLog] = field(default_factory=dict)

    def week(self, day: date) -> WeekPlan:
        """What is out of the ordinary in the week of a day."""
        return self.weeks.get(monday_of_day(day), WeekPlan())

    def planned(self, day: date, *, unit: FritidsUnit) -> PlannedDay:
        """The merged day."""
        return planned(day, unit=unit, plan=self.plan, week=self.week(day), answers=self.answers)

    def child_day(
        self, day: date, *, unit: FritidsUnit, student_id: str, name: str, away: tuple[Span, ...]
    ) -> ChildDay:
        """The day with who has come and who picks up."""
        log, times = self.days.get(day, DayLog()), self.planned(day, unit=unit)
        pick_up = self.plan.pick_up
        return ChildDay(
            student_id=student_id,
            name=name,
            planned=times,
            away=away,
            presence=log.presence,
            leaving=leaving(
                pick_up, self.week(day).pick_ups.get(day), spans=times.spans, away=away
            ),
            adults=pick_up.adults,
            comments=log.comments,
        )


def away_of(day: StudentDay | None) -> tuple[Span, ...]:
    """When a child is reported away, by whomever: one report covers lessons and fritids."""
    standing = day.standing if day else ()
    return tuple(span_of(*part) for absence in standing for part in absence.minutes)
