"""`environment-on-import`, `clock` and `personal-data-in-log`."""

import pytest
from tests.architecture.snippets import broken

FILE = "functions/directory/files.py"


@pytest.mark.parametrize(
    "code",
    [
        "import os\nTABLE = os.environ['TABLE']",
        "import os\nTABLE = os.getenv('TABLE')",
        "from os import environ\nTABLE = environ.get('TABLE')",
        "import os as o\nclass Files:\n    table = o.environ['TABLE']",
        "import os\ndef read(table=os.environ['TABLE']): ...",
        "import os\nif os.environ.get('DEBUG'):\n    x = 1",
        "from skolbro.config import Settings\nTABLE = Settings.load().table",
        "from directory.files import DirectorySettings\nBUCKET = DirectorySettings.load()",
        "from skolbro import aws\nclass Files:\n    s3 = aws.client('s3')",
    ],
)
def test_an_import_that_needs_an_environment_is_found(code: str) -> None:
    assert broken(FILE, code) == {"environment-on-import"}


@pytest.mark.parametrize(
    "code",
    [
        "import os\ndef read(): return os.environ['TABLE']",
        "from skolbro.config import Settings\ndef read(): return Settings.load().table",
        "from skolbro.config import Settings\nread = lambda: Settings.load().table",
        "import os\nclass Files:\n    def read(self): return os.getenv('TABLE')",
    ],
)
def test_what_is_read_when_called_is_let_be(code: str) -> None:
    assert broken(FILE, code) == set()


def test_the_operators_command_may_read_its_environment_at_start() -> None:
    assert broken("local/skolbro_local/places.py", "import os\nPORT = os.environ['P']") == set()


CLOCKS = [
    "from datetime import UTC, datetime\ndef f(): return datetime.now(UTC)",
    "import datetime\ndef f(): return datetime.datetime.now()",
    "import datetime as dt\ndef f(): return dt.datetime.utcnow()",
    "from datetime import date\ndef f(): return date.today()",
    "from datetime import datetime as d\ndef f(): return d.today()",
    "import time\ndef f(): return time.time()",
    "from time import time_ns as t\ndef f(): return t()",
    "from datetime import datetime\nclass A:\n    at = field(default_factory=datetime.now)",
    "from datetime import datetime\nnow = datetime.now\ndef f(): return now()",
]


@pytest.mark.parametrize("code", CLOCKS)
@pytest.mark.parametrize("place", [FILE, "layers/common/skolbro/ids.py", "local/a/b.py"])
def test_a_second_clock_is_found(code: str, place: str) -> None:
    assert broken(place, code) == {"clock"}


def test_the_clock_and_what_measures_only_are_let_be() -> None:
    assert broken("layers/common/skolbro/clock.py", CLOCKS[0]) == set()
    assert broken(FILE, "import time\ndef f(): return time.monotonic()") == set()
    assert broken(FILE, "from skolbro import clock\ndef f(): return clock.now()") == set()


@pytest.mark.parametrize(
    "code",
    [
        "def f(name): print(name)",
        "import logging",
        "from logging import getLogger",
        "import logging.config as c",
        "import sys\ndef f(name): sys.stdout.write(name)",
        "from sys import stderr\ndef f(name): stderr.write(name)",
        "from aws_lambda_powertools import Logger",
        "from aws_lambda_powertools.logging import correlation_paths",
        "from pprint import pprint",
        "import traceback\ndef f(): traceback.print_exc()",
        "shout = print\ndef f(name): shout(name)",
    ],
)
@pytest.mark.parametrize("place", [FILE, "layers/common/skolbro/http/app.py"])
def test_what_would_write_anything_is_found(code: str, place: str) -> None:
    assert broken(place, code) == {"personal-data-in-log"}


def test_the_log_and_the_operators_command_write() -> None:
    code = "import sys\ndef f(line): sys.stdout.write(line)"
    assert broken("layers/common/skolbro/observability.py", code) == set()
    assert broken("local/skolbro_local/cli.py", "print('done')") == set()
    assert broken(FILE, "from skolbro.observability import log\nlog('done')") == set()
