"""Unsubscribing on the wire."""

from skolbro.http.wire import Out


class UnsubscriptionOut(Out):
    """What a letter's link is about, and whether letters of that kind have stopped."""

    title: str
    stopped: bool
