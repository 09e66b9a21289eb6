"""Makes rows with the Python original and leaves its Parquet files in a folder.

    python data_designer_rows.py CONFIG.json ROWS FOLDER
"""
import os
import sys

os.environ.setdefault("NEMO_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TQDM_DISABLE", "1")

import data_designer.config as dd  # noqa: E402
from data_designer.interface import DataDesigner  # noqa: E402

config, rows, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
# A provider has to be named although no column asks a model.
nobody = dd.ModelProvider(name="nobody", endpoint="http://127.0.0.1:9/v1", provider_type="openai", api_key="none")
designer = DataDesigner(artifact_path=folder, model_providers=[nobody])
designer.set_run_config(dd.RunConfig(otel_metrics_port=None))
result = designer.create(dd.DataDesignerConfigBuilder.from_config(config), num_records=rows, dataset_name="bench")
made = len(result.load_dataset())
if made != rows:
    sys.exit(f"{made} rows came out, not {rows}")
