"""The simulator's app: a page where a person of the demo identifies, or does something else."""

import json
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlsplit

from skolbro_local import places
from skolbro_local.bankid.kept import people
from skolbro_local.bankid.orders import IDENTIFY, SCENARIOS, Bank, Order, RefusedError


class App(BaseHTTPRequestHandler):
    """A page at `/`, what it sends at `/identify`, and how the API behaves at `/control`."""

    bank: Bank

    def do_GET(self) -> None:
        """The page; with `autostarttoken` for the order that a link has started it with."""
        query = parse_qs(urlsplit(self.path).query)
        token = query.get("autostarttoken", [""])[0]
        self._send(200, _page(token, len(self.bank.orders)))

    def do_POST(self) -> None:
        """What a person does in the app, or what a test wants of the API."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        try:
            if self.path == "/control":
                self._control(json.loads(body))
            else:
                self._identify(dict(parse_qsl(body)))
        except (RefusedError, ValueError, KeyError):
            self._send(404, "<p>No such order: it may be too old.</p>")

    def log_message(self, *_: object) -> None:
        """Personal numbers are kept nowhere."""

    def _control(self, told: dict[str, object]) -> None:
        self.bank.error = str(told.get("error", ""))
        self.bank.latency_seconds = float(str(told.get("latencySeconds", 0)))
        self.bank.is_out = bool(told.get("isOut"))
        self._send(200, "<p>So be it.</p>")

    def _identify(self, form: dict[str, str]) -> None:
        token = form.get("autostarttoken", "")
        order = self.bank.started(token) if token else self._scanned(form.get("qr", ""))
        scenario = form.get("scenario", IDENTIFY)
        self.bank.identify(order, form["personalNumber"], scenario)
        if token and scenario == IDENTIFY:
            self.send_response(303)
            self.send_header("Location", order.return_url)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self._send(200, "<p>Done. Go back to the page where you are signing in.</p>")

    def _scanned(self, qr: str) -> Order:
        if qr:
            return self.bank.scanned(qr)
        # A person in front of one screen has no camera: the newest code is the one in sight.
        return max(self.bank.orders.values(), key=lambda one: one.ordered_at)

    def _send(self, status: int, body: str) -> None:
        page = (
            '<!doctype html><html lang="en"><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>BankID simulator</title>'
            f"<h1>BankID simulator</h1>{body}</html>"
        ).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


def app_server(bank: Bank, *, port: int = 0) -> ThreadingHTTPServer:
    """The app on 127.0.0.1."""
    return ThreadingHTTPServer((places.HOST, port), type("Own", (App,), {"bank": bank}))


def _page(token: str, waiting: int) -> str:
    whom = "".join(
        f'<option value="{escape(number)}">{escape(name)} ({escape(number)})</option>'
        for number, name in people().items()
    )
    what = "".join(f"<option>{escape(one)}</option>" for one in SCENARIOS)
    which = "the order that started this app" if token else "the newest QR code on a screen"
    return (
        f"<p>{waiting} open orders. You answer {which}.</p>"
        '<form method="post" action="/identify">'
        f'<input type="hidden" name="autostarttoken" value="{escape(token)}">'
        f'<p><label>Who <select name="personalNumber">{whom}</select></label></p>'
        f'<p><label>What <select name="scenario">{what}</select></label></p>'
        "<button>Do it</button></form>"
    )
