"""Finding what to do: search, life events, fields, a procedure in plain words, the questions to its papers.

Everything here may be read by anybody. Nothing personal is asked, and nothing is stored but the commune a
browser chose.
"""
