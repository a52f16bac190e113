"""The routes of timetable imports."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from attendance.timetable_import import store
from attendance.timetable_import.files import UPLOAD_WITHIN, upload_form
from attendance.timetable_import.imports import Format, TimetableImport, new_import
from attendance.timetable_import.presentation import show_import, show_rejection
from attendance.timetable_import.schemas import (
    TimetableImportIn,
    TimetableImportOut,
    TimetableImportStartedOut,
    TimetableRejectionListOut,
    TimetableUploadOut,
)
from skolbro.access.scopes import SchoolScope, administered_school
from skolbro.http import cursors, etag
from skolbro.http.app import PortalRouter, created, found, found_page
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey, idempotency_key
from skolbro.ids import Id
from skolbro.text import negotiate

router = PortalRouter()

AdministeredSchool = Annotated[SchoolScope, Depends(administered_school)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
IMPORTS = "/attendance/schools/<school_id>/timetable-imports"
REJECTIONS_IN_A_PAGE = 100


@router.post(
    IMPORTS,
    status_code=201,
    operation_id="attendance_start_timetable_import",
    summary="Start an import of a timetable",
)
def start_timetable_import(
    scope: AdministeredSchool, wanted: TimetableImportIn, key: Key, request: Request
) -> Response[TimetableImportStartedOut]:
    """Answers with a form; the import begins by itself when the file has come."""
    started = _new(scope, wanted)
    shown = _started(started, scope, request)
    try:
        store.start_import(scope, started, key=key, answer=shown.model_dump_json(by_alias=True))
    except AlreadyAnswered as before:
        shown = TimetableImportStartedOut.model_validate_json(before.answer)
    address = f"/attendance/schools/{scope.school.id}/timetable-imports/{shown.id}"
    return created(shown, location=address, tag=etag.of_version(1))


@router.get(
    f"{IMPORTS}/<timetable_import_id>",
    operation_id="attendance_read_timetable_import",
    summary="How far an import of a timetable has come",
)
def read_timetable_import(
    scope: AdministeredSchool, timetable_import_id: Annotated[Id, Path()], request: Request
) -> Response[TimetableImportOut]:
    """For the school's administrators."""
    one = store.read_import(scope, timetable_import_id)
    shown = show_import(one, language=_language(request))
    return found(request, shown, tag=etag.of_version(one.version))


@router.get(
    f"{IMPORTS}/<timetable_import_id>/rejections",
    operation_id="attendance_list_timetable_rejections",
    summary="The lessons that did not go in, or not whole",
)
def list_timetable_rejections(
    scope: AdministeredSchool,
    timetable_import_id: Annotated[Id, Path()],
    request: Request,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response[TimetableRejectionListOut]:
    """List, number in it, field and reason, in the order of the file."""
    bound = {
        "route": f"timetable-rejections {timetable_import_id}",
        "person_id": scope.actor.person_id,
    }
    after = cursors.unseal(cursor, **bound)["after"] if cursor else None
    page, last = store.rejections(
        scope, timetable_import_id, after=after, limit=REJECTIONS_IN_A_PAGE
    )
    shown = TimetableRejectionListOut(
        items=[show_rejection(one, language=_language(request)) for one in page],
        next=cursors.seal({"after": last}, **bound) if last is not None else None,
    )
    return found_page(request, shown, cursor=shown.next)


def _new(scope: SchoolScope, wanted: TimetableImportIn) -> TimetableImport:
    return new_import(
        scope.school.id,
        commune_id=scope.school.commune_id,
        by=scope.actor.person_id,
        now=scope.now,
        size=wanted.bytes,
        kind=Format(wanted.format),
        group_id=wanted.group_id or "",
    )


def _started(
    started: TimetableImport, scope: SchoolScope, request: Request
) -> TimetableImportStartedOut:
    form = upload_form(started)
    upload = TimetableUploadOut(
        url=form["url"], fields=form["fields"], expires_at=scope.now + UPLOAD_WITHIN
    )
    told = show_import(started, language=_language(request))
    return TimetableImportStartedOut(**told.model_dump(), upload=upload)


def _language(request: Request) -> str:
    return negotiate(request.headers.get("accept-language"))
