"""Files to hand on: what reads the course without the site, and needs programs of the system.

Each kind is a module that turns the course and its finished site into files, and has them
checked by the program that knows the form best; it is announced in :data:`KINDS`.
"""

from __future__ import annotations

from course.dist import books, packages, zim
from course.dist.shapes import Kind

KINDS: tuple[Kind, ...] = (books.KIND, packages.KIND, zim.KIND)
