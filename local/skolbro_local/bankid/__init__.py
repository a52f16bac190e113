"""A simulator of BankID: the relying-party API v6.0 by mutual TLS, and an app to answer with.

It keeps nothing and proves nothing. It stands in for BankID on one machine and in tests, where
every hint, every error, a slow answer and an outage can be had on demand.
"""
