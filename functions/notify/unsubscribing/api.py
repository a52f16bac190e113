"""The routes of unsubscribing: public, as a letter's reader is not signed in."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Path

from notify.notification import KINDS
from notify.preferences import store
from notify.preferences.preference import Preferences
from notify.unsubscribing.letter_key import LetterKey
from notify.unsubscribing.page import unless_browser
from notify.unsubscribing.schemas import UnsubscriptionOut
from notify.unsubscribing.stopping import is_digest, key_of, stop_letters
from notify.unsubscribing.unsubscribing import stopped_by
from skolbro.access.scopes import PublicScope, anyone
from skolbro.http.app import ONE_CLICK, PUBLIC, PortalRouter, found_content, language_of
from skolbro.text import mark, translate

router = PortalRouter()

Anyone = Annotated[PublicScope, Depends(anyone)]
LetterText = Annotated[str, Path(max_length=300)]
THE_DIGEST = mark("Dagens sammanfattning")


@router.get(
    "/notify/unsubscriptions/<letter>",
    operation_id="notify_read_unsubscription",
    summary="What a letter's link to unsubscribe is about",
    openapi_extensions=PUBLIC,
)
def read_unsubscription(
    scope: Anyone, letter: LetterText, request: Request
) -> Response[UnsubscriptionOut]:
    """Changes nothing: links are followed by scanners of e-mail as well."""
    key = key_of(letter)
    unless_browser(request, letter)
    preferences = store.preferences_of_reader(scope, key.person_id)
    return found_content(request, _shown(key, preferences, language=language_of(request)))


@router.post(
    "/notify/unsubscriptions/<letter>",
    operation_id="notify_stop_letters",
    summary="Get no more letters of a kind",
    openapi_extensions=PUBLIC | ONE_CLICK,
)
def unsubscribe(scope: Anyone, letter: LetterText, request: Request) -> Response[UnsubscriptionOut]:
    """RFC 8058: one request, by the reader's e-mail program or by the page. May be repeated."""
    key = key_of(letter)
    preferences = stop_letters(scope, key)
    return found_content(request, _shown(key, preferences, language=language_of(request)))


def _shown(key: LetterKey, preferences: Preferences, *, language: str) -> UnsubscriptionOut:
    stopped = not stopped_by(preferences, kind=key.kind)
    text = THE_DIGEST if is_digest(key) else KINDS[key.kind].unnamed
    return UnsubscriptionOut(title=translate(text, language), stopped=stopped)
