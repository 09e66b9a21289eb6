"""The configs that the original and designer-service are compared on.

Each is a name and the config; `by` names a column by whose values the others are compared too, since they depend on it.
"""


def sampler(name, kind, params, **more):
    return {"name": name, "column_type": "sampler", "sampler_type": kind, "params": params, **more}


def expression(name, expr, dtype="str"):
    return {"name": name, "column_type": "expression", "expr": expr, "dtype": dtype}


def scalar(column, operator, rhs):
    return {"constraint_type": "scalar_inequality", "target_column": column, "operator": operator, "rhs": rhs}


def pair(column, operator, rhs):
    return {"constraint_type": "column_inequality", "target_column": column, "operator": operator, "rhs": rhs}


def of(*columns, constraints=(), by=None, **more):
    config = {"columns": list(columns), **more}
    if constraints:
        config["constraints"] = list(constraints)
    return config, by


def uniform(name="x", low=0, high=10, **more):
    return sampler(name, "uniform", {"low": low, "high": high}, **more)


def category(name="c", values=("a", "b", "c"), weights=None):
    params = {"values": list(values)}
    if weights:
        params["weights"] = weights
    return sampler(name, "category", params)


def dates(name="at", start="2023-01-01", end="2024-12-31", unit="D", **more):
    return sampler(name, "datetime", {"start": start, "end": end, "unit": unit}, **more)


def later(name="until", low=1, high=30, unit="D", reference="at", **more):
    params = {"dt_min": low, "dt_max": high, "reference_column_name": reference, "unit": unit}
    return sampler(name, "timedelta", params, **more)


CASES = {}


def add(name, config):
    CASES[name] = config


# Every sampler.
add("uuid", of(sampler("x", "uuid", {})))
add("uuid in short form", of(sampler("x", "uuid", {"prefix": "T-", "short_form": True, "uppercase": True})))
add("category", of(category()))
add("category with weights", of(category(weights=[6, 3, 1])))
add("category of whole numbers", of(category(values=[1, 2, 5], weights=[0.2, 0.5, 0.3])))
add("category of numbers", of(category(values=[0.5, 1.25])))
add("category of one", of(category(values=["only"])))
add(
    "subcategory",
    of(
        category(weights=[5, 3, 2]),
        sampler("s", "subcategory", {"category": "c", "values": {"a": ["a1", "a2"], "b": ["b1"], "c": ["c1", "c2", "c3"]}}),
        by="c",
    ),
)
add(
    "subcategory of numbers",
    of(category(values=["a", "b"]), sampler("s", "subcategory", {"category": "c", "values": {"a": [1, 2], "b": [3]}}), by="c"),
)
add("uniform", of(uniform()))
add("uniform below zero", of(uniform(low=-250.5, high=-3)))
add("uniform with decimals", of(sampler("x", "uniform", {"low": 0, "high": 3, "decimal_places": 1})))
add("uniform without decimals", of(sampler("x", "uniform", {"low": 0, "high": 9, "decimal_places": 0})))
add("uniform as whole numbers", of(uniform(low=1, high=6, convert_to="int")))
add("uniform as floats", of(uniform(convert_to="float")))
add("gaussian", of(sampler("x", "gaussian", {"mean": 100, "stddev": 15})))
add("gaussian with decimals", of(sampler("x", "gaussian", {"mean": 0, "stddev": 1, "decimal_places": 2})))
add("gaussian as whole numbers", of(sampler("x", "gaussian", {"mean": 3, "stddev": 2}, convert_to="int")))
add("poisson", of(sampler("x", "poisson", {"mean": 3})))
add("poisson of a large mean", of(sampler("x", "poisson", {"mean": 140.5})))
add("bernoulli", of(sampler("x", "bernoulli", {"p": 0.3})))
add("bernoulli never", of(sampler("x", "bernoulli", {"p": 0})))
add("bernoulli always", of(sampler("x", "bernoulli", {"p": 1})))
add("binomial", of(sampler("x", "binomial", {"n": 12, "p": 0.35})))
add("binomial as text", of(sampler("x", "binomial", {"n": 4, "p": 0.5}, convert_to="str")))
add(
    "bernoulli mixture of exponentials",
    of(sampler("x", "bernoulli_mixture", {"p": 0.4, "dist_name": "expon", "dist_params": {"scale": 3.0}})),
)
add(
    "bernoulli mixture of normals",
    of(sampler("x", "bernoulli_mixture", {"p": 0.8, "dist_name": "norm", "dist_params": {"loc": 5, "scale": 2}})),
)
for distribution, params in {
    "norm": {"loc": 3, "scale": 2},
    "lognorm": {"s": 0.6, "scale": 4},
    "expon": {"loc": 1, "scale": 2},
    "gamma": {"a": 2.5, "scale": 3},
    "beta": {"a": 2, "b": 5},
    "weibull_min": {"c": 1.7, "scale": 2},
    "pareto": {"b": 3},
    "t": {"df": 5},
    "chi2": {"df": 4},
    "uniform": {"loc": -1, "scale": 4},
    "triang": {"c": 0.3, "loc": 1, "scale": 2},
    "truncnorm": {"a": -1, "b": 2},
    "poisson": {"mu": 6},
    "geom": {"p": 0.3},
    "nbinom": {"n": 5, "p": 0.4},
    "binom": {"n": 20, "p": 0.2},
    "randint": {"low": 3, "high": 9},
    "zipf": {"a": 3.5},
}.items():
    add(f"scipy {distribution}", of(sampler("x", "scipy", {"dist_name": distribution, "dist_params": params})))
