"""The client of nemo-platform 0.6.0 at designer-service."""

import asyncio
import tempfile
from pathlib import Path

import data_designer.config as dd
import httpx
from checks import HEADERS, URL, case, check_tickets, equal, holds, refused, run, until
from nemo_data_designer_plugin.sdk.errors import DataDesignerClientError, DataDesignerJobError
from nemo_data_designer_plugin.sdk.resources import AsyncDataDesignerResource, DataDesignerResource
from nemo_platform import AsyncNeMoPlatform, NeMoPlatform
from tickets import add_columns

platform = NeMoPlatform(base_url=URL, workspace="default", default_headers=HEADERS)
client = DataDesignerResource(platform)
JOBS = f"{URL}/apis/data-designer/v2/workspaces/default/jobs/create"


def tickets(provider="default/gateway", notes=True):
    builder = dd.DataDesignerConfigBuilder(
        model_configs=[
            dd.ModelConfig(
                alias="writer",
                model="writer",
                provider=provider,
                inference_parameters=dd.ChatCompletionInferenceParams(temperature=0.5, max_parallel_requests=8),
            )
        ]
    )
    add_columns(dd, builder)
    if notes:
        note = "A {{ kind }} note for {{ id }}"
        builder.add_column(name="note", column_type="llm-text", model_alias="writer", prompt=note)
    builder.add_constraint(constraint_type="scalar_inequality", target_column="fine", operator="ge", rhs=20)
    return builder


def samplers_alone():
    return tickets(notes=False)


@case
def previews_with_a_model_column() -> None:
    preview = client.preview(tickets(), num_records=5)
    check_tickets(preview.dataset, 5)
    equal(preview.dataset_metadata.seed_column_names, [], "the seed columns")
    equal(preview.analysis.num_records, 5, "the analysed rows")


@case
def reads_the_analysis_of_every_column_kind() -> None:
    analysis = client.preview(tickets(), num_records=10).analysis
    kinds = {column.column_name: column.column_type for column in analysis.column_statistics}
    equal(kinds["note"], "llm-text", "the kind of note")
    equal(kinds["label"], "expression", "the kind of label")
    equal(kinds["delay"], "sampler", "the kind of delay")
    equal(len(kinds), 16, "the number of analysed columns")
    equal(analysis.side_effect_column_names, ["officer"], "the side effects")
    note = next(column for column in analysis.column_statistics if column.column_name == "note")
    equal((note.input_tokens_mean, note.output_tokens_mean), (7, 3), "the tokens of a note")
    with tempfile.TemporaryDirectory() as folder:
        analysis.to_report(save_path=Path(folder) / "report.html")
        holds((Path(folder) / "report.html").stat().st_size > 1000, "the report is empty")


@case
def creates_waits_and_downloads() -> None:
    job = client.create(tickets(), num_records=300)
    job.wait_until_done()
    equal(job.get_job_status(), "completed", "the status")
    holds(job.check_if_complete(raise_if_not_complete=True), "the job is not complete")
    with tempfile.TemporaryDirectory() as folder:
        results = job.download_artifacts(folder)
        check_tickets(results.load_dataset(), 300)
        equal(results.load_analysis().num_records, 300, "the analysed rows")
    equal(job.load_analysis().target_num_records, 300, "the rows asked for")
    sent = httpx.get(f"{JOBS}/{job.name}/results/analysis/download", headers=HEADERS).json()
    holds("datawright" in sent, "what the client reads over is not there")


@case
def reads_the_log_of_a_job() -> None:
    job = client.create(samplers_alone(), num_records=20, wait_until_done=True)
    lines = job.get_logs()
    holds(any("Completed 20 rows" in line["message"] for line in lines), f"the end is not told: {lines}")
    holds(all(line["name"].startswith("data_designer") for line in lines), "lines that the client does not show")
    holds(all(line["levelname"] in {"INFO", "WARNING", "ERROR"} for line in lines), "levels that Python does not know")


