"""Asks Data Designer's own template sandbox what random templates give.

Writes one JSON array a line: first the contexts, then [template, index of its context, answer], the answer being null
where the original has none (a syntax it does not know, or an error in the row). Used by jinja.sh, and once for the
fixture of the fast tests: `python jinja_cases.py --seed 1 --count 2600 > jinja-answers.jsonl`.
"""

import argparse
import json
import random
import re
import sys

from data_designer.engine.processing.ginja.environment import UserTemplateSandboxEnvironment
from data_designer.engine.processing.ginja.record import sanitize_record

CONTEXTS = [
    {
        "n": 7, "m": -3, "z": 0, "x": 2.5, "y": -0.125, "big": 123456789.5, "flag": True, "off": False,
        "name": "ada lovelace", "city": "Zürich", "empty": "", "gap": "  two  words ", "nothing": None,
        "day": "2024-02-29T13:05:00", "code": "AB-12-cd", "html": "<a href='x'>Tom & \"Jo\"</a>",
        "who": {"first_name": "Ada", "age": 36, "tags": ["x", "Y"], "address": {"city": "London", "zip": "N1"}},
        "nums": [3, 1, 2.5, 1, -4], "words": ["pear", "Apple", "fig", "apple"],
        "people": [{"n": "Bo", "a": 3}, {"n": "al", "a": 1}, {"n": "Cy", "a": 2}], "none_list": [],
    },
    {
        "n": 1000000, "m": 12, "z": 1, "x": 0.1, "y": 1e-7, "big": 1e16, "flag": False, "off": True,
        "name": "O'NEIL-smith (jr)", "city": "São Paulo 😀", "empty": "x", "gap": "\tline one\nline two\n", "nothing": None,
        "day": "1999-12-31", "code": "42", "html": "plain",
        "who": {"first_name": "Zoë", "age": 0, "tags": [], "address": {"city": "", "zip": None}},
        "nums": [10, 20, 30], "words": ["b", "a", "C"],
        "people": [{"n": "Z", "a": 1.5}, {"n": "z", "a": 1}], "none_list": [],
    },
    {
        "n": -15, "m": 4, "z": 2, "x": 1234.5678, "y": 3.0, "big": 99.995, "flag": True, "off": False,
        "name": "straße ÉCOLE they're", "city": "東京", "empty": "", "gap": "a,b,,c", "nothing": None,
        "day": "2024-01-01", "code": "3.75", "html": "5 > 3 & 2 < 4",
        "who": {"first_name": "x y", "age": 99, "tags": ["q"], "address": {"city": "Köln", "zip": "50667"}},
        "nums": [0, 0.5, -0.5, 100, 7], "words": ["it's", 'say "hi"', "tab\there", "new\nline", "é"],
        "people": [], "none_list": [],
    },
]

INTS = ["n", "m", "z", "who.age", "0", "1", "2", "3", "7", "10", "-1", "loopfree", "100", "0x1F", "1_000"]
FLOATS = ["x", "y", "big", "0.5", "2.5", "1.0", "3.14159", "1e3", "0.1", "2.675"]
STRS = [
    "name", "city", "empty", "gap", "day", "code", "html", "who.first_name", "who['address'].city", "who.address['zip']",
    "'abc'", "'A b-C'", '"it\'s"', "''", "'x'", "'a,b'", "' '", "'-'", "'12'", "'4.9'", "'ß'", "'1_0'", "'\\u00e9\\n'",
]
LISTS = ["nums", "words", "who.tags", "none_list", "[1, 2, 3]", "['b', 'A', 'a']", "(1, 'x')", "[n, x, 1]", "people", "(range(4) | list)", "(range(5, 0, -2) | list)"]
DICTS = ["who", "who.address", "{'a': 1, 'b': [2]}", "{}", "dict(k=1, z=n)", "{1: 'one', 2.0: 'two'}"]
OTHERS = ["nothing", "none", "flag", "off", "true", "False", "who.missing", "people[0]"]


