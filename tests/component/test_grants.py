import pytest
from tests.component.grants import missing_grants

ATTENDANCE = {"TableName": "attendance"}


@pytest.mark.parametrize(
    ("function", "operation", "parameters", "missing"),
    [
        ("AttendanceApi", "Query", ATTENDANCE, []),
        ("AttendanceApi", "Scan", ATTENDANCE, [("dynamodb:Scan", "attendance")]),
        ("NotifyApi", "Query", ATTENDANCE, [("dynamodb:Query", "attendance")]),
        ("NotifyWorker", "Query", {"TableName": "access", "IndexName": "gsi1"}, []),
        (
            "IdentityApi",
            "Query",
            {"TableName": "notify", "IndexName": "gsi1"},
            [("dynamodb:Query", "notify/gsi1")],
        ),
        (
            "AttendanceApi",
            "TransactWriteItems",
            {"TransactItems": [{"Put": ATTENDANCE}, {"Put": {"TableName": "access"}}]},
            [("dynamodb:PutItem", "access")],
        ),
        (
            "DirectoryWorker",
            "BatchWriteItem",
            {"RequestItems": {"access": [], "directory": []}},
            [],
        ),
        ("DirectoryApi", "GetSecretValue", {"SecretId": "of the portal"}, []),
        (
            "BankidWorker",
            "GetSecretValue",
            {"SecretId": "of the portal"},
            [("secretsmanager:GetSecretValue", "PortalSecret")],
        ),
        ("DirectoryApi", "DeleteObject", {}, [("DeleteObject", "")]),
    ],
)
def test_a_call_needs_its_grant_in_the_template(
    function: str,
    operation: str,
    parameters: dict[str, object],
    missing: list[tuple[str, str]],
) -> None:
    assert missing_grants(function, operation, parameters) == missing
