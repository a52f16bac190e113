"""What BankID's provider stands on: keys that only sign, a secret by hand, and who is let in."""

from tests.infra.expansion import expanded, resources, target

ALARM = "AWS::CloudWatch::Alarm"


def test_both_signing_keys_sign_and_do_nothing_else_and_are_kept() -> None:
    keys = {
        name: key
        for name, key in resources(expanded(), "AWS::KMS::Key").items()
        if name.startswith("Bankid")
    }

    assert set(keys) == {"BankidSigningKey", "BankidSecondSigningKey"}
    for name, key in keys.items():
        assert (key["KeySpec"], key["KeyUsage"]) == ("RSA_2048", "SIGN_VERIFY")
        assert expanded()["Resources"][name]["DeletionPolicy"] == "Retain"


def test_whichever_key_signs_both_are_published() -> None:
    function = resources(expanded(), "AWS::Lambda::Function")["BankidApi"]
    variables = function["Environment"]["Variables"]
    condition, first, second = variables["BANKID_SIGNING_KEYS"]["Fn::If"]
    orders = [[target(key) for key in one["Fn::Join"][1]] for one in (first, second)]

    assert condition == "FirstSigns"
    assert orders == [
        ["BankidSigningKey", "BankidSecondSigningKey"],
        ["BankidSecondSigningKey", "BankidSigningKey"],
    ]


def test_an_answer_goes_to_the_pool_and_nowhere_else() -> None:
    function = resources(expanded(), "AWS::Lambda::Function")["BankidApi"]
    address = function["Environment"]["Variables"]["BANKID_REDIRECT_URIS"]["Fn::Sub"]

    assert address == (
        "https://${SignInPrefix}.auth.${AWS::Region}.amazoncognito.com/oauth2/idpresponse"
    )


def test_the_template_never_writes_over_the_operators_certificate() -> None:
    secrets = resources(expanded(), "AWS::SecretsManager::Secret")

    assert secrets["BankidCertificate"]["SecretString"] == "{}"
    assert "SecretString" not in secrets["BankidClientSecret"]


def test_the_certificate_rings_an_alarm_a_month_before_it_expires() -> None:
    alarm = resources(expanded(), ALARM)["BankidCertificateExpires"]

    assert (alarm["MetricName"], alarm["Threshold"]) == ("CertificateDaysLeft", 30)
    assert alarm["ComparisonOperator"] == "LessThanThreshold"
    assert alarm["Dimensions"] == [{"Name": "service", "Value": "bankid"}]
    assert alarm["AlarmActions"] == [{"Ref": "Alarms"}]
    worker = resources(expanded(), "AWS::Lambda::Function")["BankidWorker"]
    variables = worker["Environment"]["Variables"]
    assert alarm["Namespace"] == variables["POWERTOOLS_METRICS_NAMESPACE"]
    rules = resources(expanded(), "AWS::Events::Rule").values()
    assert [rule["ScheduleExpression"] for rule in rules] == ["rate(1 day)"]


def test_the_pool_asks_before_it_makes_a_user() -> None:
    pool = resources(expanded(), "AWS::Cognito::UserPool")["People"]
    allowed = [
        target(one["FunctionName"])
        for one in resources(expanded(), "AWS::Lambda::Permission").values()
        if one["Principal"] == "cognito-idp.amazonaws.com"
    ]

    assert target(pool["LambdaConfig"]["PreSignUp"]) == "IdentitySignUpWorker"
    inbound = pool["LambdaConfig"]["InboundFederation"]
    assert target(inbound["LambdaArn"]) == "IdentityInboundWorker"
    assert inbound["LambdaVersion"] == "V1_0"
    assert sorted(allowed) == ["IdentityInboundWorker", "IdentitySignUpWorker"]
