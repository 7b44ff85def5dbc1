"""How the page of an evidence pack looks: on a screen, light or dark, and on paper. Nothing is loaded."""

STYLE = """
:root{color-scheme:light dark;--ink:#1c2227;--dim:#59636d;--line:#d8dde2;--paper:#fff;--wash:#f3f5f7;--warn:#9a3412}
@media (prefers-color-scheme:dark){
:root{--ink:#e4e8eb;--dim:#9ba6b0;--line:#363e45;--paper:#15181b;--wash:#1f2428;--warn:#fdba74}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:52rem;margin:2.5rem auto;
padding:0 1.25rem;overflow-wrap:anywhere}
p{margin:.25rem 0;white-space:pre-line}
h1{font-size:1.75rem;line-height:1.2;margin:.25rem 0}
h2{font-size:1.15rem;margin:2.25rem 0 .5rem}
.kind,.dim{color:var(--dim);font-size:.875rem}
.amount{font-size:1.4rem;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;margin:.75rem 0;font-size:.9375rem}
th,td{border-bottom:1px solid var(--line);padding:.35rem .75rem .35rem 0;text-align:left;vertical-align:top}
th{font-weight:600;color:var(--dim)}
.values th{width:36%;font-weight:400}
td{white-space:pre-line;font-variant-numeric:tabular-nums}
code{font:.8125rem/1.4 ui-monospace,monospace}
ol{list-style:none;margin:0;padding:0}
li{border-left:3px solid var(--line);padding:.1rem 0 .1rem 1rem;margin:0 0 1.1rem}
.rule{background:var(--wash);padding:.5rem .75rem;margin:.5rem 0;border-radius:4px}
.void{color:var(--warn);font-weight:600}
@media print{:root{color-scheme:light;--ink:#000;--dim:#444;--line:#bbb;--paper:#fff;--wash:#f3f3f3;--warn:#000}
body{font-size:10.5pt;max-width:none;margin:0;padding:0}li,tr{break-inside:avoid}h2{break-after:avoid}}
"""
