"""Administrative procedures: what a person may ask of the State, and under which conditions.

A procedure (thủ tục hành chính) is announced by a ministry or a province under Decree 63/2010/NĐ-CP and
listed on the national portal; a commune's centre receives it under Decree 118/2025/NĐ-CP. Its papers, time
limits and fees change, so everything about it lives in *versions* with dates of force: a dossier keeps the
version under which it was accepted, and a published version is never edited.

A procedure is not a dossier (that is one person's request), and its code says nothing: it is text, exactly
as announced.
"""