class Templates:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *options):
        return self.random.choice(options)

    def chance(self, share):
        return self.random.random() < share

    def any(self, depth):
        if self.chance(0.15):
            return self.pick(*OTHERS)
        return self.pick(self.num, self.text, self.list, self.dict, self.cond, self.num, self.text)(depth)

    def int(self, depth):
        if depth <= 0 or self.chance(0.4):
            return self.pick(*[i for i in INTS if i != "loopfree"])
        return self.pick(
            lambda: f"({self.int(depth - 1)} {self.pick('+', '-', '*', '//', '%')} {self.int(depth - 1)})",
            lambda: f"{self.text(depth - 1)} | length",
            lambda: f"{self.list(depth - 1)} | length",
            lambda: f"({self.any(depth - 1)}) | int",
            lambda: f"({self.text(depth - 1)}) | int({self.pick('', '5', 'default=-1', '0, 16', '7, base=2')})",
            lambda: f"({self.int(depth - 1)}) | abs",
            lambda: f"-{self.pick('n', 'm', '3')}",
            lambda: f"{self.pick('2', 'm', '3', '10')} ** {self.pick('2', '3', '0')}",
            lambda: f"({self.text(depth - 1)}).{self.pick('find', 'count')}({self.text(0)})",
            lambda: f"({self.int(depth - 1)}) | round({self.pick('', '0', '1', '-1', '-2')})",
            lambda: f"({self.list(depth - 1)}).{self.pick('count', 'index')}({self.any(0)})",
        )()

    def num(self, depth):
        if self.chance(0.5):
            return self.int(depth)
        if depth <= 0 or self.chance(0.3):
            return self.pick(*FLOATS)
        return self.pick(
            lambda: f"({self.num(depth - 1)} {self.pick('+', '-', '*', '/', '//', '%')} {self.num(depth - 1)})",
            lambda: f"({self.num(depth - 1)}) | round({self.pick('', '1', '2', '-1', '3', 'precision=2', '1, \"ceil\"', '2, \"floor\"', 'method=\"floor\"', '0, \"ceil\"')})",
            lambda: f"({self.any(depth - 1)}) | float",
            lambda: f"({self.text(depth - 1)}) | float({self.pick('', '1.5', 'default=none')})",
            lambda: f"({self.num(depth - 1)}) | abs",
            lambda: f"{self.list(depth - 1)} | {self.pick('max', 'min', 'first', 'last')}",
            lambda: f"{self.pick('2', '4', '0.25', '2.5')} ** {self.pick('2', '-1', '0.5', '3', '-2')}",
            lambda: f"nums[{self.int(0)}]",
            lambda: f"({self.num(depth - 1)} if {self.cond(depth - 1)} else {self.num(depth - 1)})",
            lambda: f"({self.pick('+', '-')}{self.num(0)})",
        )()

    def text(self, depth):
        if depth <= 0 or self.chance(0.3):
            return self.pick(*STRS)
        word = self.pick("upper", "lower", "title", "capitalize", "trim", "string", "reverse", "urlencode", "first", "last")
        method = self.pick("upper", "lower", "title", "capitalize", "strip", "swapcase", "lstrip", "rstrip", "casefold")
        return self.pick(
            lambda: f"{self.text(depth - 1)} | {word}",
            lambda: f"({self.any(depth - 1)}) | {self.pick('string', 'upper', 'title', 'urlencode', 'trim')}",
            lambda: f"({self.text(depth - 1)}).{method}()",
            lambda: f"({self.any(depth - 1)} ~ {self.any(depth - 1)})",
            lambda: f"({self.text(depth - 1)} + {self.text(depth - 1)})",
            lambda: f"({self.text(depth - 1)} * {self.pick('2', '0', '-1', '3', 'z')})",
            lambda: f"{self.text(depth - 1)} | replace({self.text(0)}, {self.text(0)}{self.pick('', ', 1', ', count=2')})",
            lambda: f"{self.text(depth - 1)} | truncate({self.pick('', '5', '8, true', '6, false, \"~\"', '4, true, \"\", 0', '2', 'length=9, leeway=0')})",
            lambda: f"{self.text(depth - 1)} | trim({self.pick('\"a\"', '\" x\"', 'none', 'chars=\"e\"')})",
            lambda: f"({self.text(depth - 1)})[{self.slice()}]",
            lambda: f"({self.text(depth - 1)})[{self.int(0)}]",
            lambda: f"({self.text(depth - 1)} if {self.cond(depth - 1)}{self.pick('', f' else {self.text(0)}')})",
            lambda: f"({self.printf()})",
            lambda: self.brace(depth),
            lambda: f"({self.text(depth - 1)}).replace({self.text(0)}, {self.text(0)}{self.pick('', ', 1')})",
            lambda: f"({self.text(depth - 1)}).{self.pick('center', 'ljust', 'rjust')}({self.pick('3', '12', '9, \"*\"')})",
            lambda: f"({self.text(depth - 1)}).zfill({self.pick('3', '8')})",
            lambda: f"({self.text(depth - 1)}).{self.pick('removeprefix', 'removesuffix', 'strip', 'lstrip', 'rstrip')}({self.text(0)})",
            lambda: f"({self.text(depth - 1)}).split({self.pick('', self.text(0), 'none, 1', '\" \", 1')})[{self.pick('0', '-1', '1')}]",
            lambda: f"({self.text(0)}).join({self.pick('words', 'who.tags', '[\"a\", \"b\"]', 'nums', 'name')})",
            lambda: f"{self.text(depth - 1)} or {self.text(0)}",
        )()

    def slice(self):
        bound = lambda: self.pick("", "0", "1", "2", "-1", "-3", "5", "100", "z")
        return f"{bound()}:{bound()}" + (f":{self.pick('', '1', '2', '-1', '-2')}" if self.chance(0.4) else "")

    def printf(self):
        spec = "%" + self.pick("", "-", "0", "+", " ", "#", "-+", "05") + self.pick("", "3", "8") + self.pick("", ".0", ".1", ".3") + self.pick(*"ddsffegxXorci")
        if self.chance(0.5):
            return f"'[{spec}]' % {self.any(0)}"
        return f"'{spec}|%s%%' % ({self.any(0)}, {self.any(0)})"

    def brace(self, depth):
        spec = self.pick("", ":", ":>8", ":<6", ":^7", ":*^9", ":05d", ":,", ":,.2f", ":.1f", ":.3", ":+.2e", ":.0%", ":g", ":x", ":#b", ":_d", ":08.3f", ":s", ":.2s", "!r", "!s:>5", ":=+6", ":010,.1f", ": d", ":G")
        return self.pick(
            lambda: f"'[{{{spec}}}]'.format({self.any(depth - 1)})",
            lambda: f"'{{0}}-{{1{spec}}}-{{0}}'.format({self.any(0)}, {self.any(0)})",
            lambda: f"'{{a{spec}}}{{{{}}}}{{b.first_name}}'.format(a={self.any(0)}, b=who)",
        )()

    def list(self, depth):
        if depth <= 0 or self.chance(0.4):
            return self.pick(*LISTS)
        return self.pick(
            lambda: f"[{self.any(depth - 1)}, {self.any(depth - 1)}]",
            lambda: f"({self.any(depth - 1)}, {self.any(0)})",
            lambda: f"({self.list(depth - 1)} + {self.list(depth - 1)})",
            lambda: f"({self.list(0)} * {self.pick('2', '0')})",
            lambda: f"{self.list(depth - 1)} | {self.pick('sort', 'sort(true)', 'sort(case_sensitive=true)', 'list', 'unique | list', 'reverse | list', 'unique(true) | list', 'sort(reverse=true, case_sensitive=true)')}",
            lambda: f"people | {self.pick('sort(attribute=\"a\")', 'sort(attribute=\"n\")', 'sort(attribute=\"a,n\")', 'unique(attribute=\"a\") | list', 'max(attribute=\"a\")', 'min(attribute=\"n\")')}",
            lambda: f"{self.text(depth - 1)} | list",
            lambda: f"({self.text(depth - 1)}).{self.pick('split', 'rsplit')}({self.pick('', self.text(0), '\" \", 1', 'none, 1', 'maxsplit=1')})",
            lambda: f"({self.text(depth - 1)}).{self.pick('splitlines()', 'splitlines(true)', 'partition(' + self.text(0) + ')', 'rpartition(' + self.text(0) + ')')}",
            lambda: f"({self.list(depth - 1)})[{self.slice()}]",
            lambda: f"{self.dict(depth - 1)} | {self.pick('items | list', 'list')}",
            lambda: f"({self.dict(depth - 1)}).{self.pick('items', 'keys', 'values')}() | list",
            lambda: f"range({self.pick('n', '3', '1, 6', '6, 0, -2', 'm, n', '0', 'z, 9, 4')}) | list",
            lambda: f"who | jsonpath({self.pick('\"$.first_name\"', '\"$.address.city\"', '\"$.tags[0]\"', '\"$.tags[*]\"', '\"$.nope\"')})",
        )()

    def dict(self, depth):
        if depth <= 0 or self.chance(0.6):
            return self.pick(*DICTS)
        return f"{{'a': {self.any(depth - 1)}, {self.pick('n', '1', 'none', 'true', '(1, 2)', repr('k'))}: {self.any(0)}}}"

    def cond(self, depth):
        if depth <= 0:
            return self.pick("flag", "off", "n > 3", "empty", "name == 'ada lovelace'", "not z", "true", "nums", "nothing")
        operator = self.pick("==", "!=", "<", "<=", ">", ">=")
        plain = self.pick("defined", "undefined", "none", "number", "string", "mapping", "sequence", "iterable", "boolean", "integer", "float", "true", "false", "lower", "upper", "even", "odd", "escaped")
        return self.pick(
            lambda: f"({self.num(depth - 1)} {operator} {self.num(depth - 1)})",
            lambda: f"({self.text(depth - 1)} {operator} {self.text(depth - 1)})",
            lambda: f"({self.any(depth - 1)} {self.pick('==', '!=')} {self.any(depth - 1)})",
            lambda: f"({self.list(depth - 1)} {operator} {self.list(depth - 1)})",
            lambda: f"({self.num(0)} < {self.num(0)} <= {self.num(0)} {self.pick('!= 3', '')})",
            lambda: f"({self.any(depth - 1)} {self.pick('in', 'not in')} {self.pick(self.list, self.text, self.dict)(depth - 1)})",
            lambda: f"({self.cond(depth - 1)} {self.pick('and', 'or')} {self.pick('', 'not ')}{self.cond(depth - 1)})",
            lambda: f"({self.any(depth - 1)} is {self.pick('', 'not ')}{plain})",
            lambda: f"({self.num(depth - 1)} is {self.pick('divisibleby 3', 'divisibleby(m)', 'eq 7', 'gt(3)', 'lt x', 'ge 0', 'le 2.5', 'ne 1', 'equalto n')})",
            lambda: f"({self.any(depth - 1)} is in {self.pick('words', '[1, n, x]', 'nums', 'who', 'name')})",
            lambda: f"({self.any(0)} is sameas {self.pick('true', 'none', 'false')})",
            lambda: f"({self.text(depth - 1)}).{self.pick('startswith', 'endswith')}({self.text(0)}{self.pick('', ', 1', ', -3')})",
            lambda: f"({self.text(depth - 1)}).{self.pick('isdigit', 'isalpha', 'isalnum', 'isupper', 'islower', 'istitle', 'isspace', 'isnumeric', 'isdecimal', 'isascii')}()",
            lambda: f"({self.num(depth - 1)}) is {self.pick('even', 'odd')}",
        )()

    def space(self):
        return self.pick("", " ", "\n", "  \n ", "text", " a\r\nb ")

    def block(self, kind):
        return kind.replace("{%", self.pick("{%", "{%-", "{%", "{%+")).replace("%}", self.pick("%}", "-%}", "%}", "+%}"))

    def output(self, depth):
        value = self.any(depth)
        if self.chance(0.06):
            value = self.pick("({0}) | escape", "({0}) | escape | escape", "({0}) | forceescape | string", "({0}) | escape ~ '<'").format(value) if "{" not in value else value
        return self.pick("{{ ", "{{", "{{- ") + value + self.pick(" }}", "}}", " -}}")

    def template(self):
        if self.chance(0.7):
            return self.output(self.pick(1, 2, 2, 3))
        if self.chance(0.1):
            # A variable with a column's name, which the original loses in loops before it.
            return self.output(1) + self.space() + self.set_block(self.pick("name", "n", "city"))
        parts = []
        for _ in range(self.pick(1, 2, 3)):
            parts.append(self.space())
            parts.append(self.pick(self.output_small, self.if_block, self.for_block, self.set_block, self.with_block, self.filter_block, self.raw, self.comment, self.print_block)())
        parts.append(self.space())
        return "".join(parts)

    def output_small(self):
        return self.output(1)

    def if_block(self):
        text = self.block("{% if " + self.cond(2) + " %}") + self.space() + self.output(1) + self.space()
        if self.chance(0.4):
            text += self.block("{% elif " + self.cond(1) + " %}") + "second" + self.space()
        if self.chance(0.6):
            text += self.block("{% else %}") + self.space() + self.output(1)
        return text + self.block("{% endif %}")

    def for_block(self):
        loop = self.pick("index", "index0", "revindex", "revindex0", "first", "last", "length", "previtem", "nextitem", "depth", "cycle('a', 'b', n)")
        head, body = self.pick(
            (f"for i in {self.list(1)}", "{{ i }}"),
            (f"for i in {self.list(1)} if i is {self.pick('number', 'string', 'not none', 'even')}", "{{ i ~ ';' }}"),
            (f"for k, v in ({self.dict(1)}).items()", "{{ k }}={{ v }},"),
            (f"for k, v in {self.dict(1)} | items", "{{ k ~ v }}"),
            (f"for p in people", "{{ p.n | upper }}{{ p['a'] }}"),
            (f"for c in {self.text(1)}", "{{ c }}."),
            (f"for name in words", "{{ name | title }}"),
            (f"for i in range({self.int(0)} % 9)", "{% if i is odd %}{{ i }}{% elif loop.first %}F{% else %}-{% endif %}"),
            (f"for a, b in [(1, 2), ('x', n)]", "{{ a }}{{ b }}"),
        )
        text = self.block("{% " + head + " %}") + body + "{{ loop." + loop + " }}" + self.space()
        if self.chance(0.4):
            text += "{% else %}none" + self.space()
        return text + self.block("{% endfor %}") + self.pick("", "{{ name }}")

    def set_block(self, name="v"):
        inside = self.output(1)
        if re.search(r"\b" + name + r"\b", inside):
            inside = "{{ day | lower }}"
        body = "{% set " + name + self.pick("", " | upper", " | trim | title") + " %}" + self.space() + inside + "{% endset %}"
        if self.chance(0.4):
            body = "{% if " + self.cond(1) + " %}" + body + "{% else %}{% set " + name + " %}other{% endset %}{% endif %}"
        elif name != "v" and self.chance(0.5):
            body = "{% if " + self.cond(1) + " %}{% set " + name + " %}new{% endset %}{% endif %}"
        return body + "[{{ " + name + " }}]"

    def with_block(self):
        return "{% with v = " + self.any(1) + ", n = m %}" + "{{ v }}{{ n }}" + self.space() + "{% endwith %}{{ n }}"

    def filter_block(self):
        return "{% filter " + self.pick("upper", "title", "replace('a', 'b')", "trim | capitalize", "truncate(5)", "escape") + " %}" + self.space() + self.output(1) + "{% endfilter %}"

    def raw(self):
        return self.block("{% raw %}") + " {{ n }} {% if %}{# x #} " + self.block("{% endraw %}").replace("raw+", "raw")

    def comment(self):
        return self.pick("{# a {{ n }} #}", "{#- x -#}", "{# y -#}", "{#+ z +#}")

    def print_block(self):
        return "{% print " + self.any(1) + ", " + self.any(0) + " %}"


