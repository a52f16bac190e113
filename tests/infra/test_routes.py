"""The gateway lets in who is signed in, to what the code answers, and nobody anywhere else."""

import re
from collections.abc import Iterator

import pytest
from tests.infra.expansion import Resource, Template, changed, expanded, resources, target

from bankid.api import ENDPOINTS
from skolbro_local.reference import openapi

ROUTE = "AWS::ApiGatewayV2::Route"
# Read before anybody is known. A route is public only by being added here as well.
PUBLIC = frozenset(
    {
        "GET /identity/sign-in-options",
        "PUT /identity/activation",
        "PUT /identity/recovery",
        "GET /bankid/{proxy+}",
        "POST /bankid/{proxy+}",
        "GET /notify/unsubscriptions/{letter}",
        "POST /notify/unsubscriptions/{letter}",
    }
)
# Pages and endpoints of BankID, which are no part of the API's description.
PAGES = frozenset(
    {
        "GET /bankid/.well-known/openid-configuration",
        "GET /bankid/authorize",
        "GET /bankid/jwks",
        "GET /bankid/sign-in",
        "GET /bankid/sign-in/back",
        "GET /bankid/sign-in/finish",
        "GET /bankid/sign-in/qr",
        "GET /bankid/static/{name}",
        "GET /bankid/userinfo",
        "POST /bankid/sign-in/cancel",
        "POST /bankid/sign-in/poll",
        "POST /bankid/sign-in/start",
        "POST /bankid/token",
        "POST /bankid/userinfo",
    }
)


def findings(template: Template) -> list[str]:
    """What is open, closed to its users, or leads nowhere."""
    routes = resources(template, ROUTE)
    found = [f"{route['RouteKey']} {what}" for route in routes.values() for what in _open(route)]
    found += [
        f"{route['RouteKey']} leads to another module"
        for route in routes.values()
        if _function_of(template, route) != f"{_module(route)}.api.handler"
    ]
    keys = [route["RouteKey"] for route in routes.values()]
    answered = list(_answered())
    found += [f"{key} leads nowhere" for key in keys if not any(_leads(key, *o) for o in answered)]
    found += [
        f"{method} {path} cannot be reached"
        for method, path in answered
        if not any(_leads(key, method, path) for key in keys)
    ]
    return found + list(_scopes(template))


def _module(route: Resource) -> str:
    return str(route["RouteKey"]).partition("/")[2].partition("/")[0]


def _open(route: Resource) -> Iterator[str]:
    key = str(route["RouteKey"])
    authorization = (route.get("AuthorizationType"), target(route.get("AuthorizerId")))
    if key in PUBLIC:
        if authorization != ("NONE", ""):
            yield "is closed to whom it is for"
        return
    if authorization != ("JWT", "SignedIn"):
        yield "is open to anybody"
    # An ID token has no scope: the gateway would call it forbidden, where it is no token at all.
    if "AuthorizationScopes" in route:
        yield "lets the gateway weigh the scope"


def _function_of(template: Template, route: Resource) -> str:
    integration = resources(template, "AWS::ApiGatewayV2::Integration")[target(route["Target"])]
    function = target(integration["IntegrationUri"])
    allowed = [
        target(one["FunctionName"])
        for one in resources(template, "AWS::Lambda::Permission").values()
        if one["Principal"] == "apigateway.amazonaws.com"
    ]
    if function not in allowed:
        return ""
    return str(resources(template, "AWS::Lambda::Function")[function]["Handler"])


def _answered() -> Iterator[tuple[str, str]]:
    for path, operations in openapi()["paths"].items():
        yield from ((method.upper(), path) for method in operations)
    for page in ENDPOINTS:
        method, _, path = page.partition(" ")
        yield method, path


def _leads(key: str, method: str, path: str) -> bool:
    of_method, _, of_path = key.partition(" ")
    pattern = re.escape(of_path).replace(r"\{proxy\+\}", ".+")
    return of_method == method and re.fullmatch(pattern, path) is not None


def _scopes(template: Template) -> Iterator[str]:
    asked = {
        scope
        for operations in openapi()["paths"].values()
        for operation in operations.values()
        for security in operation.get("security", ())
        for scope in security["token"]
    }
    server = resources(template, "AWS::Cognito::UserPoolResourceServer")["PortalScopes"]
    known = {f"{server['Identifier']}/{one['ScopeName']}" for one in server["Scopes"]}
    client = resources(template, "AWS::Cognito::UserPoolClient")["WebClient"]
    given = {one for one in client["AllowedOAuthScopes"] if "/" in one}
    if asked - known or asked - given:
        yield f"no token can have {sorted((asked - known) | (asked - given))}"
    if known - asked or given - asked:
        yield f"no route asks for {sorted((known - asked) | (given - asked))}"


def test_every_route_is_answered_and_asks_for_a_token() -> None:
    assert findings(expanded()) == []


def test_the_public_routes_are_these_and_the_code_says_so_too() -> None:
    public = {
        f"{method.upper()} {path}"
        for path, operations in openapi()["paths"].items()
        for method, operation in operations.items()
        if "security" not in operation
    }
    assert public == {one for one in PUBLIC if "/bankid/" not in one}
    assert ENDPOINTS.keys() == PAGES


def test_tokens_are_of_this_pool_and_this_client() -> None:
    authorizer = resources(expanded(), "AWS::ApiGatewayV2::Authorizer")["SignedIn"]
    assert authorizer["AuthorizerType"] == "JWT"
    assert authorizer["JwtConfiguration"]["Audience"] == [{"Ref": "WebClient"}]
    assert "${People}" in authorizer["JwtConfiguration"]["Issuer"]["Fn::Sub"]


GET = "NotifyGetRoute/Properties"


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        (f"{GET}/AuthorizationType", "NONE", "GET /notify/{proxy+} is open"),
        (f"{GET}/AuthorizerId", None, "GET /notify/{proxy+} is open"),
        (
            f"{GET}/AuthorizationScopes",
            ["skolbro/notify.read"],
            "GET /notify/{proxy+} lets the gateway weigh",
        ),
        (
            f"{GET}/Target",
            {"Fn::Sub": "integrations/${AttendanceIntegration}"},
            "GET /notify/{proxy+} leads to another module",
        ),
        ("NotifyApiPermission", None, "GET /notify/{proxy+} leads to another module"),
        (f"{GET}/RouteKey", "PATCH /notify/{proxy+}", "PATCH /notify/{proxy+} leads nowhere"),
        (f"{GET}/RouteKey", "$default", "GET /notify/notifications cannot be reached"),
        ("DirectoryPostRoute", None, "POST /directory/imports cannot be reached"),
        (
            "SignInOptionsRoute/Properties/AuthorizationType",
            "JWT",
            "GET /identity/sign-in-options is closed",
        ),
        (
            "PortalScopes/Properties/Scopes/0/ScopeName",
            "directory.all",
            "no route asks for ['skolbro/directory.all']",
        ),
        ("PortalScopes/Properties/Scopes/0", None, "no token can have ['skolbro/directory.read']"),
        (
            "WebClient/Properties/AllowedOAuthScopes/1",
            None,
            "no token can have ['skolbro/directory.read']",
        ),
    ],
)
def test_a_route_that_is_open_or_lost_is_found(path: str, value: object, found: str) -> None:
    assert any(one.startswith(found) for one in findings(changed(expanded(), path, value)))
