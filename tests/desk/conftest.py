"""Fixtures of the desk's tests."""

from tests.desk.work_world import desk as desk
