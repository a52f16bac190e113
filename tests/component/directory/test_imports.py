"""Starting an import, following it, and reading what did not go in."""

import base64
import json
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest
from tests.component.directory.registry import BUCKET, Imports, stored_file, wake
from tests.component.portal import TUESDAY, Answer, Portal, a_family, call
from tests.oneroster import a_commune, bulk, with_cell

from directory import store
from directory.api import handler
from directory.importing import work_on
from directory.oneroster.archive import MOST_BYTES
from skolbro import clock, ids
from skolbro.access.relations import Duty, Kind
from skolbro.access.scopes import at_work
from skolbro_local.demo.commune import EKEBRO

KEY = {"idempotency-key": "0123456789"}


def policy_of(answer: Answer) -> dict[str, Any]:
    policy = answer.body["upload"]["fields"]["policy"]
    decoded: dict[str, Any] = json.loads(base64.b64decode(policy))
    return decoded


def many_wrong(count: int) -> bytes:
    """The small commune, with so many people of a wrong kind."""
    registry = a_commune()
    for number in range(count):
        registry.person(f"wrong-{number}", "=A", "B", ("student", EKEBRO))
    registry.roles = [row for row in registry.roles if "wrong" not in row["userSourcedId"]]
    return bulk(registry)


def test_an_import_starts_by_waiting_for_its_file(imports: Imports) -> None:
    answer = imports.start()

    assert (answer.status, answer.headers["ETag"]) == (201, '"1"')
    assert answer.headers["Location"] == f"/directory/imports/{answer.body['id']}"
    told = {name: value for name, value in answer.body.items() if name != "upload"}
    assert told["status"] == "awaitingUpload"
    assert (told["mode"], told["reason"], set(told["counts"].values())) == (None, None, {0})
    read = call(handler, "GET", answer.headers["Location"], person=imports.karl)
    assert (read.body, read.headers["ETag"]) == (told, '"1"')


def test_the_form_lets_one_zip_of_limited_size_in_at_one_place_for_two_minutes(
    imports: Imports,
) -> None:
    asked_at = datetime.now().astimezone()
    answer = imports.start()

    upload, policy = answer.body["upload"], policy_of(answer)
    key = f"imports/{answer.body['id']}.zip"
    assert BUCKET in upload["url"]
    assert upload["fields"]["key"] == key
    assert upload["expiresAt"] == clock.to_wire(TUESDAY + timedelta(seconds=120))
    assert ["content-length-range", 1, MOST_BYTES] in policy["conditions"]
    assert {"Content-Type": "application/zip"} in policy["conditions"]
    assert {"key": key} in policy["conditions"]
    expires = datetime.fromisoformat(policy["expiration"])
    assert timedelta(seconds=110) < expires - asked_at < timedelta(seconds=130)


def test_an_answer_that_was_lost_is_given_again_and_one_import_is_made(imports: Imports) -> None:
    first = imports.start(headers=KEY)
    again = imports.start(headers=KEY)

    assert (again.status, again.body) == (201, first.body)
    assert again.headers["Location"] == first.headers["Location"]
    assert len(imports.portal.items("directory", "Import")) == 1


def test_another_key_is_another_import(imports: Imports) -> None:
    assert imports.start().body["id"] != imports.start().body["id"]


def test_a_key_with_another_body_is_refused(imports: Imports) -> None:
    imports.start(headers=KEY)

    answer = imports.start(headers=KEY, body={"fileName": "other.zip", "bytes": 1})

    assert (answer.status, answer.problem) == (422, "idempotency-key-reused")


@pytest.mark.parametrize("key", ["", "short", "with blank", "x" * 129])
def test_a_key_is_needed(imports: Imports, key: str) -> None:
    answer = imports.start(headers={"idempotency-key": key})

    assert (answer.status, answer.problem) == (400, "idempotency-key-needed")
    assert imports.portal.items("directory") == []


