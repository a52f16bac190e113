"""A deployment in AWS: the template, the web client, and the operator's way to both.

A deployment is a section of infra/samconfig.toml, which names its stack and its region. The
operator's own credentials are used, as every AWS tool finds them.
"""

import json
import mimetypes
import tomllib
from dataclasses import dataclass
from pathlib import Path

import boto3

from skolbro_local import places, webclient
from skolbro_local.processes import running_stack
from skolbro_local.sam import CONFIG, FOLDER, TEMPLATE, DeploymentFailedError, sam
from skolbro_local.stack import Stack, outputs_of, stack_of
from skolbro_local.website import web_config

BUILT = FOLDER / "cloud"
# Vite puts a hash of the content into the names of the files below this folder.
NAMED_BY_CONTENT = "assets/"


@dataclass(frozen=True, slots=True)
class Deployment:
    """A section of samconfig.toml."""

    name: str
    stack_name: str
    region: str


def deployment(name: str) -> Deployment:
    """A deployment by its name. Raises `DeploymentFailedError` with the names that there are."""
    config = tomllib.loads(CONFIG.read_text())
    known = {
        section: parts["deploy"]["parameters"]
        for section, parts in config.items()
        if isinstance(parts, dict) and "stack_name" in parts.get("deploy", {}).get("parameters", {})
    }
    if name not in known:
        there = ", ".join(sorted(known))
        raise DeploymentFailedError(f"no deployment {name} in {CONFIG.name}; there are {there}")
    return Deployment(name, known[name]["stack_name"], known[name]["region"])


def deploy(wanted: Deployment) -> Stack:
    """Build and deploy the template, asking before the change, and then the web client."""
    if not webclient.can_build():
        raise DeploymentFailedError("Node is missing, which builds the web client: install Node 20")
    config = ("--config-file", str(CONFIG), "--config-env", wanted.name)
    sam("build", *config, "--template", str(TEMPLATE), "--build-dir", str(BUILT),
        "--region", wanted.region, shown=True)  # fmt: skip
    sam("deploy", *config, "--template", str(BUILT / "template.yaml"), shown=True)
    webclient.build()
    stack = find(wanted)
    _publish(stack, wanted)
    return stack


def find(wanted: Deployment) -> Stack:
    """A deployment that stands."""
    return stack_of(_outputs(wanted), region=wanted.region)


def stack_for(deployment_name: str | None) -> Stack:
    """A deployment in AWS, or else the portal on this machine, if it runs.

    Raises `DeploymentFailedError`, `CannotStartError` and `NoStackError`.
    """
    return find(deployment(deployment_name)) if deployment_name else running_stack()


def _publish(stack: Stack, wanted: Deployment) -> None:
    outputs = _outputs(wanted)
    if not outputs["WebBucket"]:
        return
    bucket = stack.client("s3")
    files = sorted(file for file in places.WEB_DIST.rglob("*") if file.is_file())
    # The page goes last: it must not name files that are not there yet.
    for file in sorted(files, key=lambda one: one.name == "index.html"):
        key = file.relative_to(places.WEB_DIST).as_posix()
        if not key.startswith("."):
            bucket.put_object(
                Bucket=outputs["WebBucket"], Key=key, Body=file.read_bytes(), **_headers(key)
            )
    bucket.put_object(
        Bucket=outputs["WebBucket"],
        Key="config.json",
        Body=json.dumps(web_config(stack)).encode(),
        **_headers("config.json"),
    )


def _headers(key: str) -> dict[str, str]:
    lasting = key.startswith(NAMED_BY_CONTENT)
    kind = "application/manifest+json" if key.endswith(".webmanifest") else None
    return {
        "ContentType": kind
        or mimetypes.guess_type(Path(key).name)[0]
        or "application/octet-stream",
        "CacheControl": "max-age=31536000, immutable" if lasting else "no-cache",
    }


def _outputs(wanted: Deployment) -> dict[str, str]:
    client = boto3.client("cloudformation", region_name=wanted.region)
    return outputs_of(client, wanted.stack_name)
