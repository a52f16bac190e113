"""SMS by SNS."""

from notify.delivery.message import Message, short_text
from notify.delivery.senders.outcomes import told_apart
from notify.delivery.settings import DeliverySettings
from skolbro import aws


def send_sms(message: Message, *, to: str) -> None:
    """Send a text. Raises `RefusedError` and `BusyError`.

    SNS takes every number of the right form: whether it arrived stands in the delivery status
    logs of the account, if the operator has turned them on.
    """
    sender = DeliverySettings.load().sms_sender
    with told_apart():
        aws.client("sns").publish(
            PhoneNumber=to,
            Message=short_text(message),
            MessageAttributes={
                "AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"},
                "AWS.SNS.SMS.SenderID": {"DataType": "String", "StringValue": sender},
            },
        )
