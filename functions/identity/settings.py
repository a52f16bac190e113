"""What the template tells identity's routes, besides what every function is told."""

from skolbro.config import Settings


class IdentitySettings(Settings):
    """The pool, the client by which a present password is checked, and where people go."""

    user_pool_id: str
    password_client_id: str
    web_url: str
