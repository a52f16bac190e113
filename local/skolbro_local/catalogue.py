"""The English catalogue: every Swedish text of the code, with its translation.

`python -m skolbro_local.catalogue` (`make text`) takes the texts out of the code, keeps the
translations that there are, and compiles. A text without one is shown in Swedish, and a test
fails until it is written in `skolbro.po`. The compiled `skolbro.mo` is committed beside it: the
layer is built from the tree as it stands, without a step of its own.
"""

from datetime import UTC, datetime
from io import BytesIO

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from skolbro_local import places

CODE = ("functions", "layers/common/skolbro")
FOLDER = places.ROOT / "layers/common/skolbro/text/locale/en/LC_MESSAGES"
PO, MO = FOLDER / "skolbro.po", FOLDER / "skolbro.mo"
# The same texts give the same bytes, whenever and by whomever they are compiled.
_DATED = datetime(2026, 1, 1, tzinfo=UTC)
_HEADER = """# Skolbro's texts in English. Write the msgstr lines, then run `make text`.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def texts() -> dict[str, list[str]]:
    """Every text within `mark("…")`, with the files it stands in, in the order of the code."""
    found: dict[str, list[str]] = {}
    for root in CODE:
        for path in sorted((places.ROOT / root).rglob("*.py")):
            place = str(path.relative_to(places.ROOT))
            for _, message, _, _ in extract_from_file("python", path, keywords={"mark": None}):
                files = found.setdefault(str(message), [])
                files += [place] if place not in files else []
    return found


def read() -> Catalog:
    """The catalogue as it is written."""
    if not PO.exists():
        return Catalog(locale="en")
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def updated(catalog: Catalog) -> Catalog:
    """The texts of the code with the translations of a catalogue; those without use go."""
    fresh = Catalog(locale="en")
    for text, files in texts().items():
        known = catalog.get(text)
        fresh.add(
            text,
            known.string if known else "",
            locations=[(file, 0) for file in files],
            flags=known.flags if known else (),
        )
    return fresh


def written(catalog: Catalog) -> bytes:
    """A catalogue as `skolbro.po` is to hold it; without line numbers, which move every day."""
    file = BytesIO()
    write_po(file, catalog, omit_header=True, include_lineno=False, width=96)
    return _HEADER.encode() + file.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as `skolbro.mo` is to hold it, which is what the portal reads."""
    catalog.creation_date = catalog.revision_date = _DATED
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def main() -> None:
    """Write both files, and name the texts that wait for a translation."""
    catalog = updated(read())
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(written(catalog))
    MO.write_bytes(compiled(read()))
    waiting = [str(message.id) for message in catalog if message.id and not message.string]
    for text in waiting:
        print(f"not translated: {text}")
    print(f"{PO.relative_to(places.ROOT)}: {len(catalog)} texts, {len(waiting)} to translate")


if __name__ == "__main__":
    main()
