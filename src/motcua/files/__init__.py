"""Files: scans of papers, results, letters. Content lies on disk under its checksum, once.

Personal data live here and in `applicants`, nowhere else. A file is not a paper: a *paper* (giấy tờ) is what
a procedure asks for; a file may be its scan.
"""
