"""Answers that are files to save or to print, under a name that tells of nobody."""

from base64 import b64encode
from http import HTTPStatus

from aws_lambda_powertools.event_handler import Request, Response

from skolbro.http import etag
from skolbro.http.app import PDF, found

# Mark a route that answers with a file to print, for a spreadsheet (RFC 4180) or for a calendar
# (RFC 5545), instead of JSON.
IS_PDF = {"x-file": "application/pdf"}
IS_CSV = {"x-file": "text/csv"}
IS_CALENDAR = {"x-file": "text/calendar"}
CSV, CALENDAR = "text/csv; charset=utf-8", "text/calendar; charset=utf-8"


def found_csv(request: Request, text: str, *, name: str) -> Response[str]:
    """As `found_content`, for a file to save under a name, which tells of nobody."""
    return _found_file(request, text, name=name, kind=CSV)


def found_calendar(request: Request, text: str, *, name: str) -> Response[str]:
    """As `found_csv`, for a calendar."""
    return _found_file(request, text, name=name, kind=CALENDAR)


def made_pdf(pdf: bytes, *, name: str) -> Response[str]:
    """A file to print that was made for this one answer, under a name that tells of nobody."""
    text = b64encode(pdf).decode()
    return Response(
        status_code=HTTPStatus.OK.value,
        content_type=PDF,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "ETag": etag.of_content(text),
        },
        body=text,
    )


def _found_file(request: Request, text: str, *, name: str, kind: str) -> Response[str]:
    answer = found(request, text, tag=etag.of_content(text))
    answer.headers |= {
        "Content-Type": kind,
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    return answer
