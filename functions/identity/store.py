"""Identity's table: entities, keys and every call."""

from typing import Any

from identity.options import Method, MethodKind, SignInOption
from skolbro import aws
from skolbro.access.scopes import PublicScope, WorkScope
from skolbro.config import Settings
from skolbro.table import AccessPattern, Design, Entity, read_page, to_item

OPTION = Entity(
    name="SignInOption",
    what="A commune and the ways of signing in that it has chosen.",
    pk="OPTIONS",
    sk="COMMUNE#{commune_id}",
)
DESIGN = Design(
    table="identity",
    entities=(OPTION,),
    patterns=(AccessPattern(name="all sign-in options", entity=OPTION, by="pk", consistent=False),),
)


def sign_in_options(_: PublicScope) -> tuple[SignInOption, ...]:
    """Every commune's, by name. One round trip, half a read unit for some ten communes."""
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :options",
        ExpressionAttributeValues=to_item({":options": OPTION.pk}),
    )
    return tuple(sorted(map(_option, page.items), key=lambda option: option.name))


def keep_sign_in_option(_: WorkScope, option: SignInOption) -> None:
    """Add a commune, or replace its methods."""
    attributes = {
        "commune_id": option.commune_id,
        "name": option.name,
        "methods": [
            {"kind": one.kind.value, "identity_provider": one.identity_provider}
            for one in option.methods
        ],
    }
    aws.dynamodb().put_item(TableName=Settings.load().table, Item=to_item(OPTION.item(attributes)))


def _option(item: dict[str, Any]) -> SignInOption:
    methods = tuple(
        Method(kind=MethodKind(one["kind"]), identity_provider=one["identity_provider"])
        for one in item["methods"]
    )
    return SignInOption(commune_id=item["commune_id"], name=item["name"], methods=methods)
