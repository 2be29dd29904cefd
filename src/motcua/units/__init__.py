"""Units: the bodies of the state that serve people: provinces, communes, their departments and centres.

A unit is a body, not its name and not its code. Names, kinds and codes are attributes with validity dates,
because since 1 July 2025 (Resolutions 202/2025/QH15 and 1654–1687/NQ-UBTVQH15, Decision 19/2025/QĐ-TTg)
nearly every new commune carries the code of one of its parts. Units form one tree; each has a path, and
"within" means "the path begins with". A service point is a place with counters that belongs to a unit; it
is not a unit. Who works where is the business of `staff`; which unit a dossier refers to, of `dossiers`.
"""
