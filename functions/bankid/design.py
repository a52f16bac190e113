"""What BankID's table holds, and which questions it answers."""

from skolbro.table import AccessPattern, Design, Entity

SESSION = Entity(
    name="BankidSession",
    what="A browser's sign-in with BankID, with its order. The key is a hash of its cookie.",
    pk="SESSION#{key}",
    sk="SESSION",
    expires=True,
)
SEEN = Entity(
    name="BankidSeenRequest",
    what="That an authorization request's state or nonce has been used.",
    pk="SEEN#{digest}",
    sk="SEEN",
    expires=True,
)
CODE = Entity(
    name="BankidCode",
    what="An authorization code, by its hash. It is deleted when it is handed in.",
    pk="CODE#{digest}",
    sk="CODE",
    expires=True,
)
KNOWN = Entity(
    name="BankidPerson",
    what="A person whom a school has made, by the keyed hash of the personal number.",
    pk="KNOWN#{subject}",
    sk="KNOWN",
)
BREAKER = Entity(
    name="BankidBreaker",
    what="Whether BankID is left alone, since it does not answer.",
    pk="BREAKER",
    sk="BREAKER",
)
DESIGN = Design(
    table="bankid",
    entities=(SESSION, SEEN, CODE, KNOWN, BREAKER),
    patterns=(
        AccessPattern(name="a browser's sign-in", entity=SESSION, by="pk, sk"),
        AccessPattern(name="whether a state or nonce was used", entity=SEEN, by="pk, sk"),
        AccessPattern(name="what a code stands for, once", entity=CODE, by="pk, sk"),
        AccessPattern(name="whom a personal number leads to", entity=KNOWN, by="pk, sk"),
        AccessPattern(name="whether BankID answers", entity=BREAKER, by="pk, sk"),
    ),
)
