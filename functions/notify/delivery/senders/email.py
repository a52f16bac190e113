"""E-mail by SES, plain and HTML."""

from typing import Any

from notify.delivery.message import Message, letter
from notify.delivery.senders.outcomes import told_apart
from notify.delivery.settings import DeliverySettings
from notify.unsubscribing.letter_key import LetterKey
from skolbro import aws, clock


def send_email(message: Message, *, to: str, person_id: str) -> None:
    """Send a letter. Its tags lead a bounce back to the person by id, never by address.

    Raises `RefusedError` and `BusyError`.
    """
    settings = DeliverySettings.load()
    simple = _content(message, settings=settings, person_id=person_id)
    with told_apart():
        aws.client("sesv2").send_email(
            FromEmailAddress=settings.mail_from,
            Destination={"ToAddresses": [to]},
            Content={"Simple": simple},
            EmailTags=[
                {"Name": "person", "Value": person_id},
                {"Name": "subject", "Value": message.tag},
            ],
            **(
                {"ConfigurationSetName": settings.mail_configuration}
                if settings.mail_configuration
                else {}
            ),
        )


def _content(message: Message, *, settings: DeliverySettings, person_id: str) -> dict[str, Any]:
    key = LetterKey(person_id, message.kind, clock.now().date()).sealed(secret=aws.secret())
    written = letter(message, portal=settings.portal_url, key=key)
    return {
        "Subject": {"Data": written.subject, "Charset": "UTF-8"},
        "Body": {
            "Text": {"Data": written.plain, "Charset": "UTF-8"},
            "Html": {"Data": written.html, "Charset": "UTF-8"},
        },
        "Headers": _headers(message, api=settings.api_url, key=key),
    }


def _headers(message: Message, *, api: str, key: str) -> list[dict[str, str]]:
    """RFC 3834 keeps out-of-office answers away.

    RFC 2369 and RFC 8058 are for what may be switched off: by one click in the e-mail program.
    """
    headers = [{"Name": "Auto-Submitted", "Value": "auto-generated"}]
    if message.mandatory:
        return headers
    address = f"{api}/notify/unsubscriptions/{key}"
    return [
        *headers,
        {"Name": "List-Unsubscribe", "Value": f"<{address}>"},
        {"Name": "List-Unsubscribe-Post", "Value": "List-Unsubscribe=One-Click"},
    ]