def test_one_key_of_two_people_is_two_imports(imports: Imports) -> None:
    ali = ids.new()
    imports.appoint(ali, imports.commune)

    answers = [imports.start(person=person, headers=KEY) for person in (imports.karl, ali)]

    assert len({answer.body["id"] for answer in answers}) == 2


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"fileName": "a.zip", "bytes": MOST_BYTES + 1}, "file-too-large"),
        ({"fileName": "a.zip", "bytes": 0}, "invalid-request"),
        ({"fileName": "", "bytes": 1}, "invalid-request"),
        ({"fileName": "x" * 256, "bytes": 1}, "invalid-request"),
        ({"bytes": 1}, "invalid-request"),
        ({"fileName": "a.zip", "bytes": 1, "commune": "other"}, "invalid-request"),
    ],
)
def test_a_file_that_would_not_be_taken_is_refused_at_once(
    imports: Imports, body: dict[str, Any], problem: str
) -> None:
    answer = imports.start(body=body)

    assert (answer.status, answer.problem) == (422, problem)
    assert imports.portal.items("directory") == []


def test_the_largest_file_is_taken(imports: Imports) -> None:
    assert imports.start(body={"fileName": "a.zip", "bytes": MOST_BYTES}).status == 201


@pytest.mark.parametrize(
    "who", ["a guardian", "a mentor", "a school's administrator", "one dismissed", "a stranger"]
)
def test_only_the_communes_administrator_imports(imports: Imports, who: str) -> None:
    portal: Portal = imports.portal
    import_id = imports.upload(b"")
    family, person = a_family(portal), ids.new()
    match who:
        case "a guardian":
            person = family.anna
        case "a mentor":
            person = family.mentor
        case "a school's administrator":
            duties = (Duty.SCHOOL_ADMINISTRATOR, Duty.PRINCIPAL, Duty.TEACHER)
            portal.work_at(person, family.school, *duties)
        case "one dismissed":
            portal.relate(
                person,
                Kind.WORKS_AT,
                imports.commune,
                commune_id=imports.commune,
                duties=(Duty.COMMUNE_ADMINISTRATOR,),
                valid_until=TUESDAY,
            )
    path = f"/directory/imports/{import_id}"

    for answer in (
        imports.start(person=person),
        call(handler, "GET", path, person=person),
        imports.rejections(import_id, person=person),
    ):
        assert (answer.status, answer.problem) == (404, "not-found")


def test_another_communes_administrator_does_not_see_an_import(imports: Imports) -> None:
    import_id = imports.upload(with_cell("users", 1, "givenName", "=A"))
    imports.work(import_id)
    ali = ids.new()
    imports.appoint(ali, ids.new())

    for path in (f"/directory/imports/{import_id}", f"/directory/imports/{import_id}/rejections"):
        assert call(handler, "GET", path, person=ali).problem == "not-found"


def test_an_import_is_followed_cheaply(imports: Imports) -> None:
    import_id = imports.upload(bulk(a_commune()))
    path = f"/directory/imports/{import_id}"
    tag = call(handler, "GET", path, person=imports.karl).headers["ETag"]
    headers = {"if-none-match": tag}
    assert call(handler, "GET", path, person=imports.karl, headers=headers).status == 304

    imports.work(import_id)

    assert call(handler, "GET", path, person=imports.karl, headers=headers).status == 200


def test_an_import_that_does_not_exist_is_not_found(imports: Imports) -> None:
    answer = call(handler, "GET", f"/directory/imports/{ids.new()}", person=imports.karl)

    assert answer.problem == "not-found"


def test_a_rejected_row_is_told_with_its_place(imports: Imports) -> None:
    import_id = imports.upload(with_cell("users", 7, "givenName", "=HYPERLINK(0)"))
    imports.work(import_id)

    answer = imports.rejections(import_id)

    assert answer.status == 200
    assert answer.body["next"] is None
    assert answer.body["items"][0] == {
        "file": "users.csv",
        "line": 8,
        "column": "givenName",
        "reason": "Cellen ser ut som en formel. Ta bort tecknet i början.",
    }
    assert "HYPERLINK" not in str(answer.body)


def test_an_import_without_rejections_has_an_empty_list(imports: Imports) -> None:
    assert imports.rejections(imports.upload(b"")).body == {"items": [], "next": None}


