"""Web push: the standards' own examples."""

import base64
import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from notify.delivery.senders.sealing import sealed, to_sign, token, unpadded

# RFC 8291 appendix A.
PLAIN = b"When I grow up, I want to be a watermelon"
OWN = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
P256DH = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAm"
    "S6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Q"
    "ulcy4a-fN"
)


def test_a_message_is_sealed_as_the_standard_has_it() -> None:
    own = derive_private_key(int.from_bytes(unpadded(OWN)), SECP256R1())

    made = sealed(PLAIN, p256dh=P256DH, auth=AUTH, own=own, salt=unpadded(SALT))

    assert base64.urlsafe_b64encode(made).rstrip(b"=").decode() == BODY


def test_no_two_bodies_are_the_same() -> None:
    assert sealed(PLAIN, p256dh=P256DH, auth=AUTH) != sealed(PLAIN, p256dh=P256DH, auth=AUTH)


@pytest.mark.parametrize("key", ["B" + "a" * 86, "", P256DH[:-4]])
def test_a_key_that_is_no_point_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        sealed(PLAIN, p256dh=key, auth=AUTH)


def test_the_portals_signature_is_for_one_service_and_a_while() -> None:
    now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    key = generate_private_key(SECP256R1())
    signing = to_sign(
        "https://fcm.googleapis.com/fcm/send/x?y", contact="https://p.example", now=now
    )
    made = token(signing, der_signature=key.sign(signing.encode(), ECDSA(hashes.SHA256())))

    head, claims, signature = made.split(".")
    assert json.loads(unpadded(head)) == {"typ": "JWT", "alg": "ES256"}
    told = json.loads(unpadded(claims))
    assert told["aud"] == "https://fcm.googleapis.com"
    assert 0 < told["exp"] - now.timestamp() <= 24 * 3600
    raw = unpadded(signature)
    der = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    key.public_key().verify(der, f"{head}.{claims}".encode(), ECDSA(hashes.SHA256()))
