"""The shell all faces share: base pages, form components, icons, type, colours, and words for times and sums.

It knows how things look and nothing of what they mean: no models, no decisions, no address of any face.
"""
