"""Who may do what: a row for every route, a column for every kind of person.

The routes come from the OpenAPI description; a route without a row here fails. Whoever a row
does not allow gets its refusal: 404, as existence itself is a secret, unless the row says
otherwise. `names` says in whose answers the child of the matrix is named, exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Who(StrEnum):
    """What somebody has to do with Alva of class 4B, at a school, in a commune."""

    GUARDIAN = "the guardian who reported"
    OTHER_GUARDIAN = "the other guardian"
    RESPONSIBLE = "an adult whom the commune made responsible"
    FORMER_GUARDIAN = "a guardian until yesterday"
    COMING_GUARDIAN = "a guardian from tomorrow"
    FORMER_RESPONSIBLE = "a responsible adult until yesterday"
    CLASSMATES_GUARDIAN = "a guardian of another child in the class"
    STUDENT = "the student"
    CLASSMATE = "a classmate"
    MENTOR = "the mentor of the class"
    FORMER_MENTOR = "the mentor of the class until yesterday"
    TEACHER = "a teacher of the class"
    COMING_TEACHER = "a teacher of the class from tomorrow"
    SUBSTITUTE = "who substitutes in the lesson today"
    SUBSTITUTE_OF_ANOTHER = "who substitutes in another lesson of the class today"
    COMING_SUBSTITUTE = "who substitutes in the lesson tomorrow"
    OTHER_TEACHER = "a teacher of another group at the school"
    OTHER_MENTOR = "a mentor of another class at the school"
    FRITIDS_STAFF = "staff of the fritids unit"
    SCHOOL_ADMIN = "an administrator of the school"
    FORMER_SCHOOL_ADMIN = "an administrator of the school until yesterday"
    OTHER_SCHOOL_ADMIN = "an administrator of another school in the commune"
    PRINCIPAL = "the principal"
    COMMUNE_ADMIN = "an administrator of the commune"
    FORMER_COMMUNE_ADMIN = "an administrator of the commune until yesterday"
    OTHER_COMMUNE_ADMIN = "an administrator of another commune"
    UNKNOWN = "somebody whom no register knows"


@dataclass(frozen=True)
class Row:
    """One route: whom it serves, what the others are told, and who reads of the child there."""

    allowed: frozenset[Who]
    names: frozenset[Who] = frozenset()
    refused: Mapping[Who, int] = field(default_factory=dict)

    def refusal(self, who: Who) -> int:
        """The status that somebody who is not allowed gets."""
        return self.refused.get(who, 404)


EVERYBODY = frozenset(Who)
NOBODY: frozenset[Who] = frozenset()
ADULTS = frozenset({Who.GUARDIAN, Who.OTHER_GUARDIAN, Who.RESPONSIBLE})
MENTORS = frozenset({Who.MENTOR})
TEACHERS = frozenset({Who.MENTOR, Who.TEACHER})
AT_THE_LESSON = TEACHERS | {Who.SUBSTITUTE}
IN_THE_CLASS_TODAY = AT_THE_LESSON | {Who.SUBSTITUTE_OF_ANOTHER}
PRINCIPALS = frozenset({Who.PRINCIPAL})
FRITIDS_STAFF = frozenset({Who.FRITIDS_STAFF})
SCHOOL_ADMINS = frozenset({Who.SCHOOL_ADMIN})
STAFF = TEACHERS | {
    Who.OTHER_TEACHER,
    Who.OTHER_MENTOR,
    Who.SUBSTITUTE,
    Who.SUBSTITUTE_OF_ANOTHER,
    Who.COMING_SUBSTITUTE,
    Who.FRITIDS_STAFF,
    Who.SCHOOL_ADMIN,
    Who.OTHER_SCHOOL_ADMIN,
    Who.PRINCIPAL,
}
COMMUNE_ADMINS = frozenset({Who.COMMUNE_ADMIN})
ANY_COMMUNES_ADMINS = frozenset({Who.COMMUNE_ADMIN, Who.OTHER_COMMUNE_ADMIN})
# The audience of Alva's absence, and one who was told while the child was theirs.
TOLD = frozenset({Who.OTHER_GUARDIAN, Who.RESPONSIBLE, Who.MENTOR})

MATRIX: dict[str, Row] = {
    "identity_list_sign_in_options": Row(EVERYBODY),
    "identity_activate_account": Row(EVERYBODY),
    "identity_list_group_accounts": Row(SCHOOL_ADMINS, names=SCHOOL_ADMINS),
    "identity_list_household_accounts": Row(SCHOOL_ADMINS, names=SCHOOL_ADMINS),
    "identity_hand_out_code": Row(SCHOOL_ADMINS),
    "identity_bar_person": Row(SCHOOL_ADMINS),
    "identity_print_letters": Row(SCHOOL_ADMINS),
    "identity_read_account": Row(EVERYBODY),
    "identity_change_username": Row(EVERYBODY),
    "identity_change_password": Row(EVERYBODY),
    "identity_ask_recovery": Row(EVERYBODY),
    "identity_ask_email": Row(EVERYBODY),
    "identity_confirm_email": Row(EVERYBODY),
    "identity_list_sign_ins": Row(EVERYBODY),
    "identity_keep_sign_in": Row(EVERYBODY),
    "identity_end_sign_in": Row(EVERYBODY),
    "identity_end_all_sign_ins": Row(EVERYBODY),
    "directory_read_me": Row(EVERYBODY, names=ADULTS | {Who.STUDENT}),
    "directory_read_school": Row(SCHOOL_ADMINS),
    "directory_list_school_groups": Row(SCHOOL_ADMINS | PRINCIPALS),
    "directory_change_school": Row(SCHOOL_ADMINS),
    "directory_start_import": Row(ANY_COMMUNES_ADMINS),
    "directory_read_import": Row(COMMUNE_ADMINS),
    "directory_list_rejections": Row(COMMUNE_ADMINS),
    "attendance_list_report_days": Row(ADULTS),
    "attendance_report_absence": Row(ADULTS, names=ADULTS),
    "attendance_extend_absence": Row(ADULTS, names=ADULTS),
    "attendance_register_absence": Row(TEACHERS, names=TEACHERS),
    "attendance_register_absence_by_office": Row(SCHOOL_ADMINS, names=SCHOOL_ADMINS),
    "attendance_withdraw_registration": Row(frozenset({Who.MENTOR}), refused={Who.TEACHER: 403}),
    "attendance_withdraw_registration_by_office": Row(SCHOOL_ADMINS),
    "attendance_list_absences": Row(ADULTS, names=ADULTS),
    "attendance_read_absence": Row(ADULTS, names=ADULTS),
    "attendance_withdraw_absence": Row(
        frozenset({Who.GUARDIAN}), refused={Who.OTHER_GUARDIAN: 403, Who.RESPONSIBLE: 403}
    ),
    "attendance_read_group_day": Row(IN_THE_CLASS_TODAY, names=IN_THE_CLASS_TODAY),
    "attendance_read_student_week": Row(ADULTS | {Who.STUDENT}, names=ADULTS | {Who.STUDENT}),
    "attendance_read_own_week": Row(STAFF),
    "attendance_read_group_week": Row(IN_THE_CLASS_TODAY, names=IN_THE_CLASS_TODAY),
    "attendance_read_group_week_to_edit": Row(SCHOOL_ADMINS, names=SCHOOL_ADMINS),
    "attendance_add_lesson": Row(SCHOOL_ADMINS),
    "attendance_change_lesson": Row(SCHOOL_ADMINS),
    "attendance_delete_lesson": Row(SCHOOL_ADMINS),
    "attendance_start_timetable_import": Row(SCHOOL_ADMINS),
    "attendance_read_timetable_import": Row(SCHOOL_ADMINS),
    "attendance_list_timetable_rejections": Row(SCHOOL_ADMINS),
    "attendance_weigh_leave": Row(ADULTS),
    "attendance_apply_for_leave": Row(ADULTS, names=ADULTS),
    "attendance_list_leaves": Row(ADULTS, names=ADULTS),
    "attendance_read_leave": Row(ADULTS, names=ADULTS),
    "attendance_confirm_leave": Row(
        frozenset({Who.OTHER_GUARDIAN}), refused={Who.GUARDIAN: 409, Who.RESPONSIBLE: 409}
    ),
    "attendance_veto_leave": Row(
        frozenset({Who.OTHER_GUARDIAN}), refused={Who.GUARDIAN: 403, Who.RESPONSIBLE: 403}
    ),
    "attendance_withdraw_leave": Row(
        frozenset({Who.GUARDIAN}), refused={Who.OTHER_GUARDIAN: 403, Who.RESPONSIBLE: 403}
    ),
    "attendance_list_class_leaves": Row(MENTORS, names=MENTORS),
    "attendance_read_class_leave": Row(MENTORS, names=MENTORS),
    "attendance_decide_class_leave": Row(MENTORS),
    "attendance_list_school_leaves": Row(PRINCIPALS, names=PRINCIPALS),
    "attendance_read_school_leave": Row(PRINCIPALS, names=PRINCIPALS),
    "attendance_decide_school_leave": Row(PRINCIPALS),
    "attendance_read_student_statistics": Row(ADULTS, names=ADULTS),
    "attendance_read_group_statistics": Row(TEACHERS, names=TEACHERS),
    "attendance_export_group_statistics": Row(TEACHERS, names=TEACHERS),
    "attendance_read_led_student_statistics": Row(PRINCIPALS, names=PRINCIPALS),
    "attendance_read_led_group_statistics": Row(PRINCIPALS, names=PRINCIPALS),
    "attendance_export_led_group_statistics": Row(PRINCIPALS, names=PRINCIPALS),
    "attendance_list_fritids_days": Row(ADULTS),
    "attendance_read_fritids_week": Row(ADULTS, names=ADULTS),
    "attendance_change_fritids_week": Row(ADULTS),
    "attendance_copy_fritids_week": Row(ADULTS, names=ADULTS),
    "attendance_read_fritids_plan": Row(ADULTS, names=ADULTS),
    "attendance_change_fritids_schedule": Row(ADULTS),
    "attendance_change_pick_up": Row(ADULTS),
    "attendance_propose_residence": Row(ADULTS),
    "attendance_accept_residence": Row(ADULTS - {Who.GUARDIAN}),
    "attendance_read_holiday_answer": Row(ADULTS),
    "attendance_answer_holiday": Row(ADULTS),
    "attendance_comment_fritids_day": Row(ADULTS, names=ADULTS),
    "attendance_read_fritids_unit": Row(FRITIDS_STAFF),
    "attendance_change_fritids_unit": Row(FRITIDS_STAFF),
    "attendance_read_school_fritids_unit": Row(SCHOOL_ADMINS),
    "attendance_change_school_fritids_unit": Row(SCHOOL_ADMINS),
    "attendance_read_unit_day": Row(FRITIDS_STAFF, names=FRITIDS_STAFF),
    "attendance_read_occupancy": Row(FRITIDS_STAFF),
    "attendance_check_in_and_out": Row(FRITIDS_STAFF, names=FRITIDS_STAFF),
    "attendance_read_pick_up_card": Row(FRITIDS_STAFF, names=FRITIDS_STAFF),
    "attendance_read_child_times": Row(FRITIDS_STAFF, names=FRITIDS_STAFF),
    "attendance_change_child_times": Row(FRITIDS_STAFF),
    "attendance_comment_child_day": Row(FRITIDS_STAFF),
    "attendance_list_missing_weeks": Row(FRITIDS_STAFF, names=FRITIDS_STAFF),
    "attendance_read_roll_call": Row(AT_THE_LESSON, names=AT_THE_LESSON),
    "attendance_save_roll_call": Row(AT_THE_LESSON, names=AT_THE_LESSON),
    "attendance_read_roll_call_by_office": Row(SCHOOL_ADMINS, names=SCHOOL_ADMINS),
    "attendance_save_roll_call_by_office": Row(SCHOOL_ADMINS, names=SCHOOL_ADMINS),
    "attendance_list_roll_call_saves": Row(TEACHERS, names=TEACHERS),
    "attendance_list_student_days": Row(ADULTS, names=ADULTS),
    "attendance_list_mentored_student_days": Row(MENTORS, names=MENTORS),
    "attendance_explain_absence": Row(ADULTS),
    "attendance_assess_absence": Row(MENTORS),
    "booking_list_group_rounds": Row(TEACHERS),
    "booking_make_round": Row(TEACHERS),
    "booking_read_group_round": Row(TEACHERS, names=TEACHERS),
    "booking_change_round": Row(TEACHERS),
    "booking_cancel_round": Row(TEACHERS),
    "booking_say_wish": Row(TEACHERS),
    "booking_put_out_slots": Row(TEACHERS),
    "booking_read_slot": Row(TEACHERS),
    "booking_change_slot": Row(TEACHERS),
    "booking_take_in_slot": Row(TEACHERS),
    "booking_list_school_rounds": Row(SCHOOL_ADMINS),
    "booking_make_school_rounds": Row(SCHOOL_ADMINS),
    "booking_read_school_rounds": Row(SCHOOL_ADMINS),
    "booking_cancel_school_rounds": Row(SCHOOL_ADMINS),
    "booking_read_own_day": Row(STAFF),
    "booking_list_childs_rounds": Row(ADULTS, names=ADULTS),
    "booking_read_childs_round": Row(ADULTS, names=ADULTS),
    "booking_read_meeting": Row(ADULTS, names=ADULTS),
    "booking_book_meeting": Row(ADULTS, names=ADULTS),
    "booking_change_meeting": Row(ADULTS, names=ADULTS),
    "booking_cancel_meeting": Row(ADULTS),
    "booking_read_calendar_file": Row(ADULTS, names=ADULTS),
    "booking_wait_for_slot": Row(ADULTS),
    "booking_leave_waiting_list": Row(ADULTS),
    "booking_propose_times": Row(ADULTS, names=ADULTS),
    "booking_book_for_student": Row(TEACHERS, names=TEACHERS),
    "booking_read_for_student": Row(TEACHERS, names=TEACHERS),
    "booking_move_for_student": Row(TEACHERS),
    "booking_cancel_for_student": Row(TEACHERS),
    "notify_list_notifications": Row(EVERYBODY, names=TOLD),
    "notify_mark_read": Row(TOLD | {Who.FORMER_GUARDIAN}),
    "notify_move_read_marker": Row(TOLD | {Who.FORMER_GUARDIAN}),
    "notify_read_preferences": Row(EVERYBODY),
    "notify_change_preferences": Row(EVERYBODY),
    "notify_list_devices": Row(EVERYBODY),
    "notify_register_device": Row(EVERYBODY),
    "notify_remove_device": Row(EVERYBODY),
    "notify_read_overview": Row(ADULTS, names=ADULTS & TOLD),
    "notify_read_unsubscription": Row(EVERYBODY),
    "notify_stop_letters": Row(EVERYBODY),
    "notify_read_broadcast": Row(MENTORS),
    "notify_list_broadcasts": Row(EVERYBODY),
    "notify_tell_group": Row(frozenset({Who.MENTOR, Who.TEACHER})),
    "notify_tell_school": Row(SCHOOL_ADMINS),
    "notify_tell_commune": Row(ANY_COMMUNES_ADMINS),
    "notify_list_deliveries": Row(frozenset({Who.SCHOOL_ADMIN})),
}
