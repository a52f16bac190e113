"""Who decides of an absence: the mentor, who answers for the student's attendance."""

from aws_lambda_powertools.event_handler import Request

from skolbro.access.relations import Kind
from skolbro.access.scopes import StudentScope, student_of_group
from skolbro.http.problems import NotFoundError


def mentored_student(request: Request) -> StudentScope:
    """The student in the path, for the mentor of the path's group. Raises `NotFoundError`."""
    student = student_of_group(request)
    if student.relation.kind is not Kind.MENTOR_OF:
        raise NotFoundError
    return student
