"""Fees: what an owner is asked to pay for a dossier, and whether it was paid.

*Phí* (fee, for a service) and *lệ phí* (charge, for an act of the state) are separate items with separate
receipts. Amounts are whole đồng. What a procedure costs in general stands in `procedures`; a payment gateway
is not here.
"""
