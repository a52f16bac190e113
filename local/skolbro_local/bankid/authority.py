"""A certificate authority of this machine's own, for the simulator and its relying party."""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from skolbro import clock
from skolbro_local import places

LASTS = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Pair:
    """A certificate and its key, as PEM."""

    certificate: str
    private_key: str


class Authority:
    """A root that issues a server's and a client's certificate."""

    def __init__(self, name: str = "Skolbro's BankID simulator") -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _named(name)
        self._certificate = (
            _builder(self._name, self._name, self._key.public_key(), LASTS)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs=True), critical=True)
            .add_extension(
                x509.SubjectKeyIdentifier.from_public_key(self._key.public_key()), critical=False
            )
            .sign(self._key, hashes.SHA256())
        )

    @property
    def root(self) -> str:
        """The root, as PEM."""
        return _pem(self._certificate)

    def server(self) -> Pair:
        """For a server on this machine."""
        return self._issue("BankID simulator", ExtendedKeyUsageOID.SERVER_AUTH, LASTS)

    def client(self, *, lasts: timedelta = LASTS) -> Pair:
        """For a relying party."""
        return self._issue("Skolbro on one machine", ExtendedKeyUsageOID.CLIENT_AUTH, lasts)

    def _issue(self, name: str, use: x509.ObjectIdentifier, lasts: timedelta) -> Pair:
        key = ec.generate_private_key(ec.SECP256R1())
        hosts = [
            x509.IPAddress(ipaddress.ip_address(places.HOST)),
            x509.DNSName("localhost"),
        ]
        issued = (
            _builder(_named(name), self._name, key.public_key(), lasts)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([use]), critical=False)
            .add_extension(x509.SubjectAlternativeName(hosts), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()),
                critical=False,
            )
            .sign(self._key, hashes.SHA256())
        )
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return Pair(_pem(issued), private.decode())


def _builder(
    name: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, lasts: timedelta
) -> x509.CertificateBuilder:
    now = clock.now()
    return x509.CertificateBuilder(
        subject_name=name,
        issuer_name=issuer,
        public_key=key,
        serial_number=x509.random_serial_number(),
        # A clock that is a little slow sees it as valid too.
        not_valid_before=min(now, now + lasts) - timedelta(days=1),
        not_valid_after=now + lasts,
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode()
