"""The day on which these tests happen, and who acts."""

from datetime import UTC, date, datetime

from motcua.kernel.actor import System

AT = datetime(2026, 11, 20, 1, tzinfo=UTC)
TODAY = date(2026, 11, 20)
TWO_TIERS = date(2025, 7, 1)
BY = System()
