"""The calls of booking's table that tell of an opening."""

from booking.rounds.events import RoundOpened, about
from booking.rounds.items import GROUP_ROUND, ROUND, round_from
from booking.rounds.round import Round, RoundStatus
from skolbro import aws
from skolbro.access.scopes import WorkScope
from skolbro.config import Settings
from skolbro.events import emit
from skolbro.table import ConditionFailedError, Transaction, from_item


def round_now(_: WorkScope, round_id: str) -> Round | None:
    """A round as it stands. One round trip, one read unit."""
    answer = aws.dynamodb().get_item(
        TableName=Settings.load().table, Key=ROUND.key(id=round_id), ConsistentRead=True
    )
    return round_from(from_item(answer["Item"])) if "Item" in answer else None


def tell_of_opening(scope: WorkScope, made: Round) -> None:
    """Tell that a round is open, unless it has been told, or is cancelled. 8 write units."""
    table, transaction = Settings.load().table, Transaction()
    for entity in (ROUND, GROUP_ROUND):
        transaction.update(
            table,
            entity.key(id=made.id, group_id=made.group_id),
            change="SET told = :yes",
            names={"#status": "status"},
            values={":yes": True, ":no": False, ":open": RoundStatus.OPEN.value},
            condition="told = :no AND #status = :open",
        )
    opened = RoundOpened.model_validate(about(made))
    emit(transaction, opened.happened(scope.now), table=table)
    try:
        transaction.commit()
    except ConditionFailedError:
        return
