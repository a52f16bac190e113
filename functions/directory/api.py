"""The directory's routes."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from directory import store
from directory.files import UPLOAD_WITHIN, upload_form
from directory.groups import GROUPS_IN_A_PAGE
from directory.imports import new_import
from directory.policy import myself_with_relations
from directory.presentation import (
    CHILDREN,
    show_group,
    show_import,
    show_me,
    show_rejection,
    show_school,
)
from directory.schemas import (
    ImportIn,
    ImportOut,
    ImportStartedOut,
    MeOut,
    RejectionListOut,
    SchoolGroupListOut,
    SchoolIn,
    SchoolOut,
    UploadOut,
)
from directory.school import changed_school
from skolbro.access.relations import Relation
from skolbro.access.scopes import (
    AdministrationScope,
    OfficeScope,
    SchoolScope,
    SelfScope,
    administered_commune,
    administered_school,
    school_office,
)
from skolbro.http import cursors, etag
from skolbro.http.app import (
    NAMES_VERSION,
    PortalApp,
    created,
    found,
    found_content,
    found_page,
    serve,
    stood_already,
)
from skolbro.http.idempotency import AlreadyAnswered, IdempotencyKey, idempotency_key
from skolbro.ids import Id

app = PortalApp()
handler = serve(app)

WithRelations = Annotated[tuple[SelfScope, tuple[Relation, ...]], Depends(myself_with_relations)]
Office = Annotated[OfficeScope, Depends(school_office)]
AdministeredSchool = Annotated[SchoolScope, Depends(administered_school)]
AdministeredCommune = Annotated[AdministrationScope, Depends(administered_commune)]
Key = Annotated[IdempotencyKey, Depends(idempotency_key)]
REJECTIONS_ROUTE = "/directory/imports/<import_id>/rejections"
REJECTIONS_IN_A_PAGE = 100
GROUPS_ROUTE = "/directory/schools/<school_id>/groups"


@app.get("/directory/me", operation_id="directory_read_me", summary="Who one is, and has")
def read_me(known: WithRelations, request: Request) -> Response[MeOut]:
    """The person, the roles, the children, and the schools with their functions in order."""
    me, relations = known
    protected = [
        one.object_id for one in relations if one.kind in CHILDREN and one.object_protected
    ]
    names, schools = store.me_and_schools(
        me,
        protected_children=protected,
        school_ids={one.school_id for one in relations if one.school_id},
    )
    shown = show_me(me.actor.person_id, names=names, relations=relations, schools=schools)
    return found_content(request, shown)


@app.get(
    "/directory/schools/<school_id>",
    operation_id="directory_read_school",
    summary="A school, for its administrators",
)
def read_school(scope: AdministeredSchool, request: Request) -> Response[SchoolOut]:
    """With the ETag that a change names."""
    return found(request, show_school(scope.school), tag=etag.of_version(scope.school.version))


@app.put(
    "/directory/schools/<school_id>",
    operation_id="directory_change_school",
    summary="Change what a school decides",
    openapi_extensions=NAMES_VERSION,
)
def change_school(
    scope: AdministeredSchool, wanted: SchoolIn, request: Request
) -> Response[SchoolOut]:
    """Functions in their order, closed days, and how they work. Shown within a minute."""
    version = etag.version_to_change(request)
    school = changed_school(
        scope.school,
        expected_version=version,
        phone=wanted.phone,
        functions=tuple(wanted.functions),
        days_ahead=wanted.absence.days_ahead,
        cut_off=wanted.absence.cut_off,
        notice_after_minutes=wanted.absence.notice_after_minutes,
        closed_days=wanted.closed_days,
        others=wanted.model_dump(include={"leave", "statistics"}),
    )
    store.change_school(scope, school)
    return stood_already(show_school(school), tag=etag.of_version(school.version))


@app.get(
    GROUPS_ROUTE,
    operation_id="directory_list_school_groups",
    summary="A school's groups, for those who run or lead it",
)
def list_school_groups(
    scope: Office,
    request: Request,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response[SchoolGroupListOut]:
    """Classes, fritids units and teaching groups: the way to what is done group by group."""
    bound = {"route": f"{GROUPS_ROUTE} {scope.school_id}", "person_id": scope.actor.person_id}
    after = tuple(cursors.unseal(cursor, **bound)["after"]) if cursor else None
    page, last = store.groups_of_school(scope, scope.school_id, limit=GROUPS_IN_A_PAGE, after=after)
    shown = SchoolGroupListOut(
        items=[show_group(one) for one in page],
        next=cursors.seal({"after": list(last)}, **bound) if last else None,
    )
    return found_page(request, shown, cursor=shown.next)


@app.post(
    "/directory/imports",
    status_code=201,
    operation_id="directory_start_import",
    summary="Start an import of OneRoster 1.2 CSV",
)
def start_import(
    scope: AdministeredCommune, wanted: ImportIn, key: Key
) -> Response[ImportStartedOut]:
    """Answers with a form; the import begins by itself when the file has come."""
    started = new_import(
        scope.commune_id, by=scope.actor.person_id, now=scope.now, size=wanted.bytes
    )
    form = upload_form(started)
    upload = UploadOut(url=form["url"], fields=form["fields"], expires_at=scope.now + UPLOAD_WITHIN)
    told = show_import(started, language=app.language)
    shown = ImportStartedOut(**told.model_dump(), upload=upload)
    try:
        store.start_import(scope, started, key=key, answer=shown.model_dump_json(by_alias=True))
    except AlreadyAnswered as before:
        shown = ImportStartedOut.model_validate_json(before.answer)
    return created(shown, location=f"/directory/imports/{shown.id}", tag=etag.of_version(1))


@app.get(
    "/directory/imports/<import_id>",
    operation_id="directory_read_import",
    summary="How far an import has come",
)
def read_import(
    scope: AdministeredCommune, import_id: Annotated[Id, Path()], request: Request
) -> Response[ImportOut]:
    """For the commune's administrators."""
    one = store.read_import(scope, import_id)
    shown = show_import(one, language=app.language)
    return found(request, shown, tag=etag.of_version(one.version))


@app.get(
    REJECTIONS_ROUTE,
    operation_id="directory_list_rejections",
    summary="The rows that did not go in",
)
def list_rejections(
    scope: AdministeredCommune,
    import_id: Annotated[Id, Path()],
    request: Request,
    cursor: Annotated[str | None, Query(max_length=400)] = None,
) -> Response[RejectionListOut]:
    """File, line, column and reason, in the order of the file."""
    bound = {"route": f"{REJECTIONS_ROUTE} {import_id}", "person_id": scope.actor.person_id}
    after = cursors.unseal(cursor, **bound)["after"] if cursor else None
    page, last = store.rejections(scope, import_id, after=after, limit=REJECTIONS_IN_A_PAGE)
    shown = RejectionListOut(
        items=[show_rejection(one, language=app.language) for one in page],
        next=cursors.seal({"after": last}, **bound) if last is not None else None,
    )
    return found_page(request, shown, cursor=shown.next)
