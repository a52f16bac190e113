"""E-mail by SES, plain and HTML."""

from notify.delivery.message import Message, letter, preferences_page
from notify.delivery.senders.outcomes import told_apart
from notify.delivery.settings import DeliverySettings
from skolbro import aws


def send_email(message: Message, *, to: str, person_id: str) -> None:
    """Send a letter. Its tags lead a bounce back to the person by id, never by address.

    Raises `RefusedError` and `BusyError`.
    """
    settings = DeliverySettings.load()
    written = letter(message, portal=settings.portal_url)
    simple = {
        "Subject": {"Data": written.subject, "Charset": "UTF-8"},
        "Body": {
            "Text": {"Data": written.plain, "Charset": "UTF-8"},
            "Html": {"Data": written.html, "Charset": "UTF-8"},
        },
        "Headers": _headers(message, portal=settings.portal_url),
    }
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


def _headers(message: Message, *, portal: str) -> list[dict[str, str]]:
    """RFC 3834 keeps out-of-office answers away; RFC 2369 is for what may be switched off."""
    headers = [{"Name": "Auto-Submitted", "Value": "auto-generated"}]
    if not message.mandatory:
        headers.append({"Name": "List-Unsubscribe", "Value": f"<{preferences_page(portal)}>"})
    return headers
