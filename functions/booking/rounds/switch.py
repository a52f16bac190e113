"""Whether a school has parent meetings at all."""

from skolbro.access import store
from skolbro.access.schools import School, contact
from skolbro.http.problems import FunctionOffError, NotFoundError

FUNCTION = "meetings"


def school_with_meetings(school_id: str) -> School:
    """A school that has switched parent meetings on. Raises `FunctionOffError`."""
    school = store.school(school_id)
    if school is None:
        raise NotFoundError
    if FUNCTION not in school.functions:
        raise FunctionOffError(contact=contact(school.name, school.phone))
    return school
