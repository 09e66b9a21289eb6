"""The configs whose rows must be the same, for their columns follow from a seed file and from what the model is told.

Each is a name and the config with the number of rows. A prompt that contains `<<<...>>>` is answered with what stands
between (`EchoModel`). The file that a `seed_config` names is made by `seed_files`.
"""

import json

FENCE = "`" * 3
WORDS = ["pier", "quay", "tide", "buoy", "mast", "keel", "helm", "dock", "sail", "knot", "reef", "crew"]
PYTHON = ["x = 1\n", "def f(a):\n    return a + 1\n", "print('a')\n", "for i in range(3):\n    print(i)\n"]
BROKEN = ["x = (\n", "def f(a:\n    return a\n", "print('a\n", "for i in range(3):\nprint(i)\n"]
SQL = ["SELECT a FROM t WHERE b = 1", "SELECT a FROM t GROUP BY a ORDER BY a", "SELEC a FROM t", "SELECT FROM WHERE"]
SEED_ROWS = [
    {
        "n": n,
        "word": word,
        "colour": ["red", "green", "blue"][n % 3],
        "size": n * 1.5,
        "code": PYTHON[n % 4],
        "broken": BROKEN[n % 4],
        "query": SQL[n % 4],
    }
    for n, word in enumerate(WORDS)
]
SEED_FILES = {
    "rows.parquet": SEED_ROWS,
    "rows.csv": [{key: row[key] for key in ("n", "word", "size")} for row in SEED_ROWS],
    "rows.jsonl": [{key: row[key] for key in ("n", "word", "size")} for row in SEED_ROWS],
    "zeros.csv": [{"code": f"{n:05}", "n": n} for n in range(12)],
}
ENDPOINT = {"model": "echo", "provider": "default/gateway"}
MODELS = [
    {"alias": "talk", **ENDPOINT, "inference_parameters": {"temperature": 0.5, "max_tokens": 500}},
    {"alias": "vectors", **ENDPOINT, "inference_parameters": {"generation_type": "embedding"}},
]

ROW_CASES = {}


def add(name, *columns, rows=12, seed=None, models=None, **more):
    seed_config = {"source": "rows.parquet", "sampling_strategy": "ordered", **(seed or {})}
    config = {"columns": list(columns), "model_configs": models or MODELS, "seed_config": seed_config, **more}
    # A config is JSON: keys are texts.
    ROW_CASES[name] = (json.loads(json.dumps(config)), rows)


def expression(name, expr, dtype="str", **more):
    return {"name": name, "column_type": "expression", "expr": expr, "dtype": dtype, **more}


def model(prompt, name="t", kind="llm-text", alias="talk", **more):
    return {"name": name, "column_type": kind, "prompt": prompt, "model_alias": alias, **more}


def code(prompt, lang="python", **more):
    return model(prompt, "t", "llm-code", code_lang=lang, **more)


def fenced(lang, text):
    return f"<<<{FENCE}{lang}\n{text}\n{FENCE}>>>"


def structured(answer, properties, fence="json", **more):
    schema = {"type": "object", "properties": properties, "required": list(properties), **more}
    return model(f"Fill it in. {fenced(fence, answer)}", "t", "llm-structured", output_format=schema)


def score(name, *options):
    return {"name": name, "description": f"How {name} it is", "options": {option: f"it is {option}" for option in options}}


def judge(answer, *scores):
    return model(f"Judge {{{{ word }}}}. {fenced('json', answer)}", "t", "llm-judge", scores=list(scores))


def embedding(target, **more):
    return {"name": "v", "column_type": "embedding", "target_column": target, "model_alias": "vectors", **more}


def validation(*targets, lang="python", **more):
    return {
        "name": "ok",
        "column_type": "validation",
        "target_columns": list(targets),
        "validator_type": "code",
        "validator_params": {"code_lang": lang},
        **more,
    }


def when(condition, *value):
    return {"skip": {"when": condition, **({"value": value[0]} if value else {})}}


