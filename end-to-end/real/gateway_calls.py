"""Writes every call that passed the gateway as a line of JSON, through LiteLLM's own logging hook."""

import json
import os
import threading

from litellm.integrations.custom_logger import CustomLogger

_lock = threading.Lock()


class Recorder(CustomLogger):
    async def async_log_success_event(self, kwargs, response_obj, start_time, end_time):
        self._write("success", kwargs)

    async def async_log_failure_event(self, kwargs, response_obj, start_time, end_time):
        self._write("failure", kwargs)

    def _write(self, outcome, kwargs):
        call = kwargs.get("standard_logging_object") or {}
        metadata = call.get("metadata") or {}
        line = {
            "outcome": outcome,
            "model": call.get("model_group"),
            "cost_usd": call.get("response_cost"),
            "input_tokens": call.get("prompt_tokens"),
            "output_tokens": call.get("completion_tokens"),
            "user_agent": metadata.get("user_agent"),
            "metadata": {
                key: value
                for key, value in (metadata.get("requester_metadata") or {}).items()
                if key != "headers"
            },
        }
        with _lock, open(os.environ["DATAWRIGHT_GATEWAY_CALLS"], "a") as calls:
            calls.write(json.dumps(line, default=str) + "\n")


recorder = Recorder()