@pytest.mark.parametrize("count", [99, 100, 101, 230])
def test_rejections_are_read_page_by_page_in_the_order_of_the_file(
    imports: Imports, count: int
) -> None:
    import_id = imports.upload(many_wrong(count))
    imports.work(import_id)

    lines: list[int] = []
    query: dict[str, str] = {}
    for _ in range(10):
        body = imports.rejections(import_id, query=query).body
        lines += [row["line"] for row in body["items"]]
        if body["next"] is None:
            break
        assert len(body["items"]) == 100
        query = {"cursor": body["next"]}

    assert lines == list(range(9, 9 + count))
    assert imports.counts(import_id)["rejected"] == count


@pytest.mark.parametrize("carry", ["to another person", "to another import", "changed"])
def test_a_cursor_is_good_only_where_it_was_given(imports: Imports, carry: str) -> None:
    import_id, other = imports.upload(many_wrong(101)), imports.upload(many_wrong(101))
    for one in (import_id, other):
        imports.work(one)
    cursor, ali = imports.rejections(import_id).body["next"], ids.new()
    imports.appoint(ali, imports.commune)
    if carry == "changed":
        cursor = cursor[:-4] + ("AAAA" if cursor[-4:] != "AAAA" else "BBBB")

    answer = imports.rejections(
        other if carry == "to another import" else import_id,
        person=ali if carry == "to another person" else imports.karl,
        query={"cursor": cursor},
    )

    assert answer.problem == "invalid-cursor"


def test_rejections_are_gone_after_a_month(imports: Imports, at: Any) -> None:
    import_id = imports.upload(many_wrong(2))
    imports.work(import_id)

    at(TUESDAY + timedelta(days=31))

    assert imports.rejections(import_id).body["items"] == []


def test_an_import_that_was_cut_off_while_it_began_tells_each_row_once(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id = imports.upload(many_wrong(3))

    def cut_off(*_: object, **__: object) -> bool:
        raise ConnectionError("cut off")

    with monkeypatch.context() as broken:
        broken.setattr(store, "advance", cut_off)
        with pytest.raises(ConnectionError):
            work_on(at_work("import"), import_id, has_time=lambda: True)
    imports.work(import_id)

    assert len(imports.rejections(import_id).body["items"]) == 3


def test_an_uploaded_file_wakes_the_worker(imports: Imports) -> None:
    import_id = imports.upload(bulk(a_commune()))

    assert wake(stored_file(import_id)) == {"batchItemFailures": []}

    assert imports.read(import_id)["status"] == "finished"
    assert imports.messages() == []


def test_a_worker_without_time_wakes_the_next(imports: Imports) -> None:
    import_id = imports.upload(bulk(a_commune()))

    wake(stored_file(import_id), milliseconds=20_000)

    assert imports.read(import_id)["status"] == "running"
    (message,) = imports.messages()
    assert message == {"importId": import_id}
    wake(message)
    assert imports.read(import_id)["status"] == "finished"


def test_a_message_that_comes_twice_does_the_work_once(imports: Imports) -> None:
    import_id = imports.upload(bulk(a_commune()))

    wake(stored_file(import_id), stored_file(import_id))

    assert imports.counts(import_id)["unchanged"] == 0
    assert len(imports.events()) == 1


def test_a_file_that_cannot_be_fetched_is_tried_again_and_holds_no_other_back(
    imports: Imports,
) -> None:
    import_id, lost = imports.upload(bulk(a_commune())), imports.upload(b"")
    boto3.client("s3").delete_object(Bucket=BUCKET, Key=f"imports/{lost}.zip")

    answer = wake(stored_file(lost), stored_file(import_id))

    assert answer == {"batchItemFailures": [{"itemIdentifier": "0"}]}
    assert imports.read(lost)["status"] == "awaitingUpload"
    assert imports.read(import_id)["status"] == "finished"


@pytest.mark.parametrize(
    "message",
    [
        {"Event": "s3:TestEvent"},
        {"Records": []},
        {"Records": [{"s3": {"object": {"key": "imports/readme.txt"}}}]},
    ],
)
def test_messages_that_are_of_no_import_are_passed_by(imports: Imports, message: object) -> None:
    assert imports
    assert wake(message) == {"batchItemFailures": []}
