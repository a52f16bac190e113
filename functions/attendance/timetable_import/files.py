"""Timetable files in the bucket of imports, and the queue that wakes the worker."""

import json
from datetime import timedelta
from typing import Any

from attendance.timetable_import.imports import MOST_BYTES, TimetableImport
from skolbro import aws
from skolbro.config import Settings

UPLOAD_WITHIN = timedelta(seconds=120)


class UploadSettings(Settings):
    """With the bucket of imports."""

    import_bucket: str


class WorkerSettings(UploadSettings):
    """And with the queue of timetables."""

    timetable_queue_url: str


def upload_form(started: TimetableImport) -> dict[str, Any]:
    """A form that lets one file of at most 16 MB in, at one key, for two minutes."""
    kind = {"Content-Type": started.format.content_type}
    form: dict[str, Any] = aws.client("s3").generate_presigned_post(
        Bucket=UploadSettings.load().import_bucket,
        Key=started.object_key,
        Fields=kind,
        Conditions=[kind, ["content-length-range", 1, MOST_BYTES]],
        ExpiresIn=int(UPLOAD_WITHIN.total_seconds()),
    )
    return form


def read_file(running: TimetableImport) -> tuple[bytes, str]:
    """The uploaded file and its ETag: at most 16 MB."""
    answer = aws.client("s3").get_object(
        Bucket=UploadSettings.load().import_bucket, Key=running.object_key
    )
    return answer["Body"].read(), str(answer["ETag"])


def go_on(import_id: str) -> None:
    """Wake the worker for the next weeks of an import."""
    aws.client("sqs").send_message(
        QueueUrl=WorkerSettings.load().timetable_queue_url,
        MessageBody=json.dumps({"importId": import_id}),
    )
