"""The configs of models, seed files and skips that both must refuse; they stand beside the others in ROW_CASES."""

from row_cases import (
    ENDPOINT,
    MODELS,
    ROW_CASES,
    add,
    code,
    embedding,
    expression,
    model,
    transform,
    validation,
    when,
)

E = expression("e", "{{ word }}")
add("refused: a model that there is not", model("On {{ word }}", alias="nobody"))
add("refused: an embedding model that there is not", embedding("word") | {"model_alias": "nobody"})
add("refused: embeddings of no column", embedding("nowhere"))
add("refused: a prompt of no column", model("On {{ nowhere }}"))
add("refused: a prompt that does not end", model("On {{ word"))
add("refused: a system prompt that does not end", model("On {{ word }}", system_prompt="{% if %}"))
add("refused: a system prompt of no column", model("On {{ word }}", system_prompt="{{ nowhere }}"))
add("refused: a trace that there is not", model("On {{ word }}", with_trace="some"))
add("refused: code in no language", code("On {{ word }}", "nonsense"))
add("refused: structured without a schema", model("On {{ word }}", kind="llm-structured"))
add("refused: a judge without scores", model("On {{ word }}", kind="llm-judge"))
add("refused: a judge with no scores", model("On {{ word }}", kind="llm-judge", scores=[]))
add("refused: a score without options", model("On {{ word }}", kind="llm-judge", scores=[{"name": "a", "description": "b"}]))
add("refused: a skip that mentions itself", expression("e", "{{ word }}", **when("{{ e == 1 }}")))
add("refused: a skip that mentions its trace", model("On {{ word }}", with_trace="all_messages", **when("{{ t__trace }}")))
add("refused: a skip of no column", expression("e", "{{ word }}", **when("True")))
add("refused: a skip of a column that there is not", expression("e", "{{ word }}", **when("{{ nowhere }}")))
add("refused: a skip that does not end", expression("e", "{{ word }}", **when("{{ n")))
add("refused: a skip of another type", expression("e", "{{ n }}", "int", **when("{{ n > 6 }}", "none")))
add("refused: a skipped sampler", {"name": "u", "column_type": "sampler", "sampler_type": "uuid", "params": {}} | when("{{ n }}"), E)
add("refused: skips in a circle", expression("a", "1", **when("{{ b }}")), expression("b", "1", **when("{{ a }}")))
add("refused: a validator that is a function", validation("code", validator_type="local_callable", validator_params={"validation_function": "f"}))
add("refused: a validator that there is not", validation("code", validator_type="nonsense"))
add("refused: a validator of another language", validation("code", lang="rust"))
add("refused: validation of no column", validation("nowhere"))
add("refused: validation in batches of none", validation("code", batch_size=0))
add("refused: a seed file that there is not", E, seed={"source": "nowhere.parquet"})
add("refused: a seed without a source", E, seed={"source": None})
add("refused: a way of sampling that there is not", E, seed={"sampling_strategy": "backwards"})
add("refused: a range the wrong way round", E, seed={"selection_strategy": {"start": 7, "end": 3}})
add("refused: a range behind the end", E, seed={"selection_strategy": {"start": 20, "end": 30}})
add("refused: a part that there is not", E, seed={"selection_strategy": {"index": 5, "num_partitions": 5}})
add("refused: more parts than rows", E, seed={"selection_strategy": {"index": 0, "num_partitions": 50}})
add("refused: another table of no column", E, processors=transform({"w": "{{ nowhere }}"}))
add("refused: another table that does not end", E, processors=transform({"w": "{{ word"}))
add("refused: another table of nothing", E, processors=[{"processor_type": "schema_transform", "name": "out"}])
for name, temperature in {
    "too hot": 2.5,
    "below zero": -0.1,
    "drawn the wrong way round": {"distribution_type": "uniform", "params": {"low": 0.9, "high": 0.2}},
    "drawn too hot": {"distribution_type": "uniform", "params": {"low": 0.5, "high": 2.5}},
    "drawn from nothing": {"distribution_type": "manual", "params": {"values": []}},
    "drawn with other weights": {"distribution_type": "manual", "params": {"values": [0.1, 0.2], "weights": [1]}},
}.items():
    other = [{"alias": "talk", **ENDPOINT, "inference_parameters": {"temperature": temperature}}]
    add(f"refused: a temperature {name}", model("On {{ word }}"), models=other)
add("refused: two models of one alias", model("On {{ word }}"), models=[MODELS[0], MODELS[0]])
add("refused: a provider that there is not", model("On {{ word }}"), models=[MODELS[0] | {"provider": "elsewhere"}])

#: All configs: those whose rows are compared, and those that are refused.
ALL_ROW_CASES = dict(ROW_CASES)
