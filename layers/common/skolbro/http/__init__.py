"""HTTP as the portal speaks it: JSON in camelCase, RFC 9457 problems, ETags, signed cursors."""
