"""Benchmarks: each figure beside a raw run of the same work. `make bench` runs `bench/run.py`."""
