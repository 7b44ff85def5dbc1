"""DMN files made from short tables, in the dialects of the programs that write them."""

from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = {
    "1.1": "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "1.2": "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "1.3": "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "1.4": "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "1.5": "https://www.omg.org/spec/DMN/20230324/MODEL/",
}
Value = str | int | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One output column."""

    name: str = ""
    values: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A foreign table, and what it answers or why it is refused."""

    name: str
    like: str
    """The public table whose structure and logic it has."""
    policy: str = "UNIQUE"
    aggregation: str = ""
    inputs: tuple[tuple[str, str], ...]
    """Expression and type of each."""
    outputs: tuple[Output, ...] = (Output(),)
    rules: str
    """One line per rule; bars between the entries, inputs first."""
    answers: tuple[tuple[tuple[Value, ...], tuple[str, ...]], ...] = ()
    """Values in the order of the inputs, and the texts that follow, in order."""
    refused: str = ""
    """The code of the refusal; empty for a table that can be read."""
    version: str = "1.3"
    holder: Literal["decision", "function", "nested"] = "decision"
    items: tuple[tuple[str, str], ...] = ()
    """Named types and what they stand for."""
    language: str = ""
    """Expression language of the first rule's first entry."""
    extra: dict[str, str] = field(default_factory=dict)
    """Attributes of the decision, as some program adds them."""


def sample_xml(sample: Sample) -> str:
    """The sample as a file: with a prefix in 1.2 and 1.4, with CDATA in 1.1, as the programs of the time do."""
    prefix = "dmn:" if sample.version in {"1.2", "1.4"} else ""
    cdata = sample.version == "1.1"

    def tag(name: str, attributes: str, inside: str) -> str:
        return f"<{prefix}{name}{attributes}>{inside}</{prefix}{name}>"

    def text(written: str) -> str:
        return tag("text", "", f"<![CDATA[{written}]]>" if cdata else escape(written))

    parts = []
    for expression, kind in sample.inputs:
        reference = f" typeRef={quoteattr(kind)}" if kind else ""
        parts.append(tag("input", "", tag("inputExpression", reference, text(expression))))
    for output in sample.outputs:
        inside = tag("outputValues", "", text(output.values)) if output.values else ""
        inside += tag("defaultOutputEntry", "", text(output.default)) if output.default else ""
        parts.append(tag("output", f" name={quoteattr(output.name)}" if output.name else "", inside))
    for number, line in enumerate(filter(str.strip, sample.rules.splitlines())):
        entries = [entry.strip() for entry in line.split(" | ")]
        language = f" expressionLanguage={quoteattr(sample.language)}" if sample.language and not number else ""
        inside = ""
        for place, entry in enumerate(entries):
            kind = "inputEntry" if place < len(sample.inputs) else "outputEntry"
            inside += tag(kind, language if not place else "", text(entry))
        parts.append(tag("rule", "", inside))
    policy = f' hitPolicy="{sample.policy}"' if sample.policy != "UNIQUE" else ""
    policy += f' aggregation="{sample.aggregation}"' if sample.aggregation else ""
    logic = tag("decisionTable", policy, "".join(parts))
    about = f" id='logic' name={quoteattr(sample.name)}"
    about += "".join(f" {key}={quoteattr(value)}" for key, value in sample.extra.items())
    if sample.holder == "function":
        parameters = "".join(
            tag("formalParameter", f" name={quoteattr(name)} typeRef={quoteattr(kind)}", "")
            for name, kind in sample.inputs
        )
        decision = tag("businessKnowledgeModel", about, tag("encapsulatedLogic", "", parameters + logic))
    elif sample.holder == "nested":
        decision = tag("decision", about, tag("context", "", tag("contextEntry", "", logic)))
    else:
        decision = tag("decision", about, logic)
    items = "".join(
        tag("itemDefinition", f" name={quoteattr(name)}", tag("typeRef", "", base)) for name, base in sample.items
    )
    mark = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    space = f' {mark}="{NAMESPACES[sample.version]}" xmlns:camunda="http://camunda.org/schema/1.0/dmn"'
    return tag("definitions", f"{space} name='sample' namespace='urn:sample'", items + decision)
