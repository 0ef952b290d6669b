"""Checks on texts: limits, facts kept, nothing invented, blame gone, leaks, language.

A check is a function from texts to findings. It knows no job, no model and no database.
"""
