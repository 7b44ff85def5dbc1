"""SpiffWorkflow, its state saved into SQLite after each step: submit, a script that routes, a person's task, end.

Given its best: the process is parsed once and not saved with each request, and nothing is signed.
"""

import json
import sqlite3
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from workflows.store.peers.by_hand import NOT_INSTALLED, WARMING, peak_mb, values_of

try:
    from SpiffWorkflow.bpmn import BpmnWorkflow
    from SpiffWorkflow.bpmn.parser import BpmnParser
    from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
    from SpiffWorkflow.util.task import TaskState
except ImportError:
    sys.exit(NOT_INSTALLED)

PROCESS = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="bench" targetNamespace="urn:bench">
  <process id="spending" isExecutable="true">
    <startEvent id="start"><outgoing>a</outgoing></startEvent>
    <sequenceFlow id="a" sourceRef="start" targetRef="route"/>
    <scriptTask id="route" name="Route"><incoming>a</incoming><outgoing>b</outgoing>
      <script>row = 1 if minor &lt;= 25000 else 2 if minor &lt;= 100000 else 3</script></scriptTask>
    <sequenceFlow id="b" sourceRef="route" targetRef="approve"/>
    <manualTask id="approve" name="Approve"><incoming>b</incoming><outgoing>c</outgoing></manualTask>
    <sequenceFlow id="c" sourceRef="approve" targetRef="end"/>
    <endEvent id="end"><incoming>c</incoming></endEvent>
  </process>
</definitions>"""


def main(folder: Path, count: int) -> dict[str, Any]:
    """Take so many requests from sent to done; answers the seconds that it took."""
    parser = BpmnParser()
    parser.add_bpmn_str(PROCESS.encode())
    spec = parser.get_spec("spending")
    serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure())
    database = sqlite3.connect(folder / "spiff.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA fullfsync = ON")
    database.execute("CREATE TABLE states (request TEXT PRIMARY KEY, state TEXT)")

    def save(request: str, workflow: Any) -> None:
        state = serializer.to_dict(workflow)
        state.pop("spec")
        database.execute("BEGIN IMMEDIATE")
        database.execute(
            "INSERT INTO states VALUES (?, ?) ON CONFLICT (request) DO UPDATE SET state = excluded.state",
            (request, json.dumps(state)),
        )
        database.execute("COMMIT")

    def read(request: str) -> Any:
        (text,) = database.execute("SELECT state FROM states WHERE request = ?", (request,)).fetchone()
        return serializer.from_dict(json.loads(text) | {"spec": plain_spec})

    def one(number: int) -> None:
        request, sent = f"request-{number:08d}", values_of(number)
        workflow = BpmnWorkflow(spec)
        workflow.task_tree.set_data(**sent, minor=sent["gross"]["minor"])
        save(request, workflow)
        workflow.do_engine_steps()
        save(request, workflow)
        workflow = read(request)
        task = workflow.get_next_task(state=TaskState.READY, manual=True)
        assert task.data["row"] == 2
        task.data["by"] = "decider"
        task.run()
        workflow.do_engine_steps()
        assert workflow.completed
        save(request, workflow)

    plain_spec = serializer.to_dict(BpmnWorkflow(spec))["spec"]
    for number in range(WARMING):
        one(number)
    began = time.perf_counter()
    for number in range(WARMING, WARMING + count):
        one(number)
    seconds = time.perf_counter() - began
    database.close()
    return {"seconds": seconds, "peak_mb": peak_mb(), "version": version("SpiffWorkflow")}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201
