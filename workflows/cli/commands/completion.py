"""``countersign completion``: completion for the shell, from the same table that the help is made of."""

import argparse

from workflows.cli.called import NAME, program
from workflows.cli.commands import COMMANDS
from workflows.cli.output import Output

EXAMPLE = '  eval "$(countersign completion bash)"\n'

_VERDICTS = "approve reject ask-changes abstain hand-on"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For which shell."""
    parser.add_argument("shell", choices=["bash", "zsh", "fish"])


def run(options: argparse.Namespace, output: Output) -> int:
    """Print the script."""
    script = {"bash": _bash, "zsh": _zsh, "fish": _fish}[options.shell]()
    output.answer({"shell": options.shell, "script": script}, script.splitlines())
    return 0


def _bash() -> str:
    called = program()
    also = f" {called}" if called != NAME and " " not in called else ""
    return f"""\
_countersign() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}"
  case "${{COMP_WORDS[COMP_CWORD-1]}}" in
    --home|-o) COMPREPLY=($(compgen -f -- "$word")); return;;
    rules) COMPREPLY=($(compgen -W "list check test why" -- "$word")); return;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{" ".join(COMMANDS)}" -- "$word"))
  elif [ "${{COMP_WORDS[1]}}" = decide ] && [ "$COMP_CWORD" -eq 3 ]; then
    COMPREPLY=($(compgen -W "{_VERDICTS}" -- "$word"))
  else
    COMPREPLY=($(compgen -f -W "--home --json --as --help" -- "$word"))
  fi
}}
complete -o filenames -F _countersign countersign{also}"""


def _zsh() -> str:
    described = "\n".join(f"    '{name}:{entry.summary.replace(chr(39), '')}'" for name, entry in COMMANDS.items())
    return f"""\
#compdef countersign
_countersign() {{
  local -a commands
  commands=(
{described}
  )
  if (( CURRENT == 2 )); then _describe command commands; else _files; fi
}}
compdef _countersign countersign"""


def _fish() -> str:
    lines = [
        f"complete -c countersign -n __fish_use_subcommand -f -a {name} -d '{entry.summary.replace(chr(39), '')}'"
        for name, entry in COMMANDS.items()
    ]
    lines.append(f"complete -c countersign -n '__fish_seen_subcommand_from decide' -a '{_VERDICTS}'")
    return "\n".join(lines)
