"""A user pool in memory, with the client by which present passwords are checked."""

import boto3

PASSWORD = "vante lampa segel moln"
WEB_URL = "https://portal.example"


def a_pool() -> dict[str, str]:
    """The environment of a function that knows the pool."""
    cognito = boto3.client("cognito-idp")
    pool = cognito.create_user_pool(
        PoolName="people",
        AliasAttributes=["preferred_username", "email"],
        UsernameConfiguration={"CaseSensitive": True},
        Policies={"PasswordPolicy": {"MinimumLength": 12, "RequireUppercase": False,
                                     "RequireLowercase": False, "RequireNumbers": False,
                                     "RequireSymbols": False}},
    )["UserPool"]["Id"]  # fmt: skip
    client = cognito.create_user_pool_client(
        UserPoolId=pool,
        ClientName="password",
        ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH"],
    )["UserPoolClient"]["ClientId"]
    return {"USER_POOL_ID": pool, "PASSWORD_CLIENT_ID": client, "WEB_URL": WEB_URL}


def let_in(environment: dict[str, str], person_id: str, username: str) -> None:
    """A user with a password."""
    cognito = boto3.client("cognito-idp")
    user = {"UserPoolId": environment["USER_POOL_ID"], "Username": person_id}
    cognito.admin_create_user(
        **user,
        MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "preferred_username", "Value": username}],
    )
    cognito.admin_set_user_password(**user, Password=PASSWORD, Permanent=True)
