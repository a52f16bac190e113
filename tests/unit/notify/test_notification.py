"""What a notification says, when it is read, and whom it still concerns."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify.notification import KINDS, Notification, still_concerned

AT = datetime(2026, 11, 24, 6, 41, tzinfo=UTC)
IDS = st.text("0123456789ABCDEF", min_size=1, max_size=4)
THROUGH = st.none() | st.sampled_from(["alva", "4B", "bo"])


def notification(
    id_: str = "05",
    kind: str = "attendance.absence_reported",
    child: str | None = "Alva Lind",
    through: str | None = "alva",
    read_at: datetime | None = None,
) -> Notification:
    return Notification(
        id=id_, recipient_id="erik", kind=kind, at=AT, link="/", through=through,
        child_id=child and "alva", child_name=child, read_at=read_at,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "child", "swedish", "english"),
    [
        (
            "attendance.absence_reported",
            "Alva",
            "Alva är anmäld frånvarande",
            "Alva has been reported absent",
        ),
        (
            "attendance.absence_reported",
            None,
            "En elev är anmäld frånvarande",
            "A student has been reported absent",
        ),
        (
            "attendance.absence_withdrawn",
            "Alva",
            "Frånvaroanmälan för Alva är tillbakatagen",
            "The absence report for Alva has been withdrawn",
        ),
        (
            "attendance.absence_withdrawn",
            None,
            "En frånvaroanmälan är tillbakatagen",
            "An absence report has been withdrawn",
        ),
        ("directory.import_finished", None, "Importen är klar", "The import is finished"),
    ],
)
def test_the_line_names_the_child_where_it_may(
    kind: str, child: str | None, swedish: str, english: str
) -> None:
    one = notification(kind=kind, child=child)

    assert (one.title("sv"), one.title("en")) == (swedish, english)


@given(st.sampled_from(sorted(KINDS)), st.text(min_size=1), st.sampled_from(["sv", "en"]))
def test_a_name_is_shown_as_it_is_whatever_it_holds(kind: str, name: str, language: str) -> None:
    title = notification(kind=kind, child=name).title(language)

    assert name in title or kind == "directory.import_finished"


@given(IDS, IDS, st.none() | st.just(AT))
def test_it_is_read_by_itself_or_by_a_marker_that_reaches_it(
    id_: str, marker: str, read_at: datetime | None
) -> None:
    read = notification(id_, read_at=read_at).is_read(marker)

    assert read == (read_at is not None or id_ <= marker)


@given(IDS, IDS, IDS)
def test_a_marker_further_on_never_makes_anything_unread(
    id_: str, marker: str, further: str
) -> None:
    marker, further = sorted((marker, further))
    one = notification(id_)

    assert one.is_read(further) or not one.is_read(marker)


@given(
    st.lists(st.builds(notification, IDS, through=THROUGH)),
    st.frozensets(st.sampled_from(["alva", "4B", "bo"])),
)
def test_what_came_through_a_child_or_group_goes_with_it_and_the_rest_stays_in_order(
    notifications: list[Notification], related: frozenset[str]
) -> None:
    kept = still_concerned(notifications, related=related)

    assert list(kept) == [
        one for one in notifications if one.through is None or one.through in related
    ]
