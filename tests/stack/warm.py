"""What every rival has done before it is forked: a function that has answered once is warm."""

from importlib import import_module

import boto3
from tests.component.portal import call

for module, path in (("attendance", "/attendance/absences"), ("notify", "/notify/read-marker")):
    # Refused before anything is read, as nobody is signed in.
    call(import_module(f"{module}.api").handler, "POST", path, body={})
boto3.client("dynamodb", region_name="eu-north-1")
