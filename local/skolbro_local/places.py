"""Where things stand in a checkout, and which ports the portal uses on one machine."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The tests keep a stack of their own beside the one that a person plays with.
LOCAL = Path(os.environ.get("SKOLBRO_LOCAL", ROOT / ".local")).resolve()
LOGS = LOCAL / "logs"
STATE = LOCAL / "state"
STACK_FILE = LOCAL / "stack.json"
WEB = ROOT / "web"
WEB_DIST = WEB / "dist"

HOST = "127.0.0.1"
REGION = "eu-north-1"
AWS_PORT = int(os.environ.get("SKOLBRO_AWS_PORT", "4566"))
WEB_PORT = int(os.environ.get("SKOLBRO_WEB_PORT", "8080"))
# BankID's simulator: its API, and the page that stands in for its app. Browsers open no page at
# 6566, which is a scanner's, nor at 6665 to 6669.
BANKID_PORT, BANKID_APP_PORT = AWS_PORT + 1000, AWS_PORT + 3000
AWS_ENDPOINT = f"http://{HOST}:{AWS_PORT}"
WEB_ORIGIN = f"http://{HOST}:{WEB_PORT}"
BANKID_APP = f"http://{HOST}:{BANKID_APP_PORT}/"
# Pages that set a host of their own use this name; it is 127.0.0.1 on every machine.
SIGN_IN = f"http://localhost:{AWS_PORT}"


def aws_environment() -> dict[str, str]:
    """What makes the AWS tools speak to this machine, and never to the cloud by mistake."""
    return {
        "AWS_ENDPOINT_URL": AWS_ENDPOINT,
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "SAM_CLI_TELEMETRY": "0",
    }
