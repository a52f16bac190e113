"""Identity (inloggning): the ways in.

Nouns
    A *sign-in option* is a commune with the methods that it has chosen. An *identity provider*
    is a commune's own sign-in (SAML 2.0 or OpenID Connect) as it was connected, and a *link* says
    whom an identity of it leads to.

    An *account* is how a person signs in by user name and password. The school hands it out by a
    *code*, which the person turns into a user name and a password of their own. A *sign-in* is
    where somebody is signed in; the *standing* says which of them do not count any more.

Triggers of the user pool
    `inbound` says whom a sign-in at another provider leads to; `sign_up` lets nobody become a user
    but by the school. Neither writes.

Routes
    Public, as nobody is known yet: `GET /identity/sign-in-options`, `PUT /identity/activation` for
    who has a code, and `PUT /identity/recovery` for who has forgotten the password. The last looks
    nobody up: a worker does, and writes to an address that was shown to be the person's own by
    `PUT /identity/account/email` and `PUT /identity/account/email/confirmation`.

    Everybody's own: `GET /identity/account`, `PUT /identity/account/username` and
    `PUT /identity/account/password`; `GET /identity/sign-ins`, `PUT /identity/present-sign-in`,
    `DELETE /identity/sign-ins/{sign_in_id}` and `DELETE /identity/sign-ins`.

    A school's administrators: `GET /identity/schools/{school_id}/groups/{group_id}/accounts` and
    `GET /identity/schools/{school_id}/students/{student_id}/accounts` say how far people have come;
    `PUT /identity/schools/{school_id}/people/{person_id}/code` and
    `PUT /identity/schools/{school_id}/groups/{group_id}/letters` hand out codes;
    `PUT /identity/schools/{school_id}/people/{person_id}/barring` lets nobody be signed in as
    somebody, or again.

Access patterns
    A person's account, sign-ins and the log of what was done to them stand in one partition. A code
    and a user name are found by their keyed hash. Standings are in the access table, where all
    modules read them with the relations; of that table the function may write nothing else.

    One partition with an item a commune: a deployment has tens of them, not thousands. Whom an
    identity leads to is one read of two or three keys, a hash among them.
"""
