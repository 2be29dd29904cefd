"""Tests that watch the code itself. Each finder is a function that can be shown a fault and must see it."""
