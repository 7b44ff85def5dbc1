"""``countersign webhook``: the hosts to which this laptop may post, each with its secret."""

import argparse

from workflows.automations.hooks import allow_host, allowed_hosts, forget_host
from workflows.cli.homes import open_office
from workflows.cli.output import Output
from workflows.cli.usage import WrongUsage

EXAMPLE = """\
  countersign webhook allow hooks.example.org
  countersign webhook allow localhost --port 8443 --private --authority own-ca.pem
  countersign webhook list
  countersign webhook forget hooks.example.org

  The secret is shown once. The receiver checks with it: Countersign-Signature is t=SECONDS,v1=HEX, and HEX is the
  HMAC-SHA256 of “SECONDS.BODY” with the secret's 32 bytes.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and with which host."""
    parser.add_argument("do", choices=("allow", "forget", "list"), help="allow: with a fresh secret; forget; list: all")
    parser.add_argument("host", nargs="?", help="a host name, without https:// and without a path")
    parser.add_argument("--port", type=int, default=443, help="its port; default: 443")
    parser.add_argument("--private", action="store_true", help="its address may lie in this computer's own network")
    parser.add_argument("--authority", default="", metavar="FILE", help="certificate authority of one's own server")


def run(options: argparse.Namespace, output: Output) -> int:
    """Allow, forget or show."""
    if (options.do == "list") != (options.host is None):
        raise WrongUsage("“webhook allow” and “webhook forget” need a host, and “webhook list” none")
    secret = None
    with open_office(options, write=options.do != "list") as office:
        if options.do == "allow":
            made = allow_host(
                office, options.host, port=options.port, private=options.private, authority=options.authority
            )
            secret = made.secret
        elif options.do == "forget":
            forget_host(office, options.host, options.port)
        hosts = allowed_hosts(office)
    words = [f"allowed: {host}" for host in hosts] or ["This laptop posts to no host."]
    words += [f"secret of {options.host}, shown this once: {secret}"] if secret else []
    output.answer({"hosts": list(hosts)} | ({"secret": secret} if secret else {}), words)
    return 0
