"""Drafts: what a citizen has begun to file and has not filed yet (hồ sơ nháp).

A draft is not a dossier: nobody works on it, no clock runs, and it is forgotten after some weeks. What was
typed lies in `applicants`, the photographed papers in `files`.
"""
