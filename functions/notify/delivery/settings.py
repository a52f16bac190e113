"""What the senders are told by the template; what is empty is a channel that is not set up."""

from skolbro.config import Settings


class DeliverySettings(Settings):
    """With the delivery queue, and with what each channel needs."""

    delivery_queue_url: str
    portal_url: str = ""
    api_url: str = ""
    mail_from: str = ""
    mail_configuration: str = ""
    apns_application: str = ""
    fcm_application: str = ""
    sms_sender: str = ""
    web_push_key_id: str = ""
