"""Import files in their bucket, and the queue that wakes the worker."""

import json
from datetime import timedelta
from io import BytesIO
from typing import Any

from directory.imports import Import
from directory.oneroster.archive import MOST_BYTES
from skolbro import aws
from skolbro.config import Settings

UPLOAD_WITHIN = timedelta(seconds=120)


class DirectorySettings(Settings):
    """With the bucket and the queue of imports."""

    import_bucket: str
    import_queue_url: str


def upload_form(started: Import) -> dict[str, Any]:
    """A form that lets one zip file of at most 64 MB in, at one key, for two minutes."""
    form: dict[str, Any] = aws.client("s3").generate_presigned_post(
        Bucket=DirectorySettings.load().import_bucket,
        Key=started.object_key,
        Fields={"Content-Type": "application/zip"},
        Conditions=[
            {"Content-Type": "application/zip"},
            ["content-length-range", 1, MOST_BYTES],
        ],
        ExpiresIn=int(UPLOAD_WITHIN.total_seconds()),
    )
    return form


def read_file(running: Import) -> tuple[BytesIO, str]:
    """The uploaded file and its ETag: at most 64 MB, which the worker's memory holds many times."""
    answer = aws.client("s3").get_object(
        Bucket=DirectorySettings.load().import_bucket, Key=running.object_key
    )
    return BytesIO(answer["Body"].read()), str(answer["ETag"])


def go_on(import_id: str) -> None:
    """Wake the worker for the next piece of an import."""
    aws.client("sqs").send_message(
        QueueUrl=DirectorySettings.load().import_queue_url,
        MessageBody=json.dumps({"importId": import_id}),
    )
