import socket

import pytest


def test_a_unit_test_cannot_reach_a_network() -> None:
    # pytest-socket warns before it refuses, and a warning is an error here.
    with pytest.raises(UserWarning, match="tried to use socket"):
        socket.socket()
