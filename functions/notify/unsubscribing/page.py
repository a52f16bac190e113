"""Where a browser goes that was led to the API by a letter's header: to the portal's page."""

from http import HTTPStatus

from aws_lambda_powertools.event_handler import Request, Response

from notify.unsubscribing.letter_key import page_of
from skolbro.config import Settings


class PageSettings(Settings):
    """With the portal's address."""

    portal_url: str = ""


class ToPage(Exception):  # noqa: N818 - a browser is shown the way, which is no error
    """The asker is a browser that wants a page."""

    def __init__(self, letter: str) -> None:
        super().__init__("to the page")
        self.letter = letter


def unless_browser(request: Request, letter: str) -> None:
    """Raises `ToPage` for who asks for HTML: programs that know RFC 2369 only open the link."""
    if "text/html" in str(request.headers.get("accept") or ""):
        raise ToPage(letter)


def to_page(found: ToPage) -> Response[None]:
    """303, to where one can say yes."""
    address = page_of(PageSettings.load().portal_url, found.letter)
    return Response(
        status_code=HTTPStatus.SEE_OTHER.value,
        content_type=None,
        headers={"Location": address},
        body=None,
    )
