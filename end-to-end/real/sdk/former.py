"""The client of nemo-microservices 1.5.0 at designer-service."""

import tempfile

import httpx
import nemo_microservices
import pandas
from checks import HEADERS, URL, case, check_tickets, equal, holds, refused, run, until
from nemo_microservices import NeMoMicroservices
from nemo_microservices.data_designer import essentials as dd
from nemo_microservices.data_designer.client.errors import DataDesignerClientError, DataDesignerConfigValidationError
from nemo_microservices.data_designer.client.results.errors import DataDesignerJobError
from tickets import add_columns

platform = NeMoMicroservices(base_url=URL, default_headers=HEADERS)
client = dd.NeMoDataDesignerClient(client=platform)
jobs = platform.data_designer.jobs


def tickets(provider="default/gateway", notes=True):
    builder = dd.DataDesignerConfigBuilder(
        model_configs=[
            dd.ModelConfig(
                alias="writer",
                model="writer",
                provider=provider,
                inference_parameters=dd.InferenceParameters(temperature=0.5, max_parallel_requests=8),
            )
        ]
    )
    add_columns(dd, builder)
    if notes:
        note = "A {{ kind }} note for {{ id }}"
        builder.add_column(name="note", column_type="llm-text", model_alias="writer", prompt=note)
    builder.add_constraint(dd.ScalarInequalityConstraint(target_column="fine", operator="ge", rhs=20))
    return builder


def samplers_alone():
    return tickets(notes=False)


@case
def reads_the_settings() -> None:
    equal([model.alias for model in client.get_default_model_configs()], ["writer", "coder", "judge"], "the models")
    equal([provider.name for provider in client.get_default_model_providers()], ["default/gateway"], "the providers")


@case
def previews_with_a_model_column() -> None:
    preview = client.preview(tickets(), num_records=5)
    check_tickets(preview.dataset, 5)
    equal(preview.analysis.num_records, 5, "the analysed rows")


@case
def previews_ten_rows_when_none_are_asked_for() -> None:
    equal(len(client.preview(samplers_alone()).dataset), 10, "the number of rows")


@case
def creates_waits_and_loads() -> None:
    job = client.create(tickets(), num_records=300, wait_until_done=True)
    equal(job.get_job_status(), "completed", "the status")
    holds(job.check_if_complete(raise_if_not_complete=True), "the job is not complete")
    check_tickets(job.load_dataset(), 300)
    analysis = job.load_analysis()
    equal(analysis.num_records, 300, "the analysed rows")
    kinds = {column.column_name: column.column_type for column in analysis.column_statistics}
    equal((kinds["note"], kinds["label"], kinds["noise"]), ("llm-text", "expression", "sampler"), "the kinds")
    note = next(column for column in analysis.column_statistics if column.column_name == "note")
    equal((note.prompt_tokens_mean, note.completion_tokens_mean), (7, 3), "the tokens of a note")


@case
def downloads_the_artifacts() -> None:
    job = client.create(samplers_alone(), num_records=50, wait_until_done=True)
    with tempfile.TemporaryDirectory() as folder:
        saved = job.download_artifacts(folder)
        equal(len(pandas.read_parquet(saved / "dataset")), 50, "the rows of the files")
        holds((saved / "analysis.json").stat().st_size > 100, "the analysis is empty")


@case
def reads_the_log_of_a_job() -> None:
    job = client.create(samplers_alone(), num_records=20, wait_until_done=True)
    lines = job.get_logs()
    holds(any("Completed 20 rows" in line["message"] for line in lines), f"the end is not told: {lines}")
    raw = jobs.get_logs(job.get_job().id, limit=1)
    equal(raw.data[0].job_id, job.get_job().id, "the job of a line")
    holds(raw.next_page, "the log has one page alone")


@case
def takes_one_name_as_often_as_it_comes() -> None:
    first = client.create(samplers_alone(), num_records=2, name="the same", wait_until_done=True)
    second = client.create(samplers_alone(), num_records=2, name="the same", project="tickets", wait_until_done=True)
    holds(first.get_job().id != second.get_job().id, "both are one job")
    equal((first.get_job().name, second.get_job().name), ("the same", "the same"), "the names")
    found = jobs.list(search={"name": ["the sam"], "project": ["ticket"]}, sort="-created_at")
    equal([job.id for job in found.data], [second.get_job().id], "what a search finds")
    equal(client.get_job_results(first.get_job().id).get_job_status(), "completed", "the job by id")


