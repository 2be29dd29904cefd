"""Dossiers: a person's matter under one procedure, from filing to the returned result.

A dossier (hồ sơ) has one of the ten national statuses, a holder and a clock; it is in one place at a time,
like the paper folder. Decree 118/2025/NĐ-CP and Circular 03/2025/TT-VPCP (known second-hand) define the work.
It is not a queue ticket, and being overdue is not a status: that is worked out from the clock.
"""
