"""The queue in which a question waits for the time that the school gives to report or correct."""

import json
from collections.abc import Sequence
from datetime import date

from attendance.rollcall.notice import Question
from skolbro import aws, ids
from skolbro.config import Settings

# What SQS takes in one call.
IN_ONE_CALL = 10


class NoticeSettings(Settings):
    """With the queue of questions."""

    notice_queue_url: str


class NotSentError(Exception):
    """The queue did not take all of it: the event is read again, and all of it asked again."""


def ask_later(questions: Sequence[Question], *, minutes: int) -> None:
    """Let each question come back after so many minutes, 15 at most. Raises `NotSentError`."""
    url = NoticeSettings.load().notice_queue_url
    for start in range(0, len(questions), IN_ONE_CALL):
        answer = aws.client("sqs").send_message_batch(
            QueueUrl=url,
            Entries=[
                {"Id": str(number), "MessageBody": _body(one), "DelaySeconds": 60 * minutes}
                for number, one in enumerate(questions[start : start + IN_ONE_CALL])
            ],
        )
        if answer.get("Failed"):
            raise NotSentError


def question_of(body: str) -> Question:
    """A message as it was sent. Raises `ValueError` for anything else."""
    told = json.loads(body)
    question = Question(
        school_id=told["schoolId"],
        student_id=told["studentId"],
        lesson_id=told["lessonId"],
        day=date.fromisoformat(told["date"]),
    )
    if not all(map(ids.is_id, (question.school_id, question.student_id, question.lesson_id))):
        raise ValueError("not the ids of a question")
    return question


def _body(question: Question) -> str:
    return json.dumps(
        {
            "schoolId": question.school_id,
            "studentId": question.student_id,
            "lessonId": question.lesson_id,
            "date": question.day.isoformat(),
        }
    )
