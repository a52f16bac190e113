"""What a client may ask of the provider."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bankid.authorization import (
    Asked,
    Code,
    RefusedError,
    UntrustedError,
    asked_for,
    challenge_of,
    is_fulfilled,
    is_verified,
)

HOME = "https://skolbro.auth.eu-north-1.amazoncognito.com/oauth2/idpresponse"
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
GOOD = {
    "client_id": "pool",
    "redirect_uri": HOME,
    "response_type": "code",
    "scope": "openid",
    "state": "s",
}
VERIFIERS = st.from_regex(r"[A-Za-z0-9._~-]{43,128}", fullmatch=True)


def ask(**changes: str | None) -> Asked:
    pairs = [(name, value) for name, value in (GOOD | changes).items() if value is not None]
    return asked_for(pairs, client_id="pool", redirect_uris=(HOME,))


def test_a_request_of_the_pool_goes_on() -> None:
    assert ask(nonce="n") == Asked(
        client_id="pool", redirect_uri=HOME, state="s", nonce="n", challenge=""
    )


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "https://elsewhere.example/",
        HOME + "/",
        HOME + "#",
        HOME + "#fragment",
        HOME + "?x=1",
        HOME + "/../evil",
        HOME.upper(),
        HOME.replace("https", "http"),
        HOME.replace("skolbro", "skolbr0"),
        HOME.replace("skolbro", "sko1bro"),
        HOME.replace("skolbro", "skоlbro"),  # a Cyrillic o
        HOME.replace("amazoncognito.com", "amazoncognito.com.evil.example"),
        HOME.replace("https://", "https://evil.example@"),
        HOME.replace("https://", "https://evil.example\\@"),
        f" {HOME}",
        f"{HOME}\n",
    ],
)
def test_no_other_address_is_led_to(address: str | None) -> None:
    with pytest.raises(UntrustedError):
        ask(redirect_uri=address)


@given(st.text(max_size=80).filter(lambda text: text != HOME))
def test_whatever_else_is_written_is_no_address(address: str) -> None:
    with pytest.raises(UntrustedError):
        ask(redirect_uri=address)


@pytest.mark.parametrize("client", [None, "", "POOL", "pool "])
def test_another_client_is_led_nowhere(client: str | None) -> None:
    with pytest.raises(UntrustedError):
        ask(client_id=client)


def test_a_parameter_twice_or_too_long_is_led_nowhere() -> None:
    for extra in (("state", "t"), ("x", "y" * 1025)):
        with pytest.raises(UntrustedError):
            asked_for([*GOOD.items(), extra], client_id="pool", redirect_uris=(HOME,))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"state": None}, "invalid_request"),
        ({"state": ""}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": None}, "unsupported_response_type"),
        ({"scope": "profile"}, "invalid_scope"),
        ({"scope": None}, "invalid_scope"),
        ({"code_challenge": CHALLENGE}, "invalid_request"),
        ({"code_challenge_method": "S256"}, "invalid_request"),
        ({"code_challenge": CHALLENGE, "code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "short", "code_challenge_method": "S256"}, "invalid_request"),
    ],
)
def test_what_a_known_client_may_not_have_is_told_to_it(
    changes: dict[str, str | None], code: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        ask(**changes)
    assert (refused.value.code, refused.value.redirect_uri) == (code, HOME)


def test_the_example_of_rfc_7636_holds() -> None:
    assert challenge_of(VERIFIER) == CHALLENGE
    assert is_verified(VERIFIER, CHALLENGE)


@given(VERIFIERS, VERIFIERS)
def test_only_the_verifier_itself_is_verified(one: str, other: str) -> None:
    assert is_verified(other, challenge_of(one)) == (one == other)


def test_a_verifier_is_neither_missing_nor_uncalled_for() -> None:
    assert not is_verified("", CHALLENGE)
    assert not is_verified("short", challenge_of("short"))
    assert is_verified("", "")
    assert not is_verified(VERIFIER, "")


def test_a_code_is_for_its_client_address_verifier_and_minute() -> None:
    code = Code(
        client_id="pool",
        redirect_uri=HOME,
        nonce="",
        challenge=CHALLENGE,
        subject="s",
        at=0,
        expires_at=60,
    )

    def fulfilled(
        client_id: str = "pool", redirect_uri: str = HOME, verifier: str = VERIFIER, now: int = 59
    ) -> bool:
        return is_fulfilled(
            code, client_id=client_id, redirect_uri=redirect_uri, verifier=verifier, now=now
        )

    assert fulfilled()
    assert not fulfilled(client_id="other")
    assert not fulfilled(redirect_uri=HOME + "/")
    assert not fulfilled(verifier=VERIFIER + "x")
    assert not fulfilled(now=60)
