"""Workflows for and from other programs: BPMN 2.0 with its diagram. Pure: trees and texts in and out.

Read in this order: ``names`` (namespaces, and which element each kind of step is), ``refusals``, ``conditions``,
``timers`` and ``performers`` (what BPMN and we both have words for); then out: ``picture`` (shapes and lines),
``blocks`` (how parts are put beside each other), ``drawing`` (a workflow as such parts), ``writing``; then in:
``scanning`` (a file's elements as nodes and flows), ``structure`` (these as blocks), ``reading`` and ``drafting``
(blocks as steps). What is read and written stands in ``BPMN.md``.
"""
