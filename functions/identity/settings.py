"""What the template tells identity's functions, besides what every function is told."""

from skolbro.config import Settings


class RecoverySettings(Settings):
    """The queue in which waits who may be written to."""

    recovery_queue_url: str


class IdentitySettings(RecoverySettings):
    """The pool, the client by which a present password is checked, and where people go."""

    user_pool_id: str
    password_client_id: str
    web_url: str


class MailSettings(Settings):
    """Who letters come from, and where their links lead."""

    mail_from: str
    web_url: str
