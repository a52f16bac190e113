"""A change of custody bites on the very next request, and inside the transaction of this one."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.architecture.asking import Operation, ask, operations, what_it_says
from tests.architecture.matrix import ADULTS, MATRIX, Who
from tests.architecture.village import Village
from tests.whole_portal import Picture

from skolbro import aws
from skolbro_local.reference import openapi

OPERATIONS = {one.id: one for one in operations(openapi())}
OF_A_CHILD = (ADULTS, ADULTS | {Who.STUDENT}, {Who.GUARDIAN})
CHILDS = [one for one in OPERATIONS.values() if MATRIX[one.id].allowed in OF_A_CHILD]
WRITES = {
    "notify_tell_group": Who.MENTOR,
    "notify_tell_school": Who.SCHOOL_ADMIN,
    "notify_tell_commune": Who.COMMUNE_ADMIN,
    "attendance_report_absence": Who.GUARDIAN,
    "attendance_withdraw_absence": Who.GUARDIAN,
    "attendance_extend_absence": Who.GUARDIAN,
    "attendance_register_absence": Who.MENTOR,
    "attendance_register_absence_by_office": Who.SCHOOL_ADMIN,
    "attendance_withdraw_registration": Who.MENTOR,
    "attendance_withdraw_registration_by_office": Who.SCHOOL_ADMIN,
    "attendance_add_lesson": Who.SCHOOL_ADMIN,
    "attendance_change_lesson": Who.SCHOOL_ADMIN,
    "attendance_delete_lesson": Who.SCHOOL_ADMIN,
    "attendance_start_timetable_import": Who.SCHOOL_ADMIN,
    "attendance_apply_for_leave": Who.GUARDIAN,
    "attendance_confirm_leave": Who.OTHER_GUARDIAN,
    "attendance_veto_leave": Who.OTHER_GUARDIAN,
    "attendance_withdraw_leave": Who.GUARDIAN,
    "attendance_decide_class_leave": Who.MENTOR,
    "attendance_decide_school_leave": Who.PRINCIPAL,
    "attendance_change_fritids_week": Who.GUARDIAN,
    "attendance_copy_fritids_week": Who.GUARDIAN,
    "attendance_change_fritids_schedule": Who.GUARDIAN,
    "attendance_change_pick_up": Who.GUARDIAN,
    "attendance_propose_residence": Who.GUARDIAN,
    "attendance_accept_residence": Who.OTHER_GUARDIAN,
    "attendance_answer_holiday": Who.GUARDIAN,
    "attendance_comment_fritids_day": Who.GUARDIAN,
    "attendance_change_fritids_unit": Who.FRITIDS_STAFF,
    "attendance_change_school_fritids_unit": Who.SCHOOL_ADMIN,
    "attendance_change_child_times": Who.FRITIDS_STAFF,
    "attendance_check_in_and_out": Who.FRITIDS_STAFF,
    "attendance_comment_child_day": Who.FRITIDS_STAFF,
    "attendance_save_roll_call": Who.MENTOR,
    "attendance_save_roll_call_by_office": Who.SCHOOL_ADMIN,
    "attendance_explain_absence": Who.GUARDIAN,
    "attendance_assess_absence": Who.MENTOR,
    "booking_make_round": Who.MENTOR,
    "booking_change_round": Who.MENTOR,
    "booking_cancel_round": Who.MENTOR,
    "booking_say_wish": Who.MENTOR,
    "booking_put_out_slots": Who.MENTOR,
    "booking_change_slot": Who.MENTOR,
    "booking_take_in_slot": Who.MENTOR,
    "booking_book_for_student": Who.MENTOR,
    "booking_move_for_student": Who.MENTOR,
    "booking_cancel_for_student": Who.MENTOR,
    "booking_book_meeting": Who.GUARDIAN,
    "booking_change_meeting": Who.GUARDIAN,
    "booking_cancel_meeting": Who.GUARDIAN,
    "booking_wait_for_slot": Who.GUARDIAN,
    "booking_leave_waiting_list": Who.GUARDIAN,
    "booking_make_school_rounds": Who.SCHOOL_ADMIN,
    "booking_cancel_school_rounds": Who.SCHOOL_ADMIN,
    "directory_change_school": Who.SCHOOL_ADMIN,
    "directory_start_import": Who.COMMUNE_ADMIN,
    "identity_hand_out_code": Who.SCHOOL_ADMIN,
    "identity_bar_person": Who.SCHOOL_ADMIN,
    "identity_print_letters": Who.SCHOOL_ADMIN,
}


def test_the_routes_of_a_child_are_found() -> None:
    assert {one.id for one in CHILDS} >= {
        "attendance_list_absences",
        "attendance_report_absence",
        "attendance_withdraw_absence",
    }


@pytest.mark.parametrize("operation", CHILDS, ids=lambda one: one.id)
def test_whose_custody_has_just_ended_is_not_served_again(
    village: Village, before: Picture, operation: Operation
) -> None:
    anna = village.people[Who.GUARDIAN]
    assert 200 <= ask(operation, village, anna).status < 300
    village.portal.put_back(before)

    village.end_custody(Who.GUARDIAN)
    answer = ask(operation, village, anna)

    assert (answer.status, answer.problem) == (404, "not-found")
    said = what_it_says(answer)
    assert [secret for secret in village.secrets() if secret in said] == []


def test_who_gets_custody_is_served_at_once(village: Village) -> None:
    listing = OPERATIONS["attendance_list_absences"]
    kim = village.people[Who.COMING_GUARDIAN]
    assert ask(listing, village, kim).status == 404

    village.begin_custody(Who.COMING_GUARDIAN)

    assert ask(listing, village, kim).status == 200


def just_before_writing(do: Callable[[], object]) -> None:
    """Let something happen between the check of the relation and the transaction, once."""
    events = aws.dynamodb().meta.events

    def happen(**_: Any) -> None:
        events.unregister("before-call.dynamodb.TransactWriteItems", happen)
        do()

    events.register("before-call.dynamodb.TransactWriteItems", happen)


@pytest.mark.parametrize(("operation_id", "who"), WRITES.items())
def test_a_relation_that_ends_during_the_request_loses(
    village: Village, operation_id: str, who: Who
) -> None:
    village.portal.handler_of(OPERATIONS[operation_id].path)
    ended: list[Picture] = []

    def end() -> None:
        village.end_custody(who)
        ended.append(village.portal.picture())

    just_before_writing(end)
    answer = ask(OPERATIONS[operation_id], village, village.people[who])

    assert (answer.status, answer.problem) == (404, "not-found")
    assert village.portal.changed_since(ended[0]) == set()


@pytest.mark.parametrize(("operation_id", "who"), WRITES.items())
def test_a_relation_that_stays_during_the_request_wins(
    village: Village, operation_id: str, who: Who
) -> None:
    village.portal.handler_of(OPERATIONS[operation_id].path)
    seen: list[str] = []
    just_before_writing(lambda: seen.append("written"))

    answer = ask(OPERATIONS[operation_id], village, village.people[who])

    assert 200 <= answer.status < 300
    assert seen == ["written"]


def test_a_substitution_that_ends_during_the_save_loses(village: Village) -> None:
    save, substitute = OPERATIONS["attendance_save_roll_call"], village.people[Who.SUBSTITUTE]
    village.portal.handler_of(save.path)

    just_before_writing(lambda: village.end_custody(Who.SUBSTITUTE))
    answer = ask(save, village, substitute)

    assert (answer.status, answer.problem) == (404, "not-found")


def test_every_write_about_others_checks_the_relation_when_it_writes() -> None:
    writes = {one.id for one in OPERATIONS.values() if one.method != "GET"}
    own_things = {
        "identity_activate_account",
        "identity_ask_email",
        "identity_ask_recovery",
        "identity_confirm_email",
        "identity_change_password",
        "identity_change_username",
        "identity_end_all_sign_ins",
        "identity_end_sign_in",
        "identity_keep_sign_in",
        "notify_change_preferences",
        "notify_register_device",
        "notify_remove_device",
        "notify_stop_letters",
        "notify_mark_read",
        "notify_move_read_marker",
    }

    assert writes - own_things == WRITES.keys()


def test_a_lost_answer_is_not_given_again_to_whose_custody_ends_in_between(
    village: Village,
) -> None:
    report, anna = OPERATIONS["attendance_report_absence"], village.people[Who.GUARDIAN]
    key = {"idempotency-key": "the-key-of-anna"}
    assert ask(report, village, anna, headers=key).status == 201

    just_before_writing(lambda: village.end_custody(Who.GUARDIAN))
    answer = ask(report, village, anna, headers=key)

    assert (answer.status, answer.problem) == (404, "not-found")
