"""What to tell for each hint and each error of BankID's relying-party API v6.0. Pure.

The texts are those that the guideline recommends ("User messages", RFA1 to RFA23), shortened
where the page itself says the rest. A code that comes to be later is told of in general.
"""

from bankid.session import Stage, Way
from skolbro.text import mark

START_APP = mark("Starta BankID-appen.")
SCAN = mark("Starta BankID-appen, tryck på Skanna QR-kod och rikta kameran mot koden.")
WAITING = mark("Identifieringen pågår.")
UNKNOWN_ERROR = mark("Ett okänt fel uppstod. Försök igen.")
CANCELLED = mark("Du avbröt inloggningen. Försök igen.")
TECHNICAL = mark("BankID fick ett tekniskt fel. Försök igen om en stund.")
COME_BACK = mark(
    "Du har identifierat dig. Går du inte vidare av dig själv: börja om i den webbläsare som "
    "din enhet öppnar länkar med, eller använd BankID på en annan enhet."
)

PENDING = {
    "outstandingTransaction": START_APP,
    "noClient": START_APP,
    "started": mark(
        "Söker efter BankID, det kan ta en liten stund. Hittas inget BankID kan du skaffa ett "
        "hos din bank, eller använda BankID på en annan enhet."
    ),
    "userMrtd": mark("Läs av din id-handling med BankID-appen."),
    "userCallConfirm": mark("Svara i BankID-appen på frågan om du talar i telefon med oss."),
    "userSign": mark("Skriv in din säkerhetskod i BankID-appen och välj Identifiera."),
    "processing": WAITING,
}
FAILED = {
    "expiredTransaction": mark(
        "BankID-appen svarar inte. Se efter att den är startad och att du har internet. Har du "
        "inget giltigt BankID kan du skaffa ett hos din bank. Försök sedan igen."
    ),
    "certificateErr": mark(
        "Det BankID du försöker använda är för gammalt eller spärrat. Använd ett annat, eller "
        "skaffa ett nytt hos din bank."
    ),
    "userCancel": CANCELLED,
    "cancelled": mark(
        "En inloggning med ditt BankID hade redan börjat, och båda avbröts. Försök igen."
    ),
    "startFailed": mark(
        "BankID-appen startade inte, eller så lästes QR-koden inte av i tid. Installera appen "
        "och skaffa ett BankID hos din bank om du inte har det. Försök sedan igen."
    ),
    "userDeclinedCall": mark("Du svarade nej i BankID-appen. Försök igen när du vill logga in."),
    "notSupportedByUserApp": mark("Uppdatera BankID-appen och försök igen."),
    "transactionRiskBlocked": mark(
        "BankID bedömer att inloggningen är osäker, så den stoppades. Logga in på ett annat sätt "
        "eller kontakta skolan."
    ),
    "notAPersonalNumber": mark(
        "Ditt BankID har inget svenskt personnummer eller samordningsnummer. Kontakta skolan för "
        "ett annat sätt att logga in."
    ),
}
ERRORS = {
    "alreadyInProgress": mark(
        "En inloggning med ditt BankID hade redan börjat, och båda avbröts. Försök igen."
    ),
    "invalidParameters": TECHNICAL,
    "unauthorized": TECHNICAL,
    "notFound": mark("Inloggningen finns inte längre hos BankID. Försök igen."),
    "canceled": CANCELLED,
    "methodNotAllowed": TECHNICAL,
    "requestTimeout": TECHNICAL,
    "unsupportedMediaType": TECHNICAL,
    "internalError": TECHNICAL,
    "maintenance": mark("BankID har driftstopp just nu. Försök igen om en stund."),
    "unreachable": mark(
        "BankID svarar inte just nu. Försök igen om en stund eller logga in på ett annat sätt."
    ),
}


def text_of(stage: Stage, hint: str, *, way: Way) -> str:
    """The Swedish text for what a session stands in, for the catalogue to translate."""
    if stage is Stage.CANCELLED:
        return CANCELLED
    if stage is Stage.FAILED:
        return FAILED.get(hint) or ERRORS.get(hint) or UNKNOWN_ERROR
    if stage is Stage.COMPLETE:
        return COME_BACK if way is Way.SAME else WAITING
    if hint == "outstandingTransaction" and way is Way.OTHER:
        return SCAN
    return PENDING.get(hint, WAITING)
