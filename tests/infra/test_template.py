"""The template is one that CloudFormation takes, without a warning."""

from pathlib import Path

from cfnlint.api import lint_file
from tests.infra.expansion import SOURCE

MISSPELT = """\
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Unused: {Type: String}
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: {VisibilityTime: 60}
"""


def test_cfn_lint_finds_nothing() -> None:
    assert [str(one) for one in lint_file(SOURCE)] == []


def test_cfn_lint_would_find_an_error_and_a_warning(tmp_path: Path) -> None:
    template = tmp_path / "template.yaml"
    template.write_text(MISSPELT)
    assert {one.rule.id for one in lint_file(template)} == {"E3002", "W2001"}
