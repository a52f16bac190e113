"""Stopping e-mail by the link that each letter carries, without signing in (RFC 8058)."""