add(
    "scipy with decimals",
    of(sampler("x", "scipy", {"dist_name": "gamma", "dist_params": {"a": 2}, "decimal_places": 1})),
)
add(
    "scipy as whole numbers",
    of(sampler("x", "scipy", {"dist_name": "norm", "dist_params": {"scale": 4}}, convert_to="int")),
)
add("poisson as text", of(sampler("x", "poisson", {"mean": 2}, convert_to="str")))
add("bernoulli as text", of(sampler("x", "bernoulli", {"p": 0.4}, convert_to="str")))
add("poisson as floats", of(sampler("x", "poisson", {"mean": 2}, convert_to="float")))
add("category of numbers as whole numbers", of(category(values=[1.2, 2.7]) | {"convert_to": "int"}))
add("category of numbers as text", of(category(values=[1, 20]) | {"convert_to": "str"}))
add("category of digits as numbers", of(category(values=["1", "20"]) | {"convert_to": "int"}))
add("a category of texts and numbers", of(category(values=["one", 2])))
add("dates", of(dates(unit="D")))
add("dates and hours", of(dates(unit="h")))
add("dates and minutes", of(dates(unit="m", start="2024-03-01", end="2024-03-08")))
add("dates and seconds", of(dates(unit="s", start="2024-03-01T08:00:00", end="2024-03-01T17:30:00")))
add("months", of(dates(unit="M", start="2022-01-01", end="2023-01-01")))
add("years", of(dates(unit="Y", start="2001-01-01", end="2005-01-01")))
add("dates in words of their own", of(dates(convert_to="%d.%m.%Y")))
add("times in words of their own", of(dates(unit="m", convert_to="%Y-%m-%d %H:%M")))
add("days later", of(dates(), later(), by=None))
add("hours later", of(dates(), later(unit="h", low=1, high=100)))
add("minutes later", of(dates(unit="h"), later(unit="m", low=-60, high=60)))
add("seconds later", of(dates(unit="m"), later(unit="s", low=0, high=5)))
add("days later in words", of(dates(convert_to="%Y-%m-%d"), later(convert_to="%d/%m/%Y")))
add(
    "people",
    of(sampler("p", "person_from_faker", {"locale": "en_US", "age_range": [21, 65]})),
)
add("German people", of(sampler("p", "person_from_faker", {"locale": "de_DE", "sex": "Female", "age_range": [30, 40]})))

# Conditions.
add(
    "gaussian by category",
    of(
        category(values=["car", "truck"]),
        sampler(
            "x",
            "gaussian",
            {"mean": 1500, "stddev": 100},
            conditional_params={"c == 'truck'": {"mean": 9000, "stddev": 500}},
        ),
        by="c",
    ),
)
add(
    "uniform by two conditions",
    of(
        category(),
        uniform(conditional_params={"c == 'a'": {"low": 20, "high": 30}, "c == 'b'": {"low": 40, "high": 41}}),
        by="c",
    ),
)
add(
    "category by category",
    of(
        category(values=["a", "b"]),
        sampler(
            "x",
            "category",
            {"values": ["yes", "no"]},
            conditional_params={"c == 'b'": {"values": ["yes", "no"], "weights": [0.95, 0.05]}},
        ),
        by="c",
    ),
)
add(
    "bernoulli by a number",
    of(
        sampler("n", "binomial", {"n": 3, "p": 0.5}),
        sampler("x", "bernoulli", {"p": 0.1}, conditional_params={"n >= 2": {"p": 0.9}}),
        by="n",
    ),
)
add(
    "poisson by two columns",
    of(
        category(values=["a", "b"]),
        sampler("n", "bernoulli", {"p": 0.5}),
        sampler("x", "poisson", {"mean": 2}, conditional_params={"c == 'a' and n == 1": {"mean": 30}}),
        by="c",
    ),
)
add(
    "dates by category",
    of(
        category(values=["old", "new"]),
        dates(conditional_params={"c == 'old'": {"start": "1990-01-01", "end": "1999-12-31", "unit": "D"}}),
        by="c",
    ),
)
add(
    "conditional whole numbers",
    of(
        category(values=["a", "b"]),
        uniform(convert_to="int", low=0, high=5, conditional_params={"c == 'a'": {"low": 50, "high": 60}}),
        by="c",
    ),
)

