"""BankID: an OpenID provider in front of BankID, which the user pool signs people in with.

Nouns
    A *session* is one browser's sign-in. An *order* is an identification that BankID has been asked
    for. A *known person* is one whom a school has made, by the keyed hash of the personal number.

Pages, for a browser
    `GET /bankid/authorize` begins, and leads to `GET /bankid/sign-in`, which shows what the session
    stands in. `POST /bankid/sign-in/start` orders, `GET /bankid/sign-in/qr` is the code of this
    second, `POST /bankid/sign-in/poll` asks how it goes, `POST /bankid/sign-in/cancel` takes it
    back, `GET /bankid/sign-in/back` is where the app leads, and `GET /bankid/sign-in/finish` leads
    to the user pool. `GET /bankid/static/{name}` is the pages' script and style.

Endpoints, for the user pool
    `GET /bankid/.well-known/openid-configuration`, `GET /bankid/jwks`, `POST /bankid/token`, and
    `GET /bankid/userinfo`, which may be a POST too.

Access patterns
    Everything is one item by its key, and every key is the hash of a secret. A page takes at most
    two round trips one after the other, and one call to BankID.
"""
