import pytest

from skolbro_local.bench.recording import longest_chain


@pytest.mark.parametrize(
    ("attempts", "length"),
    [
        ([], 0),
        ([(0, 1)], 1),
        ([(0, 1), (1, 2)], 2),
        ([(0, 3), (1, 2)], 1),
        ([(0, 3), (1, 2), (2, 4)], 2),
        ([(0, 1), (0, 9), (2, 3), (4, 5)], 3),
    ],
)
def test_calls_at_the_same_time_are_one_round_trip(
    attempts: list[tuple[float, float]], length: int
) -> None:
    assert longest_chain(attempts) == length
