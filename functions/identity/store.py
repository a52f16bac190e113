"""Identity's table: entities, keys and every call."""

from collections.abc import Sequence
from typing import Any

from botocore.exceptions import ClientError

from identity.accounts import items as accounts
from identity.federation import Claim, Link, Provider
from identity.options import Method, MethodKind, SignInOption
from identity.sign_ins import items as sign_ins
from skolbro import aws
from skolbro.access.scopes import PublicScope, WorkScope
from skolbro.config import Settings
from skolbro.table import AccessPattern, Design, Entity, read_keys, read_page, to_item

OPTION = Entity(
    name="SignInOption",
    what="A commune and the ways of signing in that it has chosen.",
    pk="OPTIONS",
    sk="COMMUNE#{commune_id}",
)
PROVIDER = Entity(
    name="IdentityProvider",
    what="A commune's own sign-in: what people are known by there, and what it may vouch for.",
    pk="PROVIDER#{name}",
    sk="PROVIDER",
)
LINK = Entity(
    name="IdentityLink",
    what="Whom an identity of a commune's own sign-in leads to, by the keyed hash of it.",
    pk="LINK#{subject}",
    sk="LINK",
)
DESIGN = Design(
    table="identity",
    entities=(OPTION, PROVIDER, LINK, *accounts.ENTITIES, *sign_ins.ENTITIES),
    patterns=(
        AccessPattern(name="all sign-in options", entity=OPTION, by="pk", consistent=False),
        AccessPattern(name="a commune's own sign-in", entity=PROVIDER, by="pk, sk"),
        AccessPattern(name="whom an identity leads to", entity=LINK, by="pk, sk"),
        *accounts.PATTERNS,
        *sign_ins.PATTERNS,
    ),
)


class AlreadyLinkedError(RuntimeError):
    """An identity leads to one person."""


def sign_in_options(_: PublicScope) -> tuple[SignInOption, ...]:
    """Every commune's, by name. One round trip, half a read unit for some ten communes."""
    page = read_page(
        TableName=Settings.load().table,
        KeyConditionExpression="pk = :options",
        ExpressionAttributeValues=to_item({":options": OPTION.pk}),
    )
    return tuple(sorted(map(_option, page.items), key=lambda option: option.name))


def sign_in_option(_: WorkScope, commune_id: str) -> SignInOption | None:
    """One commune's, as it stands this moment. One round trip, one unit."""
    found = read_keys(Settings.load().table, [OPTION.key(commune_id=commune_id)])
    return next(map(_option, found), None)


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


def provider_and_links(
    _: PublicScope, name: str, subjects: Sequence[str]
) -> tuple[Provider | None, dict[str, Link]]:
    """A commune's sign-in with the links of identities, by subject. One round trip, 1–3 units.

    Public: whoever asks is nobody yet, and brings what the pool has checked.
    """
    keys = [PROVIDER.key(name=name), *(LINK.key(subject=one) for one in subjects)]
    found = read_keys(Settings.load().table, keys)
    providers = [_provider(item) for item in found if item["entity"] == PROVIDER.name]
    links = [_link(item) for item in found if item["entity"] == LINK.name]
    return next(iter(providers), None), {one.subject: one for one in links}


def keep_provider(_: WorkScope, provider: Provider) -> None:
    """Connect a commune's sign-in, or replace what is said of it."""
    attributes = {
        "name": provider.name,
        "commune_id": provider.commune_id,
        "claim": provider.claim.value,
        "issuer": provider.issuer,
        "audience": provider.audience,
        "school_units": list(provider.school_units),
    }
    item = to_item(PROVIDER.item(attributes))
    aws.dynamodb().put_item(TableName=Settings.load().table, Item=item)


def forget_provider(_: WorkScope, name: str) -> None:
    """Let nobody in by a commune's sign-in any more. Again, nothing changes."""
    aws.dynamodb().delete_item(TableName=Settings.load().table, Key=PROVIDER.key(name=name))


def keep_link(_: WorkScope, link: Link) -> None:
    """Let an identity lead to a person. Again, nothing changes. Raises `AlreadyLinkedError`."""
    attributes = {
        "subject": link.subject,
        "provider": link.provider,
        "commune_id": link.commune_id,
        "person_id": link.person_id,
    }
    try:
        aws.dynamodb().put_item(
            TableName=Settings.load().table,
            Item=to_item(LINK.item(attributes)),
            ConditionExpression="attribute_not_exists(pk) OR person_id = :same",
            ExpressionAttributeValues=to_item({":same": link.person_id}),
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        raise AlreadyLinkedError("the identity is another person's") from None


def forget_link(_: WorkScope, subject: str) -> None:
    """Let an identity lead to nobody. Again, nothing changes."""
    aws.dynamodb().delete_item(TableName=Settings.load().table, Key=LINK.key(subject=subject))


def _provider(item: dict[str, Any]) -> Provider:
    return Provider(
        name=item["name"],
        commune_id=item["commune_id"],
        claim=Claim(item["claim"]),
        issuer=item["issuer"],
        audience=item["audience"],
        school_units=tuple(item["school_units"]),
    )


def _link(item: dict[str, Any]) -> Link:
    return Link(
        subject=item["subject"],
        provider=item["provider"],
        commune_id=item["commune_id"],
        person_id=item["person_id"],
    )


def _option(item: dict[str, Any]) -> SignInOption:
    methods = tuple(
        Method(kind=MethodKind(one["kind"]), identity_provider=one["identity_provider"])
        for one in item["methods"]
    )
    return SignInOption(commune_id=item["commune_id"], name=item["name"], methods=methods)
