"""Plain values as a readable file: the small part of YAML that ``readable`` reads back to the very same values."""

import re
from typing import Any

import yaml

_WIDE = 116
_STR, _MAP = "tag:yaml.org,2002:str", "tag:yaml.org,2002:map"


class OneLine(dict[str, Any]):
    """A mapping that is written in braces."""


class _Writer(yaml.SafeDumper):
    """Puts in quotes what the reader would not read as the same text, and nothing else: days and ``no`` stand bare."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 -- the library's name for it; a copy would be its default

    def ignore_aliases(self, data: Any) -> bool:
        """Everything is spelt out: the reader takes no aliases."""
        del data
        return True


def written(value: Any) -> str:
    """The text of a plain value: dict, list, str, int, bool, None. Ends with a line end."""
    text: str = yaml.dump(
        value, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=_WIDE, default_flow_style=False
    )
    return text


def _one_line(writer: yaml.SafeDumper, data: OneLine) -> yaml.Node:
    return writer.represent_mapping(_MAP, data.items(), flow_style=True)


_Writer.add_representer(OneLine, _one_line)
_Writer.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:null|~|)\Z"), ["n", "~", ""])
_Writer.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z"), ["t", "f"])
_Writer.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z"), list("-0123456789"))
