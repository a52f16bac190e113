"""Which of the two languages a reader gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skolbro.text import negotiate, translate


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "sv"),
        ("", "sv"),
        ("*", "sv"),
        ("en", "en"),
        ("EN-us", "en"),
        ("sv-FI, en;q=0.9", "sv"),
        ("en, sv", "en"),
        ("sv;q=0.3, en;q=0.8", "en"),
        ("en;q=0.8,sv", "sv"),
        ("fi, so;q=0.9", "sv"),
        ("fi, en;q=0.1", "en"),
        ("en;q=0", "sv"),
        ("en;q=x", "sv"),
        ("en;q=nan", "sv"),
        ("en;q=inf, sv", "sv"),
        ("en;q=-1", "sv"),
        ("en;q=5, sv", "sv"),
        ("en ; q = 0.4", "en"),
        ("english", "sv"),
    ],
)
def test_the_best_of_ours_is_chosen_and_swedish_otherwise(
    header: str | None, language: str
) -> None:
    assert negotiate(header) == language


@given(st.text())
def test_any_header_leads_to_a_language(header: str) -> None:
    assert negotiate(header) in {"sv", "en"}


def test_a_text_without_values_keeps_its_braces() -> None:
    assert translate("{child} är anmäld frånvarande", "sv") == "{child} är anmäld frånvarande"


def test_a_text_without_a_translation_is_shown_in_swedish() -> None:
    assert translate("Hej {name}", "en", name="Alva") == "Hej Alva"
