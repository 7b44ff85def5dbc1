"""The commands by name. Each lives in a module of its own, loaded only when it is called."""

from typing import NamedTuple


class Entry(NamedTuple):
    """A command as the overview shows it, and where its code is."""

    name: str
    group: str
    summary: str
    module: str


_GROUPS = {
    "Begin": (
        ("demo", "watch a sample firm at work: invoices, rules, two laptops, proof", "demo"),
        ("init", "found an office on this computer", "init"),
        ("apply", "set people, roles, authority, rules and workflows from one readable file", "apply"),
        ("export", "the office as one readable file, as apply reads it; or its JSON Schema", "export"),
        ("processes", "ready-made processes: what there is, and take one into the office", "processes"),
    ),
    "Work": (
        ("read", "read documents and say what is in them; creates nothing", "read"),
        ("intake", "read documents and make requests of them", "intake"),
        ("submit", "ask for something: start a request", "submit"),
        ("inbox", "what waits for a person, and why", "inbox"),
        ("told", "decisions of others that a person is to know of", "told"),
        ("show", "one request: its values, where it stands, its history", "show"),
        ("decide", "approve, reject, ask for changes, abstain or hand on", "decide"),
        ("fill", "fill in or confirm the form that waits", "fill"),
        ("tick", "tick what was done of a to-do", "tick"),
        ("answer", "answer a wish for changes and begin the next round", "answer"),
        ("withdraw", "take back one's own request", "withdraw"),
        ("comment", "say something about a request", "comment"),
        ("search", "find requests by words", "search"),
        ("records", "suppliers, customers, employees: add, change, verify accounts, merge, import", "records"),
        ("kpis", "what workflows measure: times, shares, sums, each with its count", "kpis"),
    ),
    "Rules": (
        ("rules", "rule tables: check for gaps, run their tests, read them, ask them why", "rules"),
        ("workflows", "check definitions before they are applied; list, read them; move what runs", "workflows"),
        (
            "substitute",
            "who stands in for whom: ask, accept, write down, end; what was decided meanwhile",
            "substitute",
        ),
        ("leaver", "what hangs on a person; close them, and hand it over", "leaver"),
        ("duties", "where one person did what two should have done; a few of each week to look at", "duties"),
        ("budget", "what is left of each budget; move part of one to another", "budget"),
        ("pilot", "try a rule or more authority in some units for some weeks; compare, pull back", "pilot"),
        ("ladder", "moves of authority that the past speaks for, each with its evidence", "ladder"),
    ),
    "By itself": (
        ("automations", "what runs by itself: last, next, why not; run, set, move, end", "automations"),
        ("work", "do what is due without a screen, once or for as long as it runs", "work"),
        ("notices", "what automations had to tell whoever sits at this laptop", "notices"),
        ("mail", "accounts and mailboxes, the outbox, and deciding by mail", "mail"),
        ("webhook", "the hosts to which this laptop may post", "webhook"),
    ),
    "Together": (
        ("folder", "the folder that laptops share: connect it, see how it stands", "folder"),
        ("sync", "exchange with the shared folder, once or for as long as it runs", "sync"),
        ("invite", "make a code with which another laptop joins", "invite"),
        ("join", "ask, with a code, to become a laptop of an office", "join"),
        ("admit", "let a laptop in after comparing the words, or do not", "admit"),
        ("devices", "the laptops of the office; go on with a home that was copied here", "devices"),
        ("revoke", "end a laptop's log, with the word of two people", "revoke"),
        ("ratify", "let signed entries count that are held", "ratify"),
        ("scopes", "units whose requests only some laptops can read", "scopes"),
        ("authority", "which laptop writes about members and rules; hand that over", "authority"),
        ("recover", "take the office over with the printed recovery key", "recover"),
    ),
    "Proof": (
        ("verify", "check every entry, signature and proof; name what was altered", "verify"),
        ("evidence", "a pack that proves one request to somebody without this program", "evidence"),
        ("log", "export the decision log", "log"),
        ("state-hash", "one hash of everything that follows from the log", "state_hash"),
    ),
    "Keep": (
        ("backup", "copy the whole office into one file", "backup"),
        ("restore", "make a new home out of a backup", "restore"),
        ("erase", "erase a request's documents and personal data everywhere; say who has done so", "erase"),
        ("retire", "let requests go whose keeping time is over, on every laptop and in the folder", "retire"),
        ("updates", "whether there is a newer version; asked only when somebody asks", "updates"),
        ("about", "version, build, and what lies where on this computer", "about"),
        ("bench", "measure this computer against a floor", "bench"),
        ("completion", "print the completion script for bash, zsh or fish", "completion"),
    ),
}

COMMANDS: dict[str, Entry] = {
    name: Entry(name, group, summary, f"workflows.cli.commands.{module}")
    for group, commands in _GROUPS.items()
    for name, summary, module in commands
}
