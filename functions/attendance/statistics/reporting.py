"""A group's statistics, for its mentor, a teacher or the principal, to show or as a file."""

from datetime import date

from aws_lambda_powertools.event_handler import Request, Response

from attendance.statistics import store
from attendance.statistics.report import GroupReport, as_csv, counted_period, group_report
from skolbro.access.scopes import GroupScope, LedGroupScope
from skolbro.calendar import school_date
from skolbro.http.app import language_of
from skolbro.http.files import found_csv


def report_of(
    group: GroupScope | LedGroupScope, first: date | None, last: date | None
) -> GroupReport:
    """A group's period, the last 30 days unless given. Raises `PeriodTooLongError`."""
    first, last = counted_period(first, last, today=school_date(group.now))
    months = store.months_of_group(group, first=first, last=last)
    return group_report(group, months, first=first, last=last)


def show_file(request: Request, report: GroupReport) -> Response[str]:
    """The report as CSV, named by its period alone: a file's name is no place for a group's."""
    name = f"{report.first}--{report.last}.csv"
    return found_csv(request, as_csv(report, language=language_of(request)), name=name)
