"""Run the simulator on 127.0.0.1 until stopped: `python -m skolbro_local.bankid`."""

import threading

from skolbro_local import places
from skolbro_local.bankid.app import app_server
from skolbro_local.bankid.kept import server_pair
from skolbro_local.bankid.orders import Bank
from skolbro_local.bankid.server import api_server


def main() -> None:
    """Serve the API and the app, which share their orders."""
    bank = Bank()
    server, root = server_pair()
    api = api_server(bank, server, root, port=places.BANKID_PORT)
    threading.Thread(target=api.serve_forever, daemon=True).start()
    app_server(bank, port=places.BANKID_APP_PORT).serve_forever()


if __name__ == "__main__":
    main()
