"""`store-without-scope` and `dynamodb-outside-store`."""

import pytest
from tests.architecture.snippets import broken

STORE = "functions/attendance/store.py"
API = "functions/attendance/api.py"
SCOPES = (
    "from skolbro.access import scopes\nfrom skolbro.access.scopes import ChildScope, WorkScope\n"
)


@pytest.mark.parametrize(
    "function",
    [
        "def absences(student_id: str): ...",
        "def absences(student_id): ...",
        "def absences(): ...",
        "def absences(*, scope: ChildScope): ...",
        "def absences(student_id: str, scope: ChildScope): ...",
        "def absences(scope: ChildScope | str): ...",
        "def absences(scope: ChildScope | None): ...",
        "def absences(scope: object): ...",
        "async def absences(student_id: str): ...",
        "class Absences:\n    def of(self, student_id: str): ...",
        "absences = lambda student_id: student_id",
        "from attendance.absence import OtherScope\ndef absences(scope: OtherScope): ...",
    ],
)
def test_a_store_that_takes_something_else_than_a_scope_is_found(function: str) -> None:
    assert broken(STORE, SCOPES + function) == {"store-without-scope"}


@pytest.mark.parametrize(
    "function",
    [
        "def absences(scope: ChildScope, *, first: date): ...",
        "def absences(scope: scopes.ChildScope): ...",
        "def links(_: WorkScope, commune_id: str): ...",
        "def read(scope: ChildScope | WorkScope, import_id: str): ...",
        "def _day(student_id: str): ...",
        "class StandsError(Exception):\n    def __init__(self, absence: Absence) -> None: ...",
    ],
)
def test_a_store_that_takes_a_scope_is_let_be(function: str) -> None:
    assert broken(STORE, SCOPES + function) == set()


def test_the_kernels_store_that_scopes_are_made_from_takes_ids() -> None:
    place = "layers/common/skolbro/access/store.py"
    assert broken(place, "def school_now(school_id: str): ...") == set()


READS = [
    "from skolbro import aws\ndef f(): aws.dynamodb().get_item()",
    "from skolbro.aws import dynamodb\ndef f(): dynamodb().get_item()",
    "from skolbro import aws as a\ndef f(): a.client('dynamodb')",
    "from skolbro.table import read_page\ndef f(): read_page(TableName='x')",
    "from skolbro.table import read_keys\ndef f(): read_keys('x', [])",
    "from skolbro.table.batch import put_items\ndef f(): put_items('x', [])",
    "from skolbro.table import Transaction\ndef f(): Transaction().commit()",
    "from botocore.exceptions import ClientError",
]


@pytest.mark.parametrize("code", READS)
@pytest.mark.parametrize(
    "place", [API, "functions/directory/importing.py", "functions/a/policy.py"]
)
def test_a_table_read_outside_its_store_is_found(code: str, place: str) -> None:
    assert "dynamodb-outside-store" in broken(place, code)


@pytest.mark.parametrize("code", READS)
def test_a_store_reads_its_table(code: str) -> None:
    assert "dynamodb-outside-store" not in broken(STORE, code)


@pytest.mark.parametrize(
    "place",
    [
        "layers/common/skolbro/table/batch.py",
        "layers/common/skolbro/access/store.py",
        "layers/common/skolbro/forgetting/store.py",
        "layers/common/skolbro/http/idempotency.py",
    ],
)
def test_the_kernel_reads_its_own_items_in_few_places(place: str) -> None:
    assert broken(place, READS[0]) == set()
    assert broken("layers/common/skolbro/http/app.py", READS[0]) == {"dynamodb-outside-store"}


@pytest.mark.parametrize(
    "code", ["import boto3", "from boto3 import client", "import boto3.dynamodb.types as t"]
)
@pytest.mark.parametrize("place", [API, STORE, "layers/common/skolbro/ids.py"])
def test_boto3_outside_the_kernel_is_found(code: str, place: str) -> None:
    assert broken(place, code) == {"dynamodb-outside-store"}


def test_clients_have_one_home_and_operators_their_own() -> None:
    code = "import boto3\ndef f(): return boto3.client('dynamodb')"
    assert broken("layers/common/skolbro/aws.py", code) == set()
    assert broken("local/skolbro_local/stack.py", code) == set()


def test_a_client_of_an_unnamed_service_is_found() -> None:
    code = "from skolbro import aws\ndef f(service): return aws.client(service)"
    assert broken(API, code) == {"dynamodb-outside-store"}


def test_other_services_are_used_where_they_are_needed() -> None:
    code = "from skolbro import aws\ndef f(): return aws.client('s3')"
    assert broken("functions/directory/files.py", code) == set()
