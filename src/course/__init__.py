"""Kelas Jaga: reads the lessons, checks them, and renders every form of them.

Data flows one way: ``data/`` and ``docs/`` -> :mod:`course.model` -> outputs.
Only :mod:`course.plugin` knows MkDocs.
"""
