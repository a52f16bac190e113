"""What the registration of a device refuses."""

from http import HTTPStatus

from skolbro.http.problems import Problem
from skolbro.text import mark


class UnusableDeviceError(Problem):
    """A token or subscription that no message could be sent to."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "unusable-device"
    title = mark("Till den här enheten går det inte att skicka")
    detail = mark("Slå av och på aviseringar i appen eller webbläsaren, och försök igen.")


class TooManyDevicesError(Problem):
    """A person has as many devices as there may be."""

    status = HTTPStatus.CONFLICT
    code = "too-many-devices"
    title = mark("Du har redan så många enheter som det går att ha")
    detail = mark("Ta bort en enhet som du inte använder längre, och försök igen.")