def transform(template):
    return [{"processor_type": "schema_transform", "name": "out", "template": template}]


# What a model makes.
add("a text", model("A line about {{ word }} in {{ colour }}."))
add("a text by a loop", model("Count: {% for i in range(n) %}{{ i }}{% if not loop.last %}, {% endif %}{% endfor %}"))
add("a text over a text", model("On {{ word }}", "first"), model("More on: {{ first }}"))
add("a prompt that is empty in one row", model("{% if n %}On {{ word }}{% endif %}"))
add("a text that the model is told", model("<<<{{ word | upper }}\n\nand {{ n }}>>>"))
add("all messages", model("Name {{ word }}", system_prompt="You like {{ colour }}.", with_trace="all_messages"))
add("all messages without a system prompt", model("Name {{ word }}", with_trace="all_messages"))
add("the last message", model("Name {{ word }}", system_prompt="Be short.", with_trace="last_message"))
add("the reasoning", model("<<<Think of {{ word }}|||{{ n }}>>>", extract_reasoning_content=True))
add("no reasoning", model("<<<{{ n }}>>>", extract_reasoning_content=True))
add("a text over a reasoning", model("<<<So: {{ n }}|||{{ word }}>>>", "a", extract_reasoning_content=True), model("<<<{{ a__reasoning_content }}>>>"))
add("a dropped text", model("On {{ word }}", "hidden", drop=True), expression("e", "{{ hidden | length }}", "int"))
add("one row refused", model("About {{ word }}{% if n == 5 %} poison{% endif %}"))
add("code", code(f"Write it. {fenced('python', 'def {{ word }}():' + chr(10) + '    return {{ n }}')}"))
add("code after words", code(f"<<<Here it is:\n\n{FENCE}python\nx = {{{{ n }}}}\n{FENCE}\n\nThat is all.>>>"))
add("code in a fence that says nothing", code(fenced("", "x = {{ n }}")))
add("SQL code", code(fenced("sql", "SELECT {{ word }} FROM t"), "sql:postgres"))
add("Java code", code(fenced("java", "class {{ word | title }} {}"), "java"))
add("code in a fence of its short name", code(fenced("{% if n > 8 %}py{% else %}python{% endif %}", "x = {{ n }}")))

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
add("structured", structured('{"name": "{{ word }}", "count": {{ n }}}', {"name": TEXT, "count": WHOLE}))
add(
    "structured with every kind",
    structured(
        '{"a": {{ size }}, "b": {{ "true" if n > 5 else "false" }}, "c": ["x", "{{ word }}"], "d": {"e": {{ n }}}}',
        {
            "a": {"type": "number"},
            "b": {"type": "boolean"},
            "c": {"type": "array", "items": TEXT},
            "d": {"type": "object", "properties": {"e": WHOLE}, "required": ["e"]},
        },
    ),
)
add(
    "structured with a list of objects",
    structured(
        '{"all": [{"k": "{{ word }}", "v": 1}, {"k": "b", "v": {{ n }}}]}',
        {"all": {"type": "array", "items": {"type": "object", "properties": {"k": TEXT, "v": WHOLE}}}},
    ),
)
add("structured with an enum", structured('{"c": "{{ colour }}"}', {"c": {"enum": ["red", "green", "blue"], "type": "string"}}))
add("a part of a structured column", structured('{"name": "{{ word }}"}', {"name": TEXT}), expression("e", "{{ t.name }}!"))
add("a property that the schema does not name", structured('{"a": {{ n }}, "more": 1}', {"a": WHOLE}))
add("a property that the schema allows", structured('{"a": {{ n }}, "more": 1}', {"a": WHOLE}, additionalProperties=True))
add("a property that the schema forbids", structured('{"a": {{ n }}, "more": 1}', {"a": WHOLE}, additionalProperties=False))
add("an answer without a fence", model('<<<{"a": {{ n }}}>>>', kind="llm-structured", output_format={"type": "object", "properties": {"a": WHOLE}}))
add("structured against its schema", structured('{"a": {% if n == 3 %}"no"{% else %}{{ n }}{% endif %}}', {"a": WHOLE}))

