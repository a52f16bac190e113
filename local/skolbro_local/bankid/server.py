"""The simulator's two servers: the API by mutual TLS, and the app, for a browser, without."""

import json
import ssl
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from skolbro_local import places
from skolbro_local.bankid.authority import Pair
from skolbro_local.bankid.orders import ERRORS, Bank, RefusedError

_KNOWN = frozenset({"endUserIp", "returnUrl", "returnRisk", "userVisibleData",
                    "userVisibleDataFormat", "userNonVisibleData", "requirement"})  # fmt: skip


class RelyingPartyApi(BaseHTTPRequestHandler):
    """`/rp/v6.0/auth`, `/collect` and `/cancel`, as strict as BankID."""

    protocol_version = "HTTP/1.1"
    bank: Bank

    def do_POST(self) -> None:
        """Answer one call."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        time.sleep(self.bank.latency_seconds)
        if self.bank.is_out:
            self.close_connection = True
            return
        try:
            if self.headers.get("Content-Type") != "application/json":
                raise RefusedError("unsupportedMediaType")  # noqa: TRY301 - one place answers
            self._send(200, self._answer(json.loads(body)))
        except RefusedError as refused:
            told = {"errorCode": refused.code, "details": "simulated"}
            self._send(ERRORS[refused.code], told)
        except (ValueError, KeyError, TypeError):
            self._send(400, {"errorCode": "invalidParameters", "details": "simulated"})

    def do_GET(self) -> None:
        """Nothing is read by GET."""
        self._send(405, {"errorCode": "methodNotAllowed", "details": "simulated"})

    def log_message(self, *_: object) -> None:
        """Personal numbers are kept nowhere."""

    def _answer(self, told: dict[str, Any]) -> dict[str, object]:
        match self.path:
            case "/rp/v6.0/auth":
                if told.keys() - _KNOWN:
                    raise RefusedError("invalidParameters")
                made = self.bank.order(told["endUserIp"], told.get("returnUrl", ""))
                return {
                    "orderRef": made.reference,
                    "autoStartToken": made.autostart_token,
                    "qrStartToken": made.qr_token,
                    "qrStartSecret": made.qr_secret,
                }
            case "/rp/v6.0/collect":
                return self.bank.collect(told["orderRef"])
            case "/rp/v6.0/cancel":
                self.bank.cancel(told["orderRef"])
                return {}
            case _:
                raise RefusedError("notFound")

    def _send(self, status: int, told: Mapping[str, object]) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _TlsServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client without a certificate is turned away without a word."""


def api_server(bank: Bank, own: Pair, root: str, *, port: int = 0) -> ThreadingHTTPServer:
    """The API on 127.0.0.1, open to certificates of this root alone."""
    handler = type("Api", (RelyingPartyApi,), {"bank": bank})
    server = _TlsServer((places.HOST, port), handler)
    context = _context(own, root)
    # The handshake takes place in each connection's own thread, when it is first read.
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    return server


@contextmanager
def serving(server: ThreadingHTTPServer) -> Iterator[str]:
    """While a server answers; its host and port."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"{places.HOST}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _context(own: Pair, root: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=root)
    with tempfile.TemporaryDirectory() as folder:
        chain, key = Path(folder) / "chain.pem", Path(folder) / "key.pem"
        chain.write_text(own.certificate)
        key.write_text(own.private_key)
        context.load_cert_chain(chain, key)
    return context