# Constraints.
add("at least", of(uniform(), constraints=[scalar("x", "ge", 2.5)]))
add("between", of(sampler("x", "gaussian", {"mean": 0, "stddev": 1}), constraints=[scalar("x", "gt", -1), scalar("x", "le", 1.5)]))
add("whole numbers below", of(sampler("x", "poisson", {"mean": 5}), constraints=[scalar("x", "lt", 6)]))
add("less than another", of(uniform("a"), uniform("b", low=5, high=15), constraints=[pair("a", "lt", "b")]))
add(
    "at least a date",
    of(
        dates("a", start="2023-01-01", end="2023-12-31"),
        dates("b", start="2023-06-01", end="2024-06-30"),
        constraints=[pair("b", "ge", "a")],
    ),
)
add(
    "a limit and another column",
    of(uniform("a", high=20), uniform("b", high=30), constraints=[scalar("a", "ge", 5), pair("b", "gt", "a")]),
)
add(
    "a chain of three",
    of(
        uniform("a", high=10),
        uniform("b", low=5, high=20),
        uniform("c", low=10, high=30),
        constraints=[pair("a", "lt", "b"), pair("b", "lt", "c")],
    ),
)

# Expressions.
BASE = [
    category(values=["Red", "green"]),
    sampler("n", "poisson", {"mean": 4}),
    sampler("f", "uniform", {"low": -2, "high": 2, "decimal_places": 2}),
]
for name, expr, dtype in [
    ("a text", "{{ c }}-{{ n }}", "str"),
    ("arithmetic", "{{ n * 3 + 1 }}", "int"),
    ("a division", "{{ n / 4 }}", "float"),
    ("whole division and rest", "{{ n // 3 }}r{{ n % 3 }}", "str"),
    ("a comparison", "{{ n > 4 }}", "bool"),
    ("a condition", "{% if n > 5 %}many{% elif n > 2 %}some{% else %}few{% endif %}", "str"),
    ("a choice", "{{ 'big' if f > 1 else 'small' }}", "str"),
    ("case", "{{ c | upper }}/{{ c | lower }}/{{ c | title }}", "str"),
    ("a round number", "{{ (f * 3) | round(1) }}", "float"),
    ("an absolute number", "{{ f | abs }}", "float"),
    ("replacing", "{{ c | replace('e', '3') }}", "str"),
    ("a loop", "{% for i in range(n) %}{{ i }},{% endfor %}.", "str"),
    ("a slice", "{{ c[1:3] }}", "str"),
    ("a length", "{{ c | length }}", "int"),
    ("a list", "{{ [n, 2] | max }}", "int"),
    ("a variable", "{% set twice = n * 2 %}{{ twice + 1 }}", "int"),
    ("two decimals", "{{ '%.2f' | format(f) }}", "str"),
]:
    add(f"expression: {name}", of(*BASE, expression("e", expr, dtype)))
add(
    "expression over an expression",
    of(*BASE, expression("e", "{{ n + 1 }}", "int"), expression("g", "{{ e * 2 }}", "int")),
)
add("expression: a part of a person", of(sampler("p", "person_from_faker", {"locale": "en_US"}), expression("e", "{{ p.first_name }} {{ p.last_name }}")))

# What stands in the output.
add("a dropped column", of(uniform("hidden") | {"drop": True}, expression("e", "{{ hidden | round(3) }}", "float")))
add(
    "a processor that drops",
    of(uniform("hidden"), category(), processors=[{"processor_type": "drop_columns", "name": "out", "column_names": ["hidden"]}]),
)

