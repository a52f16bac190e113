"""What is done about an address, by its owner and by the worker."""

from dataclasses import replace

from identity import pool
from identity.accounts.account import Account
from identity.accounts.codes import key_of, new_code
from identity.accounts.store import account_of
from identity.own.choosing import check_present
from identity.problems import EmailCodeUnusableError
from identity.recovery import store
from identity.recovery.address import CODE_IS_GOOD_FOR, check_email, lately, may_write
from identity.recovery.errand import Errand, Of
from identity.recovery.mail import send_confirmation, send_recovery
from identity.recovery.queue import send
from skolbro import aws
from skolbro.access.scopes import SelfScope, WorkScope


def ask_address(me: SelfScope, account: Account, *, email: str, password: str) -> Account:
    """Have a code sent to an address. Raises what is wrong with it, or with the password."""
    check_email(email)
    check_present(account, password)
    after = store.ask_address(me, account, email)
    send(Errand(Of.PERSON, account.person_id))
    return after


def confirm_address(me: SelfScope, account: Account, code: str) -> Account:
    """Let the address be one's own. Raises `EmailCodeUnusableError` and `EmailTakenError`."""
    if not account.awaits(key_of(aws.secret(), code), now=me.now):
        raise EmailCodeUnusableError
    after = store.keep_address(me, account)
    pool.keep_email(account.person_id, after.email)
    return after


def work_off(scope: WorkScope, errand: Errand) -> None:
    """Write to whom it is about, if to anybody. Done twice, the last code is the one."""
    if errand.of is Of.NAME:
        account, write_to = store.account_named(scope, errand.id), _recover
    else:
        account, write_to = account_of(scope, errand.id), _confirm
    if account and not account.barred and may_write(account.written_to, now=scope.now):
        write_to(scope, account)


def _recover(scope: WorkScope, account: Account) -> None:
    if not account.email:
        return
    code = new_code()
    after = account.with_code(key_of(aws.secret(), code), now=scope.now, good_for=CODE_IS_GOOD_FOR)
    store.keep_recovery_code(scope, _written(after, scope))
    send_recovery(code, to=account.email)


def _confirm(scope: WorkScope, account: Account) -> None:
    if not account.email_asked:
        return
    code = new_code()
    expires_at = int((scope.now + CODE_IS_GOOD_FOR).timestamp())
    after = replace(
        account, email_code_key=key_of(aws.secret(), code), email_code_expires_at=expires_at
    )
    store.keep_address_code(scope, _written(after, scope))
    send_confirmation(code, to=account.email_asked)


def _written(account: Account, scope: WorkScope) -> Account:
    sent = (*lately(account.written_to, now=scope.now), int(scope.now.timestamp()))
    return replace(account, written_to=sent)
