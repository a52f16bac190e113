"""What must be known of a person before something is sent, read at the moment of sending. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from notify.delivery.settings import DeliverySettings
from notify.devices.device import Device, Platform
from notify.notification import Notification
from notify.preferences.preference import Channel, Preferences
from skolbro.access.contacts import Contact
from skolbro.access.relations import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A person who may be sent something, as they stand now.

    Of a person with protected identity no address is used, and no message names a child: only
    devices that the person has registered are told, of no more than that there is something.
    """

    person_id: str
    preferences: Preferences
    marker: str
    relations: tuple[Relation, ...]
    devices: tuple[Device, ...]
    contact: Contact

    @property
    def is_protected(self) -> bool:
        """Whether the person's own identity is protected."""
        return any(one.person_protected for one in self.relations)

    def concerned_through(self, notification: Notification) -> Relation | None:
        """The relation by which a notification concerns the person, if it still does."""
        through = {notification.through, *(one.id for one in notification.children)}
        return next((one for one in self.relations if one.object_id in through), None)

    def is_concerned(self, notification: Notification) -> bool:
        """A change of custody bites at once, on what is on its way as well."""
        related = frozenset(one.object_id for one in self.relations)
        return notification.as_it_concerns(related) is not None

    def may_be_named(self, notification: Notification) -> Notification:
        """A notification about those of its children who are still the reader's, unprotected."""
        unprotected = {one.object_id for one in self.relations if not one.object_protected}
        left = tuple(one for one in notification.children if one.id in unprotected)
        return replace(notification, children=left)

    def phones(self) -> tuple[Device, ...]:
        """Those that SNS carries to."""
        return tuple(one for one in self.devices if one.platform is not Platform.WEB_PUSH)

    def browsers(self) -> tuple[Device, ...]:
        """Those that a push service carries to."""
        return tuple(one for one in self.devices if one.platform is Platform.WEB_PUSH)

    def reachable(self, settings: DeliverySettings) -> frozenset[Channel]:
        """The channels that are set up, and lead to this person."""
        applications = {
            Platform.APNS: settings.apns_application,
            Platform.FCM: settings.fcm_application,
        }
        known = not self.is_protected
        ways = {
            Channel.PUSH: any(applications[one.platform] for one in self.phones()),
            Channel.WEB_PUSH: bool(settings.web_push_key_id and self.browsers()),
            Channel.EMAIL: bool(known and settings.mail_from and self.contact.email),
            Channel.SMS: bool(known and settings.sms_sender and self.contact.phone),
        }
        return frozenset(channel for channel, leads in ways.items() if leads)


def may_name(notification: Notification, reader: Reader, child: Sequence[Relation]) -> bool:
    """Whether a message may name the child: neither of the two is protected now.

    Of several children `may_be_named` says who. `child` are the child's own relations: a student
    may have become protected since the event.
    """
    found = (one for one in reader.relations if one.object_id == notification.through)
    through = next(found, None)
    protected = reader.is_protected or (through is not None and through.object_protected)
    return not protected and not any(one.person_protected for one in child)
