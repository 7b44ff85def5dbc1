"""Rule tables from and for other programs: DMN decision tables, and sheets of text. Pure: trees and texts in and out.

Read in this order: ``refusals`` (why something stays outside), ``feel``, ``spans`` and ``feel_writing`` (conditions as
DMN has them), ``outcome_texts`` (an outcome as columns of text), ``dmn_names``; then ``dmn_writing`` (with
``markup``); then ``dmn_reading`` with ``dmn_types``, ``dmn_columns``, ``dmn_rows`` and ``dmn_outputs``; then ``sheets``
(with ``sheet_texts``) and ``csv_text``. What is read of DMN stands in ``../DMN.md``.
"""
