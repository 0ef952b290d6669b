"""Training of the ear's heads from the labels of `knowledge/labels/ear` (`make ears`).

Needs scikit-learn; nothing of this package is imported when a text is read.
"""
