"""The routes of preferences."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response

from notify.preferences import store
from notify.preferences.preference import chosen
from notify.preferences.presentation import (
    show_preferences,
    wanted_choices,
    wanted_quiet_hours,
)
from notify.preferences.schemas import PreferencesIn, PreferencesOut
from skolbro.access.scopes import SelfScope, myself
from skolbro.http import etag
from skolbro.http.app import NAMES_VERSION, PortalRouter, found, language_of, stood_already

router = PortalRouter()

Myself = Annotated[SelfScope, Depends(myself)]


@router.get(
    "/notify/preferences",
    operation_id="notify_read_preferences",
    summary="How one wishes to be told",
)
def read_preferences(me: Myself, request: Request) -> Response[PreferencesOut]:
    """Every kind that there is, with the ETag that a change names."""
    preferences = store.preferences_of(me)
    shown = show_preferences(preferences, language=language_of(request))
    # The titles are in the reader's language: the version alone does not tell the answer.
    tag = etag.of_version_and_content(preferences.version, shown.model_dump_json())
    return found(request, shown, tag=tag)


@router.put(
    "/notify/preferences",
    operation_id="notify_change_preferences",
    summary="Choose how to be told",
    openapi_extensions=NAMES_VERSION,
)
def change_preferences(
    me: Myself, wanted: PreferencesIn, request: Request
) -> Response[PreferencesOut]:
    """All at once: a kind that is not named is as the portal has it."""
    preferences = chosen(
        language=wanted.language,
        quiet=wanted_quiet_hours(wanted),
        choices=wanted_choices(wanted),
        version=etag.version_to_change(request),
    )
    store.change_preferences(me, preferences)
    shown = show_preferences(preferences, language=language_of(request))
    tag = etag.of_version_and_content(preferences.version, shown.model_dump_json())
    return stood_already(shown, tag=tag)
