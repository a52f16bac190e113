"""What the template tells BankID's functions, besides what every function is told."""

from functools import cached_property
from urllib.parse import urlsplit

from skolbro.config import Settings


class CertificateSettings(Settings):
    """Where the certificate is: all that the worker is told."""

    bankid_certificate_arn: str


class BankidSettings(CertificateSettings):
    """Addresses, keys and secrets. Lists are separated by commas."""

    bankid_issuer: str
    bankid_client_id: str
    bankid_client_secret_arn: str
    bankid_redirect_uris: str
    bankid_signing_keys: str
    bankid_url: str
    bankid_app_url: str = ""

    @cached_property
    def issuer_url(self) -> str:
        """The provider's own address, without a slash at its end."""
        return self.bankid_issuer.rstrip("/")

    @cached_property
    def base_path(self) -> str:
        """The path that the browser knows the provider by."""
        return urlsplit(self.issuer_url).path

    @cached_property
    def is_secure(self) -> bool:
        """Whether the browser comes by TLS: everywhere but on one machine."""
        return self.issuer_url.startswith("https:")

    @cached_property
    def redirect_uris(self) -> tuple[str, ...]:
        """Where answers may go, to the letter."""
        return tuple(self.bankid_redirect_uris.split(","))

    @cached_property
    def signing_keys(self) -> tuple[str, ...]:
        """Keys in KMS: the first signs, all are published."""
        return tuple(self.bankid_signing_keys.split(","))
