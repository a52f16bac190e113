"""The English catalogue against the code: nothing stale, nothing untranslated."""

import gettext
from string import Formatter

import pytest

from skolbro.text import translate
from skolbro_local import catalogue

IN_ENGLISH = {str(message.id): message for message in catalogue.read() if message.id}


def braces(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_every_text_of_the_code_is_in_the_catalogue_and_nothing_else() -> None:
    assert list(IN_ENGLISH) == list(catalogue.texts()), "run `make text`"


def test_the_catalogue_is_written_as_the_command_writes_it() -> None:
    assert catalogue.PO.read_bytes() == catalogue.written(catalogue.updated(catalogue.read()))


def test_what_the_portal_reads_is_compiled_from_what_is_written() -> None:
    assert catalogue.MO.read_bytes() == catalogue.compiled(catalogue.read()), "run `make text`"


@pytest.mark.parametrize("swedish", IN_ENGLISH)
def test_every_text_is_translated_with_the_same_braces(swedish: str) -> None:
    english = IN_ENGLISH[swedish]

    assert english.string, "write its msgstr in skolbro.po, then run `make text`"
    assert not english.fuzzy
    assert braces(str(english.string)) == braces(swedish)
    assert translate(swedish, "en") == english.string != swedish


def test_a_translation_outlives_a_change_of_the_code_around_it() -> None:
    catalog = catalogue.read()
    catalog.add("En text som ingen visar längre", "A text that nobody shows any more")

    kept = {str(message.id): message.string for message in catalogue.updated(catalog)}

    assert kept["Ingen skoldag"] == "Not a school day"
    assert "En text som ingen visar längre" not in kept


def test_the_same_texts_give_the_same_bytes() -> None:
    first, again = (catalogue.compiled(catalogue.read()) for _ in range(2))

    assert first == again
    with catalogue.MO.open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert read.gettext("Ingen skoldag") == "Not a school day"


def test_values_fill_the_braces_in_both_languages() -> None:
    text = "{child} är anmäld frånvarande"

    assert translate(text, "sv", child="Alva {x}") == "Alva {x} är anmäld frånvarande"
    assert translate(text, "en", child="Alva {x}") == "Alva {x} has been reported absent"
