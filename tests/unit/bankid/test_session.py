"""The stages of a sign-in, what BankID's answers mean, and what is told of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bankid.authorization import Asked
from bankid.breaker import MOST_FAILURES, PAUSE, WINDOW, Breaker
from bankid.hints import ERRORS, FAILED, PENDING, UNKNOWN_ERROR, text_of
from bankid.session import (
    COLLECT_EVERY,
    NEXT,
    Collected,
    Outcome,
    Session,
    Stage,
    Way,
    may_follow,
    outcome_of,
    wait_before_collect,
)
from skolbro.text import translate

HINTS = ("outstandingTransaction", "noClient", "started", "userMrtd", "userCallConfirm",
         "userSign", "processing")  # fmt: skip
FAILURES = ("expiredTransaction", "certificateErr", "userCancel", "cancelled", "startFailed",
            "userDeclinedCall", "notSupportedByUserApp", "transactionRiskBlocked")  # fmt: skip
REFUSALS = ("alreadyInProgress", "invalidParameters", "canceled", "unauthorized", "notFound",
            "methodNotAllowed", "requestTimeout", "unsupportedMediaType", "internalError",
            "maintenance")  # fmt: skip


def session(stage: Stage, way: Way, *, returned: bool) -> Session:
    asked = Asked(client_id="c", redirect_uri="r", state="s", nonce="", challenge="")
    return Session(
        key="k",
        form_key="f",
        asked=asked,
        stage=stage,
        way=way,
        hint="",
        order=None,
        returned=returned,
        subject="",
        expires_at=0,
    )


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("stage", Stage)
def test_only_a_completed_order_finishes_and_on_one_device_only_back_in_the_browser(
    stage: Stage, way: Way
) -> None:
    assert session(stage, way, returned=True).may_finish() == (stage is Stage.COMPLETE)
    alone = stage is Stage.COMPLETE and way is Way.OTHER
    assert session(stage, way, returned=False).may_finish() == alone


class SignIn(RuleBasedStateMachine):
    """Any walk through the stages: nothing is finished that was not completed before."""

    def __init__(self) -> None:
        super().__init__()
        self.walked = [Stage.CREATED]

    @rule(stage=st.sampled_from(Stage))
    def go(self, stage: Stage) -> None:
        if may_follow(self.walked[-1], stage):
            self.walked.append(stage)

    @invariant()
    def a_code_comes_of_a_completed_order_and_once(self) -> None:
        if Stage.FINISHED in self.walked:
            assert self.walked[-2:] == [Stage.COMPLETE, Stage.FINISHED]
            assert self.walked.count(Stage.COMPLETE) == 1
        if Stage.COMPLETE in self.walked:
            assert self.walked[self.walked.index(Stage.COMPLETE) - 1] is Stage.PENDING


TestSignIn = SignIn.TestCase


def test_every_stage_says_what_follows() -> None:
    assert NEXT.keys() == set(Stage)


@pytest.mark.parametrize("hint", HINTS)
def test_a_pending_order_is_waited_for(hint: str) -> None:
    assert outcome_of(Collected(status="pending", hint=hint)) == Outcome(
        stage=Stage.PENDING, hint=hint
    )


@pytest.mark.parametrize("hint", FAILURES)
def test_a_failed_order_says_why(hint: str) -> None:
    assert outcome_of(Collected(status="failed", hint=hint)) == Outcome(
        stage=Stage.FAILED, hint=hint
    )


def test_a_completed_order_of_high_risk_is_refused() -> None:
    high = Collected(status="complete", personal_number="x", risk="high")
    assert outcome_of(high) == Outcome(stage=Stage.FAILED, hint="transactionRiskBlocked")
    for risk in ("low", "moderate", "unknown", ""):
        assert outcome_of(Collected(status="complete", risk=risk)).stage is Stage.COMPLETE


@given(st.text(max_size=20), st.text(max_size=20))
def test_an_answer_that_is_not_known_is_no_sign_in(status: str, hint: str) -> None:
    outcome = outcome_of(Collected(status=status, hint=hint, personal_number="x"))
    assert (outcome.stage is Stage.COMPLETE) == (status == "complete")


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize(
    ("stage", "code"),
    [
        *((Stage.PENDING, one) for one in HINTS),
        *((Stage.FAILED, one) for one in (*FAILURES, *REFUSALS)),
        (Stage.CANCELLED, ""),
        (Stage.COMPLETE, ""),
    ],
)
def test_every_code_of_the_api_has_a_text_in_both_languages(
    stage: Stage, code: str, way: Way
) -> None:
    assert code in {"", *PENDING, *FAILED, *ERRORS}
    text = text_of(stage, code, way=way)
    assert text.endswith(".")
    assert translate(text, "en") != text


def test_a_code_of_tomorrow_has_a_text_too() -> None:
    assert text_of(Stage.FAILED, "new", way=Way.OTHER) == UNKNOWN_ERROR
    assert text_of(Stage.PENDING, "new", way=Way.OTHER).endswith(".")


@given(st.integers(0, 2**42), st.integers(0, 5000))
def test_an_order_is_collected_every_other_second(collected_at: int, later: int) -> None:
    wait = wait_before_collect(collected_at, collected_at + later)
    assert (wait == 0) == (later >= COLLECT_EVERY)
    assert wait * 1000 + later >= COLLECT_EVERY
    assert 0 <= wait <= 2


def test_the_breaker_opens_at_the_fifth_failure_and_tries_again_after_a_pause() -> None:
    breaker = Breaker()
    for now in range(MOST_FAILURES):
        assert not breaker.is_open(now)
        breaker = breaker.failed(now)
    last = MOST_FAILURES - 1
    assert breaker.is_open(last)
    assert breaker.is_open(last + PAUSE - 1)
    assert not breaker.is_open(last + PAUSE)
    assert breaker.failed(last + PAUSE).is_open(last + PAUSE)


@given(st.lists(st.integers(WINDOW + 1, 10 * WINDOW), max_size=20))
def test_failures_far_apart_do_not_open_it(gaps: list[int]) -> None:
    breaker, now = Breaker(), 0
    for gap in gaps:
        now += gap
        breaker = breaker.failed(now)
        assert not breaker.is_open(now)
