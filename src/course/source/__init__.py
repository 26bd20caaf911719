"""Reads one lesson file: front matter and a tree of blocks with line numbers; renders nothing.

pymdownx drops an invalid block without a word, so this reader follows its grammar
and says aloud whatever pymdownx would swallow.
"""

from course.source.lines import quiz_options
from course.source.parts import Block, Heading, Piece, QuizOption, Reference, SourceFile, walk
from course.source.pieces import pieces_of
from course.source.reading import read, read_file, schema_problems
from course.source.vocabulary import BLOCKS, GRADES, LISTS, TO_WRITE, TOP, BlockKind, Option

__all__ = [
    "BLOCKS",
    "GRADES",
    "LISTS",
    "TOP",
    "TO_WRITE",
    "Block",
    "BlockKind",
    "Heading",
    "Option",
    "Piece",
    "QuizOption",
    "Reference",
    "SourceFile",
    "pieces_of",
    "quiz_options",
    "read",
    "read_file",
    "schema_problems",
    "walk",
]
