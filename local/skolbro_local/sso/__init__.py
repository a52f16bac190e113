"""Communes' own sign-in (SAML 2.0 and OpenID Connect) in a deployment."""
