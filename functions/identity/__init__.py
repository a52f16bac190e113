"""Identity (inloggning): the ways in.

Nouns
    A *sign-in option* is a commune with the methods that it has chosen. An *identity provider*
    is a commune's own sign-in (SAML 2.0 or OpenID Connect) as it was connected, and a *link* says
    whom an identity of it leads to.

Triggers of the user pool
    `inbound` says whom a sign-in at another provider leads to; `sign_up` lets nobody become a user
    but by the school. Neither writes.

Routes
    `GET /identity/sign-in-options`, the only public route: it is read before anybody is known.

Access patterns
    One partition with an item a commune: a deployment has tens of them, not thousands. Whom an
    identity leads to is one read of two or three keys, a hash among them.
"""