FAIR = score("fair", "yes", "no")
add("a judge", judge('{"fair": {"reasoning": "for {{ word }}", "score": "{{ "yes" if n > 3 else "no" }}"}}', FAIR))
add(
    "a judge of two",
    judge(
        '{"fair": {"reasoning": "so", "score": "yes"}, "Good": {"reasoning": "{{ n }}", "score": "low"}}',
        FAIR,
        score("Good", "low", "high"),
    ),
)
add("a judge's mark elsewhere", judge('{"fair": {"reasoning": "so", "score": "no"}}', FAIR), expression("e", "{{ t.fair.score }}"))
add("a judge of numbers", judge('{"fair": {"reasoning": "so", "score": {{ n % 3 + 1 }}}}', score("fair", 1, 2, 3)))
add("a judge's mark that there is not", judge('{"fair": {"reasoning": "so", "score": "{% if n == 2 %}maybe{% else %}no{% endif %}"}}', FAIR))

add("embeddings", embedding("word"))
add("embeddings of a list", expression("both", '["{{ word }}", "{{ colour }}", "x"]'), embedding("both"))
add("embeddings of an answer", model("About {{ word }}"), embedding("t"))

# Validation.
add("Python", validation("code"))
add("Python in batches", validation("code", batch_size=5), rows=30)
for dialect in ["sqlite", "postgres", "mysql", "tsql", "bigquery", "ansi"]:
    add(f"SQL of {dialect}", validation("query", lang=f"sql:{dialect}"))
add("Python that cannot be read", validation("broken"))
add("an unknown name", expression("e", "print({{ word }})"), validation("e"))
add("Python from a model", code(fenced("python", "x = {{ n }}")), validation("t"))
add("a part of a finding", validation("query", lang="sql:ansi"), expression("e", "{{ 'good' if ok.is_valid else 'bad' }}"))
add("two columns", expression("other", "{% if n %}SELECT 1{% else %}nothing{% endif %}"), validation("query", "other", lang="sql:ansi"))

# Skipped rows.
add("a skipped expression", expression("e", "{{ word }}", **when("{{ n > 6 }}")))
add("a skipped expression with a value", expression("e", "{{ word }}", **when("{{ n > 6 }}", "none")))
add("skipped numbers with a value", expression("e", "{{ n }}", "int", **when("{{ n > 6 }}", -1)))
add("skipped numbers with a value of digits", expression("e", "{{ n }}", "int", **when("{{ n > 6 }}", "-1")))
add("skipped numbers with a value without a fraction", expression("e", "{{ n / 2 }}", "float", **when("{{ n > 6 }}", 1)))
add("skipped texts with a number", expression("e", "{{ word }}", **when("{{ n > 6 }}", 7)))
add("skipped flags with a number", expression("e", "{{ n > 3 }}", "bool", **when("{{ n > 6 }}", 1)))
add("skipped flags with a flag", expression("e", "{{ n > 3 }}", "bool", **when("{{ n > 6 }}", False)))
add("skipped numbers", expression("e", "{{ n }}", "int", **when("{{ n > 6 }}")))
add("a skipped text", model("On {{ word }}", **when("{{ colour == 'red' }}")))
add("a skipped text with a value", model("On {{ word }}", **when("{{ colour == 'red' }}", "-")))
add("skipped by a text", expression("e", "{{ word }}", **when("{{ colour if n > 4 else '' }}")))
add("skipped by a number", expression("e", "{{ word }}", **when("{{ n % 4 }}")))
add("skipped by a list", expression("e", "{{ word }}", **when("{{ [n] if n > 4 else [] }}")))
add("skipped by a statement", expression("e", "{{ word }}", **when("{% if n > 4 %}True{% else %}False{% endif %}")))
add("skipped by a condition that fails", expression("e", "{{ word }}", **when("{{ word.first.second }}")))
add("skipped with what it needs", expression("a", "{{ word }}", **when("{{ n > 6 }}")), expression("e", "{{ a }}!"))
add("skipped two on", expression("a", "{{ word }}", **when("{{ n > 6 }}")), expression("b", "{{ a }}"), model("On {{ b }}"))
add(
    "skipped with what it needs, with a value",
    expression("a", "{{ word }}", **when("{{ n > 6 }}", "none")),
    expression("e", "{{ a }}!"),
)
add(
    "not skipped with what it needs",
    expression("a", "{{ word }}", **when("{{ n > 6 }}")),
    expression("e", "{{ a if a else 'nothing' }}", propagate_skip=False),
)
add(
    "a text not skipped with what it needs",
    model("<<<{{ word }}>>>", "a", **when("{{ n > 6 }}", "nothing")),
    model("On {{ a }}", propagate_skip=False),
)
add("a skip by a skipped column", expression("a", "{{ n }}", **when("{{ n > 6 }}", "x")), expression("e", "{{ word }}", **when("{{ a == 'x' }}")))
add("skipped embeddings", embedding("word", **when("{{ n > 6 }}")))
add("skipped code and its finding", code(fenced("python", "x = {{ n }}"), **when("{{ n > 6 }}")), validation("t"))
add("a skipped finding", validation("query", lang="sql:sqlite", **when("{{ n > 6 }}")))
add("skipped structured", structured('{"a": {{ n }}}', {"a": WHOLE}) | when("{{ n > 6 }}"))