@case
def tells_that_a_job_is_not_complete_and_cancels_it() -> None:
    job = client.create(samplers_alone(), num_records=50_000_000)
    until("the job is active", lambda: job.get_job_status() == "active")
    with refused(DataDesignerJobError, "still running"):
        job.check_if_complete(raise_if_not_complete=True)
    with refused(DataDesignerJobError, "not available"):
        job.download_artifacts()
    cancelled = httpx.post(f"{JOBS}/{job.name}/cancel", headers=HEADERS)
    equal(cancelled.status_code, 200, "the answer to a cancel")
    job.wait_until_done()
    until("the job is cancelled", lambda: job.get_job_status() == "cancelled")
    equal(httpx.post(f"{JOBS}/{job.name}/cancel", headers=HEADERS).json()["status"], "cancelled", "cancelled again")


@case
def lists_and_deletes_jobs() -> None:
    job = client.create(samplers_alone(), num_records=3, wait_until_done=True)
    page = httpx.get(JOBS, headers=HEADERS, params={"sort": "-created_at", "page_size": 1}).json()
    equal([found["name"] for found in page["data"]], [job.name], "the newest job")
    equal(client.get_job_resource(job.name).get_job()["name"], job.name, "the job by name")
    equal(httpx.delete(f"{JOBS}/{job.name}", headers=HEADERS).status_code, 204, "the answer to a delete")
    with refused(httpx.HTTPStatusError, "404"):
        client.get_job_resource(job.name)


@case
def previews_and_creates_asynchronously() -> None:
    async def both():
        async with AsyncNeMoPlatform(base_url=URL, workspace="default", default_headers=HEADERS) as other:
            resource = AsyncDataDesignerResource(other)
            preview = await resource.preview(tickets(), num_records=2)
            job = await resource.create(tickets(), num_records=7)
            await job.wait_until_done()
            with tempfile.TemporaryDirectory() as folder:
                return preview, (await job.download_artifacts(folder)).load_dataset()

    preview, rows = asyncio.run(both())
    check_tickets(preview.dataset, 2)
    check_tickets(rows, 7)


@case
def leaves_failed_cells_empty_and_warns() -> None:
    builder = tickets(notes=False)
    builder.add_column(name="bad", column_type="llm-text", model_alias="writer", prompt="{{ kind }} poison")
    builder.add_column(name="good", column_type="llm-text", model_alias="writer", prompt="{{ kind }}")
    preview = client.preview(builder, num_records=3)
    holds(preview.dataset["bad"].isna().all(), "cells that the model refused have a value")
    equal(list(preview.dataset["good"]), ["Echo of: " + kind for kind in preview.dataset["kind"]], "the others")


@case
def refuses_a_column_that_is_not_there() -> None:
    builder = samplers_alone()
    builder.add_column(name="broken", column_type="expression", expr="{{ nowhere }}")
    with refused(DataDesignerClientError, "nowhere"):
        client.preview(builder, num_records=2)
    with refused(DataDesignerClientError, "nowhere") as _:
        client.create(builder, num_records=2)


@case
def refuses_with_the_status_that_the_client_reads() -> None:
    try:
        client.preview(tickets(provider="default/elsewhere"), num_records=2)
    except DataDesignerClientError as error:
        equal(error.status_code, 422, "the status")
        holds("Cannot access provider 'default/elsewhere'" in str(error), f"the provider is not named: {error}")
    else:
        raise AssertionError("it was not refused")


@case
def refuses_too_many_rows_of_a_preview() -> None:
    with refused(DataDesignerClientError, "Max num records for preview requests is"):
        client.preview(samplers_alone(), num_records=5000)


@case
def refuses_constraints_that_no_row_can_meet() -> None:
    builder = samplers_alone()
    builder.add_constraint(constraint_type="scalar_inequality", target_column="fine", operator="gt", rhs=400)
    with refused(DataDesignerClientError, "fine"):
        client.create(builder, num_records=2)


@case
def refuses_a_wrong_key() -> None:
    wrong = NeMoPlatform(base_url=URL, workspace="default", default_headers={"Authorization": "Bearer wrong"})
    with refused(DataDesignerClientError, "API key"):
        DataDesignerResource(wrong).create(samplers_alone(), num_records=2)


@case
def refuses_an_unknown_workspace() -> None:
    with refused(DataDesignerClientError, "Workspace 'elsewhere' not found"):
        client.preview(samplers_alone(), num_records=2, workspace="elsewhere")


run()
