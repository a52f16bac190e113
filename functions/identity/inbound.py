"""The user pool's trigger when somebody comes back from another sign-in, each time.

The pool has checked the answer by then. This says whom it leads to, and lets nothing else of it
into the pool: neither a personal number nor a name, an address or a group. One read, no write.

The pool knows a refusal by a failure only, so the function's errors count strangers too. What an
operator has to mend is counted apart, and rings an alarm.
"""

from typing import Any

from aws_lambda_powertools.metrics import MetricUnit, single_metric

from identity import store
from identity.federation import Link, Refusal, RefusedError, person_for, said_in, subjects
from identity.options import BANKID
from identity.refusing import NotLetInError, NotTrustedError, UnknownPersonError
from skolbro import aws, clock
from skolbro.access.scopes import anyone
from skolbro.observability import log

# The pool's attribute that its links are made by: see `skolbro commune link`.
IDENTITY = "custom:identity"
NAMESPACE, METRIC = "Skolbro", "SignInsBroken"
_OF_THE_SET_UP = frozenset(
    {
        Refusal.NOT_CONNECTED,
        Refusal.OTHER_ISSUER,
        Refusal.OTHER_AUDIENCE,
        Refusal.EXPIRED,
        Refusal.NOBODY_NAMED,
    }
)


def handler(event: dict[str, Any], _: object) -> dict[str, Any]:
    """Answer with what the pool finds the linked person by. Raises `NotLetInError`."""
    try:
        return _answered(event)
    except UnknownPersonError:
        raise
    except Exception:
        _count_broken()
        raise


def _answered(event: dict[str, Any]) -> dict[str, Any]:
    asked = event["request"]
    if asked["providerName"] == BANKID.identity_provider:
        return event  # its `sub` is a keyed hash already, and all that it says
    try:
        with aws.failures_told():
            link = _link(asked["providerName"], asked["attributes"])
    except RefusedError as why:
        log("a commune's sign-in led to nobody", code=why.refusal.value)
        raise _not_let_in(why.refusal) from None
    except aws.CallError as error:
        log("a commune's sign-in could not be looked up", level="ERROR", error=error)
        raise NotLetInError from None
    mapped = {IDENTITY: link.subject}
    if asked.get("providerType") == "OIDC":
        mapped["sub"] = link.subject  # the pool wants one, and the commune's may be anything
    event["response"] = {"userAttributesToMap": mapped}
    return event


def _link(provider_name: str, attributes: dict[str, object]) -> Link:
    said = said_in(attributes)
    known = subjects(aws.secret(), provider_name, said)
    provider, links = store.provider_and_links(anyone(), provider_name, tuple(known.values()))
    now = int(clock.now().timestamp())
    return person_for(provider, said, known=known, links=links, now=now)


def _not_let_in(refusal: Refusal) -> NotLetInError:
    if refusal in _OF_THE_SET_UP:
        return NotTrustedError()
    return UnknownPersonError()


def _count_broken() -> None:
    with single_metric(name=METRIC, unit=MetricUnit.Count, value=1, namespace=NAMESPACE) as metric:
        metric.add_dimension("service", "identity")
