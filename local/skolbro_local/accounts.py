"""Sign-in for demo people. In a real commune the school hands out credentials."""

from contextlib import suppress

from skolbro_local.stack import Account, Stack


def create_sign_in(stack: Stack, account: Account) -> None:
    """Create the pool's user, whose name is the person's id; run again, set the password anew."""
    pool = stack.client("cognito-idp")
    user = {"UserPoolId": stack.user_pool_id, "Username": account.person_id}
    with suppress(pool.exceptions.UsernameExistsException):
        pool.admin_create_user(
            **user,
            MessageAction="SUPPRESS",
            UserAttributes=[
                {"Name": "preferred_username", "Value": account.username},
                {"Name": "email", "Value": f"{account.username}@example.com"},
                {"Name": "email_verified", "Value": "true"},
            ],
        )
    pool.admin_set_user_password(**user, Password=account.password, Permanent=True)
