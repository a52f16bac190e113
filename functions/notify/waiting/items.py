"""What waits, as notify's table holds it. No calls."""

import re

from skolbro.table import Entity

# Beside notifications, whose ids are ULIDs, a whole day's digest may wait.
DIGEST_SUBJECT = re.compile(r"digest-([0-9]{4}-[0-9]{2}-[0-9]{2})")

IN_DIGEST = Entity(
    name="InDigest",
    what="A notification that waits for a person's digest of a day.",
    pk="PERSON#{person_id}",
    sk="DIGEST#{day}#{notification_id}",
    expires=True,
)
WAITING = Entity(
    name="Waiting",
    what="What is to be sent at a quarter of an hour: a notification, or a person's digest.",
    pk="WAITING#{due}#{shard}",
    sk="{person_id}#{subject_id}",
    expires=True,
)
