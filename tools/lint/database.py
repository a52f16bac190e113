"""`dynamodb-outside-store`."""

import ast
from collections.abc import Iterator

from tools.lint.rule import Rule
from tools.lint.source import Found, Source

KERNEL = "layers/common/skolbro"
# The last two have what is theirs in each module's table: names that are forgotten, and a record.
KERNELS_OWN = (
    f"{KERNEL}/aws.py",
    f"{KERNEL}/table",
    f"{KERNEL}/access",
    f"{KERNEL}/forgetting",
    f"{KERNEL}/http/idempotency.py",
)
# The kernel's ways of reading and writing a table.
_CALLS = ("read_page", "read_keys", "put_items", "delete_keys", "Transaction")


def _find(source: Source) -> Iterator[Found]:
    if source.is_at("local"):
        return
    for line, name in source.imports():
        package = name.partition(".")[0]
        if package == "boto3" and not source.is_at(*KERNELS_OWN[:2]):
            yield Found(line, "boto3 is imported in skolbro/aws.py and skolbro/table only")
        if package in {"botocore", "aioboto3", "pynamodb"} and not _is_database(source):
            yield Found(line, f"{package} belongs to stores and to the kernel's table")
    for call in source.calls():
        yield from _check(source, call)


def _check(source: Source, call: ast.Call) -> Iterator[Found]:
    name = source.full_name(call.func)
    last = name.rpartition(".")[2]
    if last in {"client", "resource"} and name.startswith(("skolbro.aws", "boto3")):
        service = call.args[0] if call.args else None
        if not isinstance(service, ast.Constant) and not source.is_at(KERNELS_OWN[0]):
            yield Found(call.lineno, "name the service where its client is taken")
        elif isinstance(service, ast.Constant) and service.value == "dynamodb":
            yield from _unless_database(source, call)
    if name.startswith("skolbro.aws.dynamodb"):
        yield from _unless_database(source, call)
    if name.startswith("skolbro.table.") and last in _CALLS and not source.is_kernel:
        yield from _unless_database(source, call)


def _unless_database(source: Source, call: ast.Call) -> Iterator[Found]:
    if not _is_database(source):
        yield Found(call.lineno, "tables are read and written in store.py")


def _is_database(source: Source) -> bool:
    return source.is_store or source.is_at(*KERNELS_OWN)


RULE = Rule(
    name="dynamodb-outside-store",
    reason="every call stands beside its keys, where its cost and its scope can be seen",
    find=_find,
)
