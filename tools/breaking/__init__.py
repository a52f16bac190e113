"""What would break a client that was built against an older description of the API.

Everything counts that a client written with care could meet: a request that it may send and that
is refused now, and an answer that it could not have expected. What is added does not count, as
clients ignore properties that they do not know. What this cannot weigh is told as well: better one
question too many.
"""

from tools.breaking.operations import breaking

__all__ = ["breaking"]
