"""The running stack as its users see it: addresses, tables and demo accounts."""

import json
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Self

import boto3

from skolbro_local import places

TABLES = ("access", "directory", "attendance", "booking", "notify", "identity", "bankid")


class NoStackError(RuntimeError):
    """Says in one line why there is no stack to speak to."""


@dataclass(frozen=True, slots=True)
class Account:
    """A demo account. People and passwords are invented."""

    role: str
    username: str
    password: str
    person_id: str
    child_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stack:
    """What `.local/stack.json` says."""

    api_url: str
    aws_endpoint: str
    user_pool_id: str
    client_id: str
    web_url: str
    auth_domain: str
    region: str
    issuer: str
    secret_arn: str
    import_bucket: str
    import_queue_url: str
    tables: dict[str, str]
    bankid_issuer: str
    bankid_function: str
    bankid_certificate_arn: str
    bankid_client_secret_arn: str
    accounts: tuple[Account, ...] = field(default=())

    @classmethod
    def load(cls) -> Self:
        """Read the file. Raises `NoStackError` if there is none, or one that cannot be read."""
        try:
            told = json.loads(places.STACK_FILE.read_text())
            accounts = tuple(
                Account(
                    **{
                        **{_snake(k): v for k, v in one.items()},
                        "child_ids": tuple(one["childIds"]),
                    }
                )
                for one in told.pop("accounts")
            )
            return cls(**{_snake(name): value for name, value in told.items()}, accounts=accounts)
        except FileNotFoundError:
            raise NoStackError(
                "the portal has not been started: start it with `make run`"
            ) from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise NoStackError(
                f"{places.STACK_FILE} is damaged: `make run` writes it anew"
            ) from None

    def save(self) -> None:
        """Write the file."""
        told = {_camel(name): value for name, value in asdict(self).items()}
        told["accounts"] = [
            {_camel(name): value for name, value in asdict(one).items()} for one in self.accounts
        ]
        # Whole or not at all, whenever the command is interrupted.
        fresh = places.STACK_FILE.with_suffix(".new")
        fresh.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
        fresh.replace(places.STACK_FILE)

    @cached_property
    def session(self) -> boto3.Session:
        """The operator's own credentials; on one machine, such as are good there only."""
        if not self.aws_endpoint:
            return boto3.Session(region_name=self.region)
        return boto3.Session(
            aws_access_key_id="local",
            aws_secret_access_key="local",  # noqa: S106 - MiniStack takes any
            region_name=self.region,
        )

    def client(self, service: str) -> Any:  # noqa: ANN401 - boto3 makes the type at run time
        """A client of the AWS that the stack stands on."""
        endpoint = self.aws_endpoint or None
        return self.session.client(service, endpoint_url=endpoint)  # type: ignore[call-overload]

    def account(self, username: str) -> Account:
        """A demo account by its user name. Raises `KeyError`."""
        for one in self.accounts:
            if one.username == username:
                return one
        raise KeyError(username)


def outputs_of(cloudformation: Any, name: str) -> dict[str, str]:  # noqa: ANN401 - as above
    """What a deployed template tells of itself."""
    found = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    return {one["OutputKey"]: one["OutputValue"] for one in found["Outputs"]}


def stack_of(outputs: dict[str, str], *, region: str) -> Stack:
    """A deployed stack, by its outputs. Its accounts are nobody's business here."""
    return Stack(
        api_url=outputs["ApiUrl"],
        aws_endpoint="",
        user_pool_id=outputs["UserPoolId"],
        client_id=outputs["ClientId"],
        web_url=outputs["WebUrl"],
        auth_domain=outputs["SignInUrl"],
        region=region,
        issuer=outputs["Issuer"],
        secret_arn=outputs["SecretArn"],
        import_bucket=outputs["ImportBucket"],
        import_queue_url=outputs["ImportQueueUrl"],
        bankid_issuer=outputs["BankidIssuer"],
        bankid_function=outputs["BankidFunction"],
        bankid_certificate_arn=outputs["BankidCertificateArn"],
        bankid_client_secret_arn=outputs["BankidClientSecretArn"],
        tables={name: outputs[f"{name.capitalize()}Table"] for name in TABLES},
    )


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