# What is refused.
add("no columns", ({"columns": []}, None))
add("a column type that there is not", of({"name": "x", "column_type": "nonsense"}))
add("a sampler that there is not", of(sampler("x", "nonsense", {})))
add("a field that there is not", of(uniform() | {"colour": "red"}))
add("a parameter that there is not", of(sampler("x", "uniform", {"low": 0, "high": 1, "middle": 0.5})))
add("a parameter that is missing", of(sampler("x", "uniform", {"low": 0})))
add("a parameter of another type", of(sampler("x", "gaussian", {"mean": "much", "stddev": 1})))
add("one name twice", of(uniform(), uniform()))
add("limits the wrong way round", of(uniform(low=9, high=1)))
add("a negative deviation", of(sampler("x", "gaussian", {"mean": 0, "stddev": -1})))
add("a negative mean of a poisson", of(sampler("x", "poisson", {"mean": -3})))
add("a probability above one", of(sampler("x", "bernoulli", {"p": 1.5})))
add("a negative number of trials", of(sampler("x", "binomial", {"n": -1, "p": 0.5})))
add("a category without values", of(category(values=[])))
add("weights of another number", of(category(weights=[1, 2])))
add("weights below zero", of(category(weights=[3, -1, 1])))
add("a subcategory of no category", of(sampler("s", "subcategory", {"category": "c", "values": {"a": ["x"]}})))
add("a subcategory that misses a value", of(category(), sampler("s", "subcategory", {"category": "c", "values": {"a": ["x"]}})))
add("a date that is none", of(dates(start="soon")))
add("dates the wrong way round", of(dates(start="2024-01-01", end="2023-01-01")))
add("a unit that there is not", of(dates(unit="week")))
add("a timedelta of no date", of(later()))
add("a timedelta of a number", of(uniform("at"), later()))
add("a timedelta the wrong way round", of(dates(), later(low=9, high=1)))
add("a distribution that there is not", of(sampler("x", "scipy", {"dist_name": "nonsense", "dist_params": {}})))
add("a distribution without its parameter", of(sampler("x", "scipy", {"dist_name": "gamma", "dist_params": {}})))
add("a distribution with a parameter too many", of(sampler("x", "scipy", {"dist_name": "norm", "dist_params": {"shape": 3}})))
add("a mixture of nothing", of(sampler("x", "bernoulli_mixture", {"p": 0.5, "dist_name": "nonsense", "dist_params": {}})))
add("a conversion that there is not", of(uniform(convert_to="complex")))
add("a language that there is not", of(sampler("p", "person_from_faker", {"locale": "xx_XX"})))
add("ages the wrong way round", of(sampler("p", "person_from_faker", {"locale": "en_US", "age_range": [60, 20]})))
add("an expression of no column", of(uniform(), expression("e", "{{ nowhere }}")))
add("an expression that does not end", of(uniform(), expression("e", "{{ x")))
add("an expression of a filter that there is not", of(uniform(), expression("e", "{{ x | nonsense }}")))
add("an expression of nothing", of(uniform(), expression("e", "")))
add("an expression of no type", of(uniform(), expression("e", "{{ x }}", "complex")))
add("an expression of its own", of(uniform(), expression("e", "{{ e }}")))
add("expressions in a circle", of(expression("e", "{{ g }}"), expression("g", "{{ e }}")))
add("a way into the machine", of(category(), expression("e", "{{ c.__class__.__mro__ }}")))
add("a constraint of no column", of(uniform(), constraints=[scalar("nowhere", "lt", 3)]))
add("a constraint with no column", of(uniform(), constraints=[pair("x", "lt", "nowhere")]))
add("a constraint by no operator", of(uniform(), constraints=[scalar("x", "eq", 3)]))
add("a constraint that nothing meets", of(uniform(), constraints=[scalar("x", "gt", 11)]))
add("constraints against each other", of(uniform(), constraints=[scalar("x", "gt", 6), scalar("x", "lt", 4)]))
add("a constraint of a category", of(category(), constraints=[scalar("c", "lt", 4)]))
add("a condition of no column", of(uniform(conditional_params={"nowhere == 1": {"low": 0, "high": 1}})))
add("a condition that does not end", of(category(), uniform(conditional_params={"c == ": {"low": 0, "high": 1}})))
add("a condition with wrong parameters", of(category(), uniform(conditional_params={"c == 'a'": {"low": 5}})))
add("a text by no model", of(category(), {"name": "t", "column_type": "llm-text", "prompt": "{{ c }}", "model_alias": "nobody"}))
add("a column of one's own", of({"name": "t", "column_type": "custom"}))
add("a processor that there is not", of(uniform(), processors=[{"processor_type": "nonsense", "name": "out"}]))
add(
    "a processor of no column",
    of(uniform(), processors=[{"processor_type": "drop_columns", "name": "out", "column_names": ["nowhere"]}]),
)
add("only dropped columns", of(uniform() | {"drop": True}))