# Seed files.
add("ordered", expression("e", "{{ word }}"))
add("ordered and again", expression("e", "{{ word }}"), rows=31)
add("fewer than there are", expression("e", "{{ word }}"), rows=5)
add("shuffled", expression("e", "{{ word }}"), seed={"sampling_strategy": "shuffle"})
add("shuffled twice", expression("e", "{{ word }}"), seed={"sampling_strategy": "shuffle"}, rows=24)
RANGE = {"selection_strategy": {"start": 3, "end": 7}}
add("a range", expression("e", "{{ word }}"), seed=RANGE)
add("a range, shuffled", expression("e", "{{ word }}"), seed=RANGE | {"sampling_strategy": "shuffle"}, rows=5)
for index in range(5):
    part = {"selection_strategy": {"index": index, "num_partitions": 5}}
    add(f"part {index} of 5", expression("e", "{{ word }}"), seed=part, rows=6)
add("CSV", expression("e", "{{ n + 1 }}", "int"), seed={"source": "rows.csv"})
add("lines of JSON", expression("e", "{{ size * 2 }}", "float"), seed={"source": "rows.jsonl"})
add("CSV with leading zeros", expression("e", "{{ n }}"), seed={"source": "zeros.csv"})
add("a seed column by name", {"name": "word", "column_type": "seed-dataset"}, expression("e", "{{ word }}"))

# Another table.
add("another table", expression("e", "{{ word }}"), processors=transform({"w": "{{ word }}", "both": "{{ word }}-{{ n }}"}))
add(
    "another table of lists",
    expression("e", "{{ word }}"),
    processors=transform({"m": [{"role": "user", "content": "{{ word }}"}, {"role": "assistant", "content": "{{ e }}"}]}),
)
add("another table with quotes", expression("e", 'a "b" \\ {{ word }}'), processors=transform({"q": "<{{ e }}>"}))
add("another table of a part", structured('{"name": "{{ word }}"}', {"name": TEXT}), processors=transform({"q": "{{ t.name }}", "k": 7}))

# Inference parameters that are drawn; what comes out is compared as a distribution.
for kind, params in {"uniform": {"low": 0.2, "high": 0.9}, "manual": {"values": [0.1, 0.5, 0.9], "weights": [0.6, 0.3, 0.1]}}.items():
    drawn = {"temperature": {"distribution_type": kind, "params": params}}
    add(f"temperature {kind}", model("<<<TEMPERATURE>>>", alias="drawn"), rows=400, models=[{"alias": "drawn", **ENDPOINT, "inference_parameters": drawn}])
