"""What is tried against BankID's pages, and what it leads to: nothing."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.component.bankid.browser import HOME, Browser, Time, exchange
from tests.component.portal import Portal

from bankid import relying_party
from bankid.qr import qr_data
from skolbro_local.bankid.orders import START_WITHIN, Bank, RefusedError

TOLVAN = "191212121212"


def begun(state: str = "s") -> Browser:
    browser = Browser()
    assert browser.authorize(state=state, nonce=f"n{state}").location == "/bankid/sign-in"
    return browser


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        f"{HOME}#",
        f"{HOME}#fragment",
        f"{HOME}/",
        f"{HOME}?next=https://evil.example",
        HOME.replace("amazoncognito.com", "amazoncognito.com.evil.example"),
        HOME.replace("skolbro", "skoIbro"),
        HOME.replace("https", "http"),
        HOME.replace("https://", "https://evil.example@"),
        "",
    ],
)
def test_an_address_that_is_not_registered_is_led_nowhere(browser: Browser, address: str) -> None:
    answer = browser.authorize(redirect_uri=address)

    assert answer.status == 400
    assert "location" not in answer.headers
    assert address == "" or address not in answer.body
    assert browser.cookies == {}


def test_a_request_without_state_is_refused_at_its_own_address(browser: Browser) -> None:
    answer = browser.authorize(state="")

    assert answer.location == f"{HOME}?error=invalid_request"
    assert browser.cookies == {}


def test_a_state_and_a_nonce_are_good_once(provider: Portal, browser: Browser) -> None:
    assert provider
    browser.authorize(state="a", nonce="b")

    assert Browser().authorize(state="a", nonce="c").status == 400
    assert Browser().authorize(state="d", nonce="b").status == 400
    assert Browser().authorize(state="d", nonce="").status == 303


@pytest.mark.usefixtures("provider")
def test_the_order_of_another_session_is_asked_of_by_nobody_else(bank: Bank, time: Time) -> None:
    anna, thief = begun("a"), begun("t")
    anna.start("other")
    anna_key = anna.key()
    time.pass_seconds(2)

    for key in (anna_key, "", thief.key()):
        answer = thief.poll(key)
        assert answer.status in {200, 404}
        assert "pending" not in answer.body
    assert Browser().poll(anna_key).status == 404
    assert Browser(cookies={"skolbro-bankid": "guessed"}).poll(anna_key).status == 404
    assert Browser().get("/sign-in/qr").status == 404
    assert thief.post("/sign-in/cancel", {"key": anna_key}).status == 404
    (order,) = bank.orders.values()
    assert order.collected_at == []


@pytest.mark.usefixtures("provider")
def test_a_session_is_bound_anew_when_it_orders(time: Time) -> None:
    anna = begun()
    led_here = Browser(cookies=dict(anna.cookies))
    anna.start("other")
    time.pass_seconds(2)

    assert anna.cookies != led_here.cookies
    assert led_here.get("/sign-in").status == 404
    assert led_here.get("/sign-in/qr").status == 404
    assert anna.get("/sign-in").status == 200


def test_a_code_of_an_earlier_second_is_no_good(browser: Browser, bank: Bank, time: Time) -> None:
    browser.authorize()
    browser.start("other")
    (order,) = bank.orders.values()
    first = browser.get("/sign-in/qr?0").body
    old = qr_data(order.qr_token, order.qr_secret, seconds=0)
    assert bank.scanned(old) is order

    time.pass_seconds(5)

    # Whatever the browser asks for, it gets the code of this second.
    assert browser.get("/sign-in/qr?0").body != first
    with pytest.raises(RefusedError):
        bank.scanned(old)


def test_a_session_has_one_order_at_a_time(browser: Browser, bank: Bank, time: Time) -> None:
    browser.authorize()
    key = browser.key()
    before = dict(browser.cookies)

    # A double press: both requests carry the same cookie and the same key.
    bank.latency_seconds = 0.2
    rivals = [Browser(cookies=dict(before)) for _ in range(3)]
    lock = threading.Lock()

    def press(rival: Browser) -> int:
        with lock:  # the handler answers one request at a time, as a function does
            return rival.post("/sign-in/start", {"way": "other", "key": key}).status

    with ThreadPoolExecutor(3) as pool:
        answers = sorted(pool.map(press, rivals))

    assert len(bank.orders) == 1
    assert answers == [303, 404, 404]
    winner = next(one for one in rivals if one.cookies != before)
    time.pass_seconds(1)
    assert winner.post("/sign-in/start", {"way": "other", "key": winner_key(winner)}).status == 303
    assert len(bank.orders) == 1


def winner_key(browser: Browser) -> str:
    return browser.key()


def test_bankid_is_asked_every_other_second_however_often_the_page_asks(
    browser: Browser, bank: Bank, time: Time
) -> None:
    browser.authorize()
    browser.start("other")
    (order,) = bank.orders.values()
    key = browser.key()
    statuses = []
    for _ in range(40):
        time.pass_seconds(0.25)
        statuses.append(browser.poll(key))

    refused = [one for one in statuses if one.status == 429]
    gaps = [
        later - one for one, later in zip(order.collected_at, order.collected_at[1:], strict=False)
    ]
    assert len(refused) > 30
    assert {one.headers["retry-after"] for one in refused} <= {"1", "2"}
    assert refused[0].headers["content-type"] == "application/problem+json"
    assert min(gaps) >= 2000


def test_an_order_that_was_cancelled_is_gone_with_bankid_too(browser: Browser, bank: Bank) -> None:
    browser.authorize()
    browser.start("other")

    assert browser.post("/sign-in/cancel", {"key": browser.key()}).status == 303

    assert bank.orders == {}
    assert "avbröt" in browser.get("/sign-in").body


def test_an_order_that_nobody_begins_is_given_up(browser: Browser, time: Time) -> None:
    browser.authorize()
    browser.start("other")
    time.pass_seconds(START_WITHIN / 1000 + 1)

    assert browser.poll().json["moved"]
    assert "inte av i tid" in browser.get("/sign-in").body


def test_a_session_lasts_ten_minutes(browser: Browser, time: Time) -> None:
    browser.authorize()
    time.pass_seconds(600)

    assert browser.get("/sign-in").status == 404


@pytest.mark.parametrize("error", ["maintenance", "internalError", "requestTimeout"])
def test_bankid_out_of_order_is_told_and_left_alone_after_the_fifth_failure(
    browser: Browser, bank: Bank, time: Time, error: str
) -> None:
    bank.error = error
    browser.authorize()
    for _ in range(5):
        browser.start("other")
        assert 'role="alert"' in browser.get("/sign-in").body
    bank.error = ""

    browser.start("other")
    assert bank.orders == {}
    assert "BankID svarar inte just nu" in browser.get("/sign-in").body

    time.pass_seconds(30)
    browser.start("other")
    assert len(bank.orders) == 1


def test_an_outage_in_the_middle_does_not_lose_the_order(
    browser: Browser, bank: Bank, time: Time
) -> None:
    browser.authorize()
    browser.start("other")
    bank.is_out = True
    time.pass_seconds(2)
    assert browser.poll().json["stage"] == "pending"

    bank.is_out = False
    time.pass_seconds(2)
    assert browser.poll().json["stage"] == "pending"
    (order,) = bank.orders.values()
    assert len(order.collected_at) == 1


def test_bankid_that_does_not_answer_in_time_is_not_waited_for(
    browser: Browser, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relying_party, "ANSWER_SECONDS", 0.2)
    bank.latency_seconds = 0.5
    browser.authorize()
    browser.start("other")

    assert "BankID svarar inte just nu" in browser.get("/sign-in").body


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/static/../api.py", 404),
        ("/static/api.py", 404),
        ("/token", 404),
        ("/sign-in", 404),
        ("/sign-in/finish", 404),
        ("/sign-in/back?key=x", 404),
        ("/authorize", 400),
        ("/authorize?client_id=user-pool&client_id=user-pool", 400),
    ],
)
def test_an_address_that_leads_nowhere_says_what_to_do(
    browser: Browser, path: str, status: int
) -> None:
    answer = browser.get(path)

    assert answer.status == status
    assert "Börja om" in answer.body
    assert answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "form", [{}, {"way": "both"}, {"way": "other"}, {"way": "other", "key": "x"}]
)
def test_a_form_that_the_page_has_not_made_orders_nothing(
    browser: Browser, bank: Bank, form: dict[str, str]
) -> None:
    browser.authorize()

    assert browser.post("/sign-in/start", form).status in {400, 404}
    assert bank.orders == {}


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize("token", ["", "Bearer", "Bearer x", "Bearer a.b.c", "Basic x"])
def test_whoever_has_no_token_of_ours_is_nobody(token: str) -> None:
    assert Browser().get("/userinfo", authorization=token).status == 401
    assert exchange("x").json == {"error": "invalid_grant"}
