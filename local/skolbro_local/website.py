"""Serve the built web client as CloudFront does: files, or the client itself for any other place.

Run as `python -m skolbro_local.website`; on 127.0.0.1 only.
"""

import json
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from skolbro_local import places
from skolbro_local.stack import Stack

SCOPES = (
    "openid",
    "skolbro/directory.read",
    "skolbro/directory.write",
    "skolbro/attendance.read",
    "skolbro/attendance.write",
    "skolbro/booking.read",
    "skolbro/booking.write",
    "skolbro/identity.read",
    "skolbro/identity.write",
    "skolbro/notify.read",
    "skolbro/notify.write",
)


def web_config(stack: Stack) -> dict[str, object]:
    """What the client must know of the deployment that it belongs to."""
    return {
        "apiUrl": stack.api_url,
        "authDomain": stack.auth_domain,
        "clientId": stack.client_id,
        "scopes": list(SCOPES),
    }


class Website(SimpleHTTPRequestHandler):
    """The client's files with the headers that the distribution adds in the cloud."""

    def do_GET(self) -> None:
        """A file, the deployment's addresses, or the client."""
        if self.path.partition("?")[0] == "/config.json":
            self._send_config()
            return
        if not self._is_file():
            self.path = "/index.html"
        super().do_GET()

    def end_headers(self) -> None:
        """With the security headers of infra/template.yaml."""
        self.send_header("Content-Security-Policy", _policy())
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        fresh = "/assets/" not in self.path
        self.send_header("Cache-Control", "no-cache" if fresh else "max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nobody's addresses are kept."""

    def _is_file(self) -> bool:
        return Path(self.translate_path(self.path)).is_file()

    def _send_config(self) -> None:
        body = json.dumps(web_config(Stack.load())).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@cache
def _policy() -> str:
    reached = f"{places.AWS_ENDPOINT} {places.SIGN_IN}"
    return (
        f"default-src 'self'; connect-src 'self' {reached}; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    )


def main() -> None:
    """Serve until stopped."""

    def handler(*arguments: object) -> Website:
        return Website(*arguments, directory=str(places.WEB_DIST))  # type: ignore[arg-type]

    with ThreadingHTTPServer((places.HOST, places.WEB_PORT), handler) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
