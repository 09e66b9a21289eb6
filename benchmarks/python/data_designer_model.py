"""The original's side of the model benchmark: ROWS PARALLEL ENDPOINT FOLDER; prints the seconds of create() alone."""
import json
import os
import sys
import time

os.environ.setdefault("NEMO_TELEMETRY_ENABLED", "false")
import data_designer.config as dd
from data_designer.interface import DataDesigner

rows, parallel, endpoint, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
builder = dd.DataDesignerConfigBuilder(model_configs=[dd.ModelConfig(
    alias="writer", model="writer", provider="bench",
    inference_parameters=dd.ChatCompletionInferenceParams(temperature=0.5, max_parallel_requests=parallel))])
builder.add_column(dd.SamplerColumnConfig(
    name="topic", sampler_type=dd.SamplerType.CATEGORY, params=dd.CategorySamplerParams(values=["sea", "sky", "sun"])))
builder.add_column(dd.SamplerColumnConfig(name="id", sampler_type=dd.SamplerType.UUID, params=dd.UUIDSamplerParams()))
builder.add_column(dd.LLMTextColumnConfig(
    name="text", model_alias="writer", prompt="Write about {{ topic }} (record {{ id }})."))
builder.add_column(dd.LLMStructuredColumnConfig(
    name="facts", model_alias="writer", prompt="Facts of {{ text }}",
    output_format={"type": "object", "properties": {
        "sentiment": {"type": "string", "enum": ["pos", "neg"]},
        "score": {"type": "integer", "minimum": 0, "maximum": 10}}, "required": ["sentiment", "score"]}))
designer = DataDesigner(artifact_path=folder, model_providers=[dd.ModelProvider(
    name="bench", endpoint=endpoint, provider_type="openai", api_key="x")])
try:
    designer.set_run_config(dd.RunConfig(otel_metrics_port=None))
except Exception as nothing_to_switch_off:
    print(nothing_to_switch_off, file=sys.stderr)
sys.stdout, stdout = sys.stderr, sys.stdout
started = time.perf_counter()
result = designer.create(builder, num_records=rows, dataset_name="bench")
seconds = time.perf_counter() - started
made = result.load_dataset()
assert len(made) == rows and made.facts.notna().all(), f"{len(made)} rows"
print(json.dumps({"seconds": seconds}), file=stdout)
