"""The village that this folder's tests ask."""

from tests.standing import before, standing, village  # noqa: F401 - fixtures for every test here
