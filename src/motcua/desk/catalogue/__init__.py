"""Catalogue work: doubts, versions side by side, the working copy, publishing, running dossiers. Only for
those who keep the catalogue; what everybody reads of it is in `desk.office.catalogue`."""
