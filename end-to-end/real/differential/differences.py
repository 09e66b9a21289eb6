"""What is different on purpose, with the words of docs/reference/differences.md that say why."""

from collections.abc import Callable
from pathlib import Path

from cases import CASES
from checks import holds
from comparing_rows import EVERYWHERE
from row_refusals import ALL_ROW_CASES

DOCUMENT = Path(__file__).resolve().parents[3] / "docs/reference/differences.md"

JOINT = ("is spread otherwise", "Of `a < b`, both give way")
MAIL = ("({'email_address'}, set())", "a person from Faker has no address of mail")
FEWER = ("the number of rows", "a row in which a cell fails is left out")
ONLY_NULL = ("'null'", "a column that is empty in every row has no type")
#: By case: what the comparison says, and the words of the document.
DIFFERENT: dict[str, tuple[str, str]] = {
    "subcategory of numbers": ("'s': 'whole number'", "a subcategory of whole numbers is real numbers"),
    "people": MAIL,
    "German people": MAIL,
    "expression: a part of a person": MAIL,
    "less than another": JOINT,
    "at least a date": JOINT,
    "a limit and another column": JOINT,
    "a chain of three": JOINT,
    "category of digits as numbers": ("refused by the original alone", "texts of digits with `convert_to: int`"),
    "one name twice": ("refused here alone", "two columns of one name"),
    "a timedelta of a number": ("refused here alone", "which it takes for nanoseconds since 1970"),
    "rows: a prompt that is empty in one row": ("the number of rows", "a prompt that is empty fails the row"),
    "rows: one row refused": FEWER,
    "rows: structured against its schema": FEWER,
    "rows: a judge's mark that there is not": FEWER,
    "rows: code in a fence of its short name": ("the number of rows", "code counts only in a fence that says exactly the language"),
    "rows: an answer without a fence": ("refused by the original alone", "JSON counts only in a ```json fence"),
    "rows: a property that the schema allows": ("arrow.json", "also where `additionalProperties` allows them"),
    "rows: a judge of numbers": ("'score': 1", "a judge's marks are texts"),
    "rows: no reasoning": ONLY_NULL,
    "rows: skipped by a condition that fails": ONLY_NULL,
    "rows: embeddings of a list": ("refused by the original alone", "fails to embed a list that a column holds as JSON text"),
    "rows: Python that cannot be read": ("is False, not True", "code that cannot be parsed counts as valid"),
    "rows: an unknown name": ("is True, not False", "Undefined names and style are not looked for"),
    "rows: two columns": ("ok in row 1", "all but the first have the finding of the first row"),
    "rows: skipped numbers": ("'e': 'whole number'", "a missing number in a column of whole numbers makes all of them real"),
    "rows: a seed column by name": ("refused by the original alone", "a config that names seed-dataset columns collides"),
    "rows: refused: two models of one alias": ("refused here alone", "two model configs of one alias"),
}


def on_purpose(name: str, compare: Callable[[], None]) -> None:
    """Lets through the difference that is named, and no other."""
    says, why = DIFFERENT.get(name, ("", ""))
    try:
        compare()
    except AssertionError as difference:
        holds(says and says in str(difference), str(difference))
        return
    holds(not says, f"this is no difference any more; take it out of DIFFERENT and of the document: {why}")


def documented() -> None:
    text = DOCUMENT.read_text()
    for words in EVERYWHERE:
        holds(words in text, f"the document does not say: {words}")
    for name, (_, why) in DIFFERENT.items():
        holds(name in CASES or name.removeprefix("rows: ") in ALL_ROW_CASES, f"there is no case '{name}'")
        holds(why in text, f"the document does not say of '{name}': {why}")
