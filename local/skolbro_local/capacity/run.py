"""One run: a school on DynamoDB Local, its requests, and the arithmetic."""

from skolbro_local.bench.deployment import Deployment
from skolbro_local.bench.world import build_world
from skolbro_local.capacity.load import Morning, reckon
from skolbro_local.capacity.measuring import measure
from skolbro_local.capacity.scenario import PARTS, SHARES
from skolbro_local.dynamodb_local import dynamodb_local

# As units do not grow with the school, a small one says the same: `make bench` holds that.
STUDENTS = 50


def run() -> Morning:
    """Raises `CannotStartError`, and `UnknownShareError` for what the model does not know."""
    with dynamodb_local() as endpoint:
        world = build_world(Deployment(endpoint), students=STUDENTS)
        return reckon(PARTS, measure(world, (part.operation for part in PARTS)), SHARES)
