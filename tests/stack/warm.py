"""What every rival has done before it is forked: a function that has answered once is warm."""

from importlib import import_module

import boto3
from tests.component.portal import TUESDAY, a_school, call

for module, path in (
    ("attendance", "/attendance/absences"),
    ("booking", "/booking/groups/x/rounds"),
    ("notify", "/notify/read-marker"),
):
    # Refused before anything is read, as nobody is signed in.
    call(import_module(f"{module}.api").handler, "POST", path, body={})
# The calendar of public holidays is imported when it is first asked.
a_school().calendar.is_school_day(TUESDAY.date())
boto3.client("dynamodb", region_name="eu-north-1")
