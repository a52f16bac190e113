"""Every problem: its page, its texts, its values, its status, and a request that meets it."""

import ast
import re
from collections.abc import Iterator
from http import HTTPStatus
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest
from tests.architecture.pages import DOCS, MODULES, ROOT
from tests.architecture.village import Village
from tests.contract.refusals import REFUSALS

from skolbro.http.problems import Problem
from skolbro.text import translate

for module in MODULES:
    import_module(f"{module}.api")
# What is wrong stands at places of the body, which are told.
NAMES_PLACES = {"invalid-request", "mark-not-possible", "student-not-in-lesson"}
KINDS = {
    code: kind
    for code, kind in sorted(Problem.kinds.items())
    if kind.__module__.partition(".")[0] in {*MODULES, "skolbro"}
}
PAGE = (DOCS / "reference" / "problems.md").read_text()
# RFC 9110 15.5 and 15.6, and 428 of RFC 6585 3: the status that says what the problem says.
STATUS = {
    400: {"broken-json", "idempotency-key-needed", "invalid-cursor"},
    401: {"sign-in-needed"},
    403: {"no-veto", "not-own-leave", "not-own-report", "principal-decides", "scope-missing"},
    404: {"function-off", "not-found"},
    405: {"method-not-allowed"},
    409: {"already-withdrawn", "confirmation-missing", "confirmation-not-asked",
          "cut-off-passed", "day-passed", "leave-begun", "leave-decided", "leave-ended",
          "leave-too-long", "lesson-changed", "lesson-not-there", "no-roll-call",
          "no-school-days", "not-a-school-day", "nothing-to-explain", "roll-call-closed",
          "roll-call-not-open", "span-passed", "student-not-in-lesson", "too-far-ahead",
          "week-full"},
    412: {"changed-meanwhile"},
    413: {"too-large"},
    415: {"unsupported-media-type"},
    422: {"day-outside-week", "file-too-large", "idempotency-key-reused", "invalid-request",
          "leave-period", "lesson-times", "mark-not-possible", "no-such-week",
          "not-in-group", "one-part-of-the-day", "period-too-long", "span-too-short",
          "timetable-too-large", "too-many-days",          "unknown-function", "unknown-staff"},
    428: {"if-match-needed"},
    500: {"internal-error"},
}  # fmt: skip
OF_NOTIFY = {
    409: {"mandatory-kind", "too-many-devices"},
    422: {"unknown-kind", "unusable-device"},
    429: {"too-many-broadcasts"},
}  # fmt: skip
OF_IDENTITY = {
    409: {"code-unusable", "duties-elsewhere", "email-code-unusable", "email-taken", "no-password",
          "not-oneself", "too-many-ended", "username-taken", "wrong-password"},
    422: {"email-unusable", "password-spaced", "password-too-short", "password-too-weak",
          "username-needed", "username-unusable"},
    429: {"too-many-tries"},
}  # fmt: skip
OF_FRITIDS = {
    404: {"not-at-fritids", "not-in-the-unit"},
    409: {"already-checked-in", "answer-the-holiday", "fritids-closed",
          "fritids-closed-that-weekday", "holiday-answer-passed", "not-alone-yet",
          "not-on-the-pick-up-list", "other-guardians-week", "outside-opening-hours",
          "times-locked", "times-passed", "too-many-comments", "touch-not-of-today",
          "weeks-are-divided", "weeks-are-not-divided"},
    422: {"not-a-monday", "outside-the-holiday", "schedule-period-too-long",
          "span-over-midnight", "spans-overlap", "unknown-week-owner", "unusable-holiday",
          "week-offset-out-of-range"},
}  # fmt: skip
OF_MEETINGS = {
    409: {"meeting-booked", "meeting-cancelled", "person-busy", "round-cancelled", "round-closed",
          "round-has-slots", "round-over", "slot-booked", "slot-passed", "slot-taken",
          "teacher-busy", "too-many-slots"},
    422: {"clock-change", "meeting-venue", "not-a-group-here", "not-a-guardian-here",
          "not-a-teacher-here", "round-days", "round-window", "slot-day", "slot-time"},
}  # fmt: skip
# What the app itself gives, when it renders a problem.
GIVEN = {"trace"}
# No values of a text, but parts of the answer.
PARTS = {"errors", "free", "headers", "members"}


