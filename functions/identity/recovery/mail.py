"""The letters of recovery, in both languages: who reads Swedish is not known here."""

import html

from identity.settings import MailSettings
from skolbro import aws
from skolbro.text import mark, translate

_RECOVERY = (
    mark("Nytt lösenord"),
    mark(
        "Någon, troligen du, vill välja ett nytt lösenord till Skolbro. Gå till länken inom en "
        "timme: {link}"
    ),
    mark("Var det inte du behöver du inte göra något. Lösenordet är som förut."),
)
_CONFIRMATION = (
    mark("Bekräfta din e-postadress"),
    mark("Skriv den här koden i Skolbro inom en timme: {code}"),
    mark("Har du inte lagt in adressen i Skolbro, bry dig inte om det här brevet."),
)


def send_recovery(code: str, *, to: str) -> None:
    """A link to choose another password by. Behind `#` the code reaches no server's log."""
    link = f"{MailSettings.load().web_url}/aktivera#{code}"
    _send(_RECOVERY, to=to, link=link)


def send_confirmation(code: str, *, to: str) -> None:
    """A code that shows that whoever reads the letter has the account."""
    _send(_CONFIRMATION, to=to, code=code)


def _send(texts: tuple[str, ...], *, to: str, **values: str) -> None:
    title, *lines = texts
    said = [translate(one, language, **values) for language in ("sv", "en") for one in lines]
    subject = f"{translate(title, 'sv')} / {translate(title, 'en')}"
    paragraphs = "".join(f"<p>{html.escape(one)}</p>" for one in said)
    aws.client("sesv2").send_email(
        FromEmailAddress=MailSettings.load().mail_from,
        Destination={"ToAddresses": [to]},
        Content={
            "Simple": {
                "Subject": {"Data": subject, "Charset": "UTF-8"},
                "Body": {
                    "Text": {"Data": "\n\n".join(said), "Charset": "UTF-8"},
                    "Html": {"Data": paragraphs, "Charset": "UTF-8"},
                },
            }
        },
    )
