"""Identity (inloggning): the ways in.

Nouns
    A *sign-in option* is a commune with the methods that it has chosen.

Routes
    `GET /identity/sign-in-options`, the only public route: it is read before anybody is known.

Access patterns
    One partition with an item a commune: a deployment has tens of them, not thousands.
"""
