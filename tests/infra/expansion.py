"""The template as CloudFormation sees it: after SAM has expanded it."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import boto3
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

type Resource = dict[str, Any]
type Template = dict[str, Any]

SOURCE = Path(__file__).parents[2] / "infra" / "template.yaml"


def expanded() -> Template:
    """The whole, of which a test may change what it likes."""
    return deepcopy(_expanded())


@cache
def _expanded() -> Template:
    source = yaml_parse(SOURCE.read_text())
    # `sam package` would have put the code there.
    source["Globals"]["Function"]["CodeUri"] = "s3://code/functions.zip"
    source["Resources"]["CommonLayer"]["Properties"]["ContentUri"] = "s3://code/layer.zip"
    parameters = {name: one.get("Default", "x") for name, one in source["Parameters"].items()}
    session = boto3.Session(region_name="eu-north-1")
    translator = Translator({}, Parser(), boto_session=session)
    template: Template = translator.translate(source, parameter_values=parameters)
    return template


def resources(template: Template, kind: str) -> dict[str, Resource]:
    """The properties of all resources of one kind, by name."""
    return {
        name: one.get("Properties", {})
        for name, one in template["Resources"].items()
        if one["Type"] == kind
    }


def target(reference: object) -> str:
    """The resource that a `Ref`, a `Fn::GetAtt` or a `Fn::Sub` leads to."""
    match reference:
        case {"Ref": str(name)}:
            return name
        case {"Fn::GetAtt": [str(name), *_]}:
            return name
        case {"Fn::GetAtt": str(path)}:
            return path.partition(".")[0]
        case {"Fn::Sub": str(text)} if "${" in text:
            named = [part.partition("}")[0] for part in text.split("${")[1:]]
            own = [name for name in named if not name.startswith("AWS::")]
            return own[-1].partition(".")[0] if own else ""
        case _:
            return ""


def changed(template: Template, path: str, value: object) -> Template:
    """A template in which one thing, `Resource/Properties/…`, is something else (None: absent)."""
    other = deepcopy(template)
    *parents, last = path.split("/")
    place: Any = other["Resources"]
    for part in parents:
        place = place[int(part)] if isinstance(place, list) else place[part]
    key: Any = int(last) if isinstance(place, list) else last
    if value is None:
        del place[key]
    else:
        place[key] = value
    return other