def braces(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


def sites(source: str) -> Iterator[tuple[str, set[str]]]:
    """Each place that makes a problem: the class's name and the values that it gives."""
    tree = ast.parse(source)
    names = {kind.__name__ for kind in KINDS.values()}
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in names:
                yield name, {keyword.arg or "**" for keyword in node.keywords} - PARTS
            case ast.Raise(exc=ast.Name(id=name) | ast.Attribute(attr=name)) if name in names:
                yield name, set()


def sources() -> Iterator[Path]:
    for folder in ("functions", "layers"):
        yield from (ROOT / folder).rglob("*.py")


def wrong(source: str) -> list[str]:
    """The places that give other values than the texts need."""
    needed = {kind.__name__: braces(kind.detail) - GIVEN for kind in KINDS.values()}
    return [
        f"{name} needs {sorted(needed[name])} and gets {sorted(given)}"
        for name, given in sites(source)
        if given != needed[name]
    ]


@pytest.mark.parametrize("code", KINDS)
def test_a_problem_has_its_heading(code: str) -> None:
    assert PAGE.count(f"\n## {code}\n") == 1
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)


def test_no_heading_is_left_of_a_problem_that_is_gone() -> None:
    assert set(re.findall(r"^## (.+)$", PAGE, re.MULTILINE)) == set(KINDS)


@pytest.mark.parametrize("code", KINDS)
def test_a_problem_speaks_both_languages(code: str) -> None:
    for text in (KINDS[code].title, KINDS[code].detail):
        english = translate(text, "en")
        assert text.strip()
        assert english.strip()
        assert english != text
        assert braces(english) == braces(text)


@pytest.mark.parametrize("code", KINDS)
def test_a_title_is_always_the_same(code: str) -> None:
    assert braces(KINDS[code].title) == set(), "RFC 9457 3.1.3: only the detail tells of one case"


@pytest.mark.parametrize("file", sorted(sources()), ids=lambda file: str(file.relative_to(ROOT)))
def test_whoever_raises_a_problem_gives_the_values_of_its_texts(file: Path) -> None:
    assert wrong(file.read_text()) == []


def test_every_problem_is_raised_somewhere() -> None:
    raised = {name for file in sources() for name, _ in sites(file.read_text())}

    assert {kind.__name__ for kind in KINDS.values()} - raised == set()


@pytest.mark.parametrize(
    "source",
    [
        "raise PeriodTooLongError",
        "raise PeriodTooLongError()",
        "raise problems.PeriodTooLongError from None",
        "raise PeriodTooLongError(least=1)",
        "raise PeriodTooLongError(most=1, name=name)",
        "refusal=lambda _: NotFoundError(name=name)",
        "raise NotFoundError(**values)",
    ],
)
def test_wrong_values_are_noticed(source: str) -> None:
    assert wrong(source)
    assert wrong("raise PeriodTooLongError(most=1)\nraise NotFoundError from None") == []


def test_a_problem_has_the_status_that_says_so() -> None:
    both = (
        *STATUS.items(), *OF_FRITIDS.items(), *OF_IDENTITY.items(), *OF_MEETINGS.items(),
        *OF_NOTIFY.items(),
    )  # fmt: skip
    listed = {code: status for status, codes in both for code in codes}

    assert {code: kind.status.value for code, kind in KINDS.items()} == listed


@pytest.mark.parametrize("code", KINDS)
def test_a_problem_is_met_by_a_request(village: Village, code: str) -> None:
    kind, answer = KINDS[code], REFUSALS[code](village)

    assert (answer.problem, answer.status) == (code, kind.status.value), answer
    assert answer.body["status"] == kind.status.value
    assert answer.body["title"] == kind.title
    assert not {"{", "}"} & set(answer.body["detail"])
    assert bool(answer.body.get("errors")) == (code in NAMES_PLACES)
    # RFC 9110 15.5.2 and 15.5.6: these two must say how.
    assert ("WWW-Authenticate" in answer.headers) == (
        answer.status == 401 or code == "scope-missing"
    )
    assert ("Allow" in answer.headers) == (answer.status == HTTPStatus.METHOD_NOT_ALLOWED)


def test_no_request_is_left_of_a_problem_that_is_gone() -> None:
    assert set(REFUSALS) == set(KINDS)
