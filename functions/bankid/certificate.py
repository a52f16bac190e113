"""The relying party's certificate with BankID, from the secret where the operator has put it.

The secret is JSON: `certificate` and `privateKey` (PEM, the chain with the own one first), and
`authority`, the root that BankID's server is checked against. See docs/how-to/connect-bankid.md.
"""

import json
import ssl
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from cryptography import x509

from bankid.settings import CertificateSettings
from skolbro import aws


class NoCertificateError(RuntimeError):
    """The operator has not put a certificate into the secret, or one that cannot be read."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A key pair and whom to trust; the key never shows when it is printed."""

    chain: str
    private_key: str = field(repr=False)
    authority: str

    def expires_at(self) -> datetime:
        """When BankID will turn us away, in UTC. Raises `NoCertificateError`."""
        try:
            return x509.load_pem_x509_certificate(self.chain.encode()).not_valid_after_utc
        except ValueError:
            raise NoCertificateError("the certificate is not PEM") from None


@cache
def certificate() -> Certificate:
    """The certificate, read once in an execution environment. Raises `NoCertificateError`."""
    found = kept_certificate()
    if found is None:
        raise NoCertificateError("put BankID's certificate into its secret")
    return found


def kept_certificate() -> Certificate | None:
    """What the secret holds now; none when nothing was put there. Raises `NoCertificateError`."""
    arn = CertificateSettings.load().bankid_certificate_arn
    text = aws.client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"]
    try:
        told = json.loads(text)
        if told == {}:
            return None
        return Certificate(told["certificate"], told["privateKey"], told["authority"])
    except (ValueError, KeyError, TypeError):
        raise NoCertificateError("BankID's secret is not as its how-to says") from None


def tls_context(own: Certificate) -> ssl.SSLContext:
    """Mutual TLS 1.2 or later with BankID's root alone. Raises `NoCertificateError`.

    OpenSSL reads a key pair from files only, so it stands in one for a moment, readable by the
    function alone.
    """
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_verify_locations(cadata=own.authority)
        with tempfile.TemporaryDirectory() as folder:
            chain, key = Path(folder) / "chain.pem", Path(folder) / "key.pem"
            chain.write_text(own.chain)
            key.touch(mode=0o600)
            key.write_text(own.private_key)
            context.load_cert_chain(chain, key)
    except (ssl.SSLError, ValueError):
        raise NoCertificateError("BankID's certificate, key or root cannot be read") from None
    return context
