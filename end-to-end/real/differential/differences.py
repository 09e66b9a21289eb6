"""What is different on purpose, with the words of docs/reference/differences.md that say why."""

from collections.abc import Callable
from pathlib import Path

from cases import CASES
from checks import holds

DOCUMENT = Path(__file__).resolve().parents[3] / "docs/reference/differences.md"

JOINT = ("is spread otherwise", "Of `a < b`, both give way")
MAIL = ("({'email_address'}, set())", "a person from Faker has no address of mail")
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
    for name, (_, why) in DIFFERENT.items():
        holds(name in CASES, f"there is no case '{name}'")
        holds(why in text, f"the document does not say of '{name}': {why}")