@case
def shows_a_job_as_it_was_sent() -> None:
    job = client.create(samplers_alone(), num_records=2, wait_until_done=True).get_job()
    equal((job.project, job.namespace, job.spec.num_records), ("nemo-data-designer", "default", 2), "the job")
    constraint = job.spec.config.constraints[0]
    equal((constraint.target_column, constraint.operator, constraint.rhs), ("fine", "ge", 20), "the constraint")
    holds(not hasattr(constraint, "constraint_type"), "the constraint has a type, which this generation does not know")


@case
def tells_that_a_job_is_not_complete_and_cancels_it() -> None:
    job = client.create(samplers_alone(), num_records=50_000_000)
    until("the job is active", lambda: job.get_job_status() == "active")
    with refused(DataDesignerJobError, "still running"):
        job.check_if_complete(raise_if_not_complete=True)
    with refused(DataDesignerJobError, "not available"):
        job.load_dataset()
    jobs.cancel(job.get_job().id)
    job.wait_until_done()
    until("the job is cancelled", lambda: job.get_job_status() == "cancelled")
    equal(jobs.get_status(job.get_job().id).status, "cancelled", "the status")
    equal(jobs.results.list(job.get_job().id).data, [], "the results of a cancelled job")


@case
def lists_and_deletes_jobs() -> None:
    job = client.create(samplers_alone(), num_records=3, wait_until_done=True).get_job()
    holds(job.id in {found.id for found in client.list_jobs()}, "the job is not listed")
    equal([found.id for found in jobs.list(page_size=1, sort="-created_at").data], [job.id], "the newest job")
    jobs.delete(job.id)
    with refused(nemo_microservices.NotFoundError, job.id):
        client.get_job_results(job.id)
    holds(job.id not in {found.id for found in client.list_jobs()}, "the deleted job is listed")


@case
def turns_no_page_for_ever_where_there_are_none() -> None:
    found = jobs.list(search={"name": ["no job has this name"]})
    equal((found.data, found.pagination.page, found.pagination.total_pages), ([], 1, 1), "an empty page")


@case
def refuses_a_column_that_is_not_there() -> None:
    # The client itself refuses such a reference; what reaches the service was not built by it.
    config = {"columns": [{"name": "broken", "column_type": "expression", "expr": "{{ nowhere }}"}]}
    with refused(nemo_microservices.UnprocessableEntityError, "nowhere"):
        jobs.create(spec={"num_records": 2, "config": config})
    with refused(nemo_microservices.UnprocessableEntityError, "nowhere"):
        list(platform.data_designer.preview(config=config, num_records=2))


@case
def refuses_an_unknown_provider() -> None:
    with refused(DataDesignerConfigValidationError, "Cannot access provider", "elsewhere"):
        client.create(tickets(provider="elsewhere"), num_records=2)


@case
def refuses_constraints_that_no_row_can_meet() -> None:
    builder = samplers_alone()
    builder.add_constraint(dd.ScalarInequalityConstraint(target_column="fine", operator="gt", rhs=400))
    with refused(DataDesignerConfigValidationError, "fine"):
        client.create(builder, num_records=2)


@case
def refuses_too_many_rows_of_a_preview() -> None:
    with refused(DataDesignerConfigValidationError, "Max num records for preview requests is"):
        client.preview(samplers_alone(), num_records=5000)


@case
def refuses_a_processor_of_which_the_client_sends_its_stage_alone() -> None:
    builder = samplers_alone()
    builder.add_processor(dd.DropColumnsProcessorConfig(build_stage="post_batch", column_names=["kind"]))
    with refused(DataDesignerConfigValidationError, "processors"):
        client.create(builder, num_records=2)


@case
def refuses_a_wrong_key() -> None:
    wrong = NeMoMicroservices(base_url=URL, default_headers={"Authorization": "Bearer wrong"})
    with refused(DataDesignerClientError, "API key"):
        dd.NeMoDataDesignerClient(client=wrong).create(samplers_alone(), num_records=2)
    equal(httpx.get(f"{URL}/v1/data-designer/settings").status_code, 401, "the answer without a key")


run()
