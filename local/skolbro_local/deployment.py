"""The real template on this machine: `sam build` and `sam deploy`, as in the cloud."""

import hashlib
import os
import platform
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import boto3
from botocore.exceptions import ClientError

from skolbro_local import places
from skolbro_local.sam import FOLDER, TEMPLATE, sam
from skolbro_local.stack import NoStackError, Stack, outputs_of, stack_of

NAME = "skolbro-local"
MAIL_FROM = "skolbro@example.com"
BUILT = FOLDER / "build"
FINGERPRINT = places.LOCAL / "deployed"
SOURCES = ("infra/template.yaml", "functions", "layers")


def deploy() -> bool:
    """Build and deploy if code, template or parameters have changed. Says whether it did."""
    parameters = _parameters()
    wanted = "\n".join((fingerprint(SOURCES), *parameters))
    if _deployed() and FINGERPRINT.exists() and FINGERPRINT.read_text() == wanted:
        return False
    environment = _environment()
    sam("build", "--template", str(TEMPLATE), "--cached", "--parallel",
         "--build-dir", str(BUILT), "--cache-dir", str(FOLDER / "cache"),
         "--parameter-overrides", *parameters, environment=environment)  # fmt: skip
    sam("deploy", "--template", str(BUILT / "template.yaml"), "--stack-name", NAME,
         "--resolve-s3", "--capabilities", "CAPABILITY_IAM", "--no-confirm-changeset",
         "--no-fail-on-empty-changeset", "--region", places.REGION,
         "--parameter-overrides", *parameters, environment=environment)  # fmt: skip
    _allow_browser()
    _lead_bankid_here()
    _lead_letters_here()
    _open_outbox()
    FINGERPRINT.write_text(wanted)
    return True


def read_stack() -> Stack:
    """The deployed stack's addresses, with the accounts known from before."""
    outputs = outputs_of(_client("cloudformation"), NAME)
    stack = replace(
        stack_of(outputs, region=places.REGION),
        # By path, as not every machine leads *.localhost to itself.
        api_url=_api_url(outputs),
        bankid_issuer=f"{_api_url(outputs)}/bankid",
        aws_endpoint=places.AWS_ENDPOINT,
        web_url=places.WEB_ORIGIN,
        auth_domain=places.SIGN_IN,
    )
    try:
        known = Stack.load()
    except NoStackError:
        return stack
    same_pool = known.user_pool_id == stack.user_pool_id
    return replace(stack, accounts=known.accounts) if same_pool else stack


def _deployed() -> bool:
    try:
        _client("cloudformation").describe_stacks(StackName=NAME)
    except ClientError:
        return False
    return True


def _parameters() -> tuple[str, ...]:
    arm = platform.machine() in {"arm64", "aarch64"}
    return (
        "Stage=local",
        f"Architecture={'arm64' if arm else 'x86_64'}",
        f"SignInPrefix={NAME}",
        f"WebOrigin={places.WEB_ORIGIN}",
        "KeepData=false",
        f"BankidUrl=https://{places.HOST}:{places.BANKID_PORT}",
        f"BankidAppUrl={places.BANKID_APP}",
        # Letters end in MiniStack's own outbox.
        f"MailFrom={MAIL_FROM}",
    )


def _allow_browser() -> None:
    # MiniStack 1.5 keeps a template's CorsConfiguration in a form that it does not read itself.
    gateway = _client("apigatewayv2")
    wanted: dict[str, Any] = {
        "AllowOrigins": [places.WEB_ORIGIN],
        "AllowMethods": ["GET", "POST", "PUT", "DELETE"],
        "AllowHeaders": [
            "authorization", "content-type", "accept-language",
            "idempotency-key", "if-match", "if-none-match",
        ],
        "ExposeHeaders": ["etag", "link", "location", "retry-after", "content-language"],
        "MaxAge": 3600,
    }  # fmt: skip
    for api in gateway.get_apis()["Items"]:
        if api["Name"] == NAME:
            gateway.update_api(ApiId=api["ApiId"], CorsConfiguration=wanted)


def _api_url(outputs: dict[str, str]) -> str:
    return f"{places.AWS_ENDPOINT}/_aws/execute-api/{outputs['ApiId']}"


def _lead_bankid_here() -> None:
    """Between the pool and BankID's pages a browser is led to addresses of this machine."""
    outputs = outputs_of(_client("cloudformation"), NAME)
    functions, pool = _client("lambda"), _client("cognito-idp")
    name = outputs["BankidFunction"]
    variables = functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    variables |= {
        "BANKID_ISSUER": f"{_api_url(outputs)}/bankid",
        "BANKID_REDIRECT_URIS": f"{places.SIGN_IN}/oauth2/idpresponse",
    }
    functions.update_function_configuration(FunctionName=name, Environment={"Variables": variables})
    # MiniStack would send a browser on to the domain in the cloud; without one, to itself.
    with suppress(ClientError):
        pool.delete_user_pool_domain(Domain=NAME, UserPoolId=outputs["UserPoolId"])


def _lead_letters_here() -> None:
    """The link to unsubscribe leads to the API as it is reached on this machine."""
    outputs = outputs_of(_client("cloudformation"), NAME)
    functions, name = _client("lambda"), outputs["NotifyDeliveryFunction"]
    variables = functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
    variables |= {"API_URL": _api_url(outputs)}
    functions.update_function_configuration(FunctionName=name, Environment={"Variables": variables})


def _open_outbox() -> None:
    # MiniStack refuses what SES would: an unknown sender, and strangers as long as one tries it.
    mail = _client("sesv2")
    mail.create_email_identity(EmailIdentity=MAIL_FROM)
    mail.put_account_details(
        MailType="TRANSACTIONAL", WebsiteURL=places.WEB_ORIGIN, ProductionAccessEnabled=True
    )


def _environment() -> dict[str, str]:
    """The machine's own, led to the emulator, and to no profile of the cloud by mistake."""
    unwanted = {"AWS_PROFILE", "AWS_SESSION_TOKEN"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, **places.aws_environment()}


def _client(service: str) -> Any:  # noqa: ANN401 - boto3 makes the type at run time
    return boto3.client(  # type: ignore[call-overload]
        service,
        endpoint_url=places.AWS_ENDPOINT,
        aws_access_key_id="local",
        aws_secret_access_key="local",  # noqa: S106 - MiniStack takes any
        region_name=places.REGION,
    )


def fingerprint(sources: Iterable[str]) -> str:
    """What files hold, in one line: changes when any of them does."""
    digest = hashlib.sha256()
    for source in sources:
        top = places.ROOT / source
        for file in sorted([top] if top.is_file() else top.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(places.ROOT)).encode() + b"\0")
                digest.update(file.read_bytes())
    return digest.hexdigest()