# What differs on purpose: numbers beyond 64 bits, infinities, complex numbers, and iterators, which show no items.
ON_PURPOSE = re.compile(r"\d{19}|\binf\b|\bnan\b|\dj\b|object at 0x|<generator|dict_(?:items|keys|values)|range\(|markup\(", re.IGNORECASE)


def answers(seed, count):
    templates = Templates(seed)
    seen = set()
    while len(seen) < count:
        template = templates.template()
        place = templates.random.randrange(len(CONTEXTS))
        if (template, place) in seen or len(template) > 400:
            continue
        context = CONTEXTS[place]
        environment = UserTemplateSandboxEnvironment(
            allowed_references=list(context), max_ast_depth=60, max_ast_node_count=5000
        )
        try:
            environment.validate_template(template)
            text = environment.from_string(template).render(sanitize_record(context))
        except Exception:
            text = None
            # Errors are many and teach little each.
            if templates.chance(0.3):
                continue
        if text is not None and (ON_PURPOSE.search(text) or len(text) > 2000):
            continue
        seen.add((template, place))
        yield [template, place, text]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--count", type=int, required=True)
    chosen = arguments.parse_args()
    print(json.dumps(CONTEXTS, ensure_ascii=False))
    for case in answers(chosen.seed, chosen.count):
        print(json.dumps(case, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
