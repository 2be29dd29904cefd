"""Applicants: the citizens and organisations whose dossiers these are, and what they stated on a form.

Personal data live here and in `files`, nowhere else. The *owner* (chủ hồ sơ) is the person whose matter it
is; whoever types or carries for somebody, an authorised person or a helper, never becomes the owner.
"""
