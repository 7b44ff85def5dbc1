<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActPanel</name>
    <message numerus="yes">
        <source>%what: %n requests, each signed by itself</source>
        <translation>
            <numerusform>%what: %n request, signed by itself</numerusform>
            <numerusform>%what: %n requests, each signed by itself</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlikeCard</name>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message numerus="yes">
        <source>%n records were written and signed.</source>
        <translation>
            <numerusform>%n record was written and signed.</numerusform>
            <numerusform>%n records were written and signed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AutomationsPage</name>
    <message numerus="yes">
        <source>%n requests wait for a time.</source>
        <translation>
            <numerusform>%n request waits for a time.</numerusform>
            <numerusform>%n requests wait for a time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <comment>as in: within 60 seconds</comment>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next: %n are due, and are done within a minute.</source>
        <translation>
            <numerusform>Next: %n is due, and is done within a minute.</numerusform>
            <numerusform>Next: %n are due, and are done within a minute.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next: it is tried again by itself, every %n seconds at most.</source>
        <translation>
            <numerusform>Next: it is tried again by itself, every second at most.</numerusform>
            <numerusform>Next: it is tried again by itself, every %n seconds at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next: it is tried again by itself, within %n minutes.</source>
        <translation>
            <numerusform>Next: it is tried again by itself, within %n minute.</numerusform>
            <numerusform>Next: it is tried again by itself, within %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next: within %n seconds while you look at this window, otherwise within %other.</source>
        <translation>
            <numerusform>Next: within %n second while you look at this window, otherwise within %other.</numerusform>
            <numerusform>Next: within %n seconds while you look at this window, otherwise within %other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Went on with %n requests.</source>
        <translation>
            <numerusform>Went on with %n request.</numerusform>
            <numerusform>Went on with %n requests.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message numerus="yes">
        <source>A passphrase has at least %n signs.</source>
        <translation>
            <numerusform>A passphrase has at least %n sign.</numerusform>
            <numerusform>A passphrase has at least %n signs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BudgetCard</name>
    <message numerus="yes">
        <source>and %n older ones</source>
        <translation>
            <numerusform>and %n older one</numerusform>
            <numerusform>and %n older ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BudgetDialog</name>
    <message numerus="yes">
        <source>the %n kinds it is for now</source>
        <translation>
            <numerusform>the %n kind it is for now</numerusform>
            <numerusform>the %n kinds it is for now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message numerus="yes">
        <source>%n entries are as they were written, by their hashes.</source>
        <translation>
            <numerusform>%n entry is as it was written, by its hash.</numerusform>
            <numerusform>%n entries are as they were written, by their hashes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are as they were written.</source>
        <translation>
            <numerusform>%n entry is as it was written.</numerusform>
            <numerusform>%n entries are as they were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are not as they were written.</source>
        <translation>
            <numerusform>%n thing is not as it was written.</numerusform>
            <numerusform>%n things are not as they were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The shared folder is sound as well: %n files.</source>
        <translation>
            <numerusform>The shared folder is sound as well: %n file.</numerusform>
            <numerusform>The shared folder is sound as well: %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckView</name>
    <message numerus="yes">
        <source>%n things to look at</source>
        <translation>
            <numerusform>%n thing to look at</numerusform>
            <numerusform>%n things to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountdownBar</name>
    <message numerus="yes">
        <source>%n more on their way</source>
        <translation>
            <numerusform>%n more on its way</numerusform>
            <numerusform>%n more on their way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n logs were written to %folder. Anyone can check them without this program: any verifier of C2SP tlog-tiles reads them, with the key that lies beside each.</source>
        <translation>
            <numerusform>%n log was written to %folder. Anyone can check it without this program: any verifier of C2SP tlog-tiles reads it, with the key that lies beside it.</numerusform>
            <numerusform>%n logs were written to %folder. Anyone can check them without this program: any verifier of C2SP tlog-tiles reads them, with the key that lies beside each.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message numerus="yes">
        <source>%n are running</source>
        <translation>
            <numerusform>%n is running</numerusform>
            <numerusform>%n are running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries of requests that were let go</source>
        <translation>
            <numerusform>%n entry of requests that were let go</numerusform>
            <numerusform>%n entries of requests that were let go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries that this laptop may not read</source>
        <translation>
            <numerusform>%n entry that this laptop may not read</numerusform>
            <numerusform>%n entries that this laptop may not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests that an older program wrote</source>
        <translation>
            <numerusform>%n request that an older program wrote</numerusform>
            <numerusform>%n requests that an older program wrote</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message numerus="yes">
        <source>%n parts of the file stand so already.</source>
        <translation>
            <numerusform>%n part of the file stands so already.</numerusform>
            <numerusform>%n parts of the file stand so already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message numerus="yes">
        <source>%n more fields, if you like</source>
        <translation>
            <numerusform>%n more field, if you like</numerusform>
            <numerusform>%n more fields, if you like</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message numerus="yes">
        <source>%n pairs look alike</source>
        <translation>
            <numerusform>%n pair looks alike</numerusform>
            <numerusform>%n pairs look alike</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n as they are</source>
        <translation>
            <numerusform>%n as it is</numerusform>
            <numerusform>%n as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records were written and signed.</source>
        <translation>
            <numerusform>%n record was written and signed.</numerusform>
            <numerusform>%n records were written and signed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were refused:</source>
        <translation>
            <numerusform>%n row was refused:</numerusform>
            <numerusform>%n rows were refused:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more rows</source>
        <translation>
            <numerusform>and %n more row</numerusform>
            <numerusform>and %n more rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxCard</name>
    <message numerus="yes">
        <source>%n checks found nothing unusual.</source>
        <translation>
            <numerusform>%n check found nothing unusual.</numerusform>
            <numerusform>%n checks found nothing unusual.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other checks found nothing unusual.</source>
        <translation>
            <numerusform>%n other check found nothing unusual.</numerusform>
            <numerusform>%n other checks found nothing unusual.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxView</name>
    <message numerus="yes">
        <source>%n decisions signed.</source>
        <translation>
            <numerusform>%n decision signed.</numerusform>
            <numerusform>%n decisions signed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only as an opinion: whoever may decide is asked next.</source>
        <translation>
            <numerusform>%n only as an opinion: whoever may decide is asked next.</numerusform>
            <numerusform>%n only as an opinion: whoever may decide is asked next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not; the reasons stand on the card's side.</source>
        <translation>
            <numerusform>%n was not; the reason stands on the card's side.</numerusform>
            <numerusform>%n were not; the reasons stand on the card's side.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InvoicePage</name>
    <message numerus="yes">
        <source>%n further lines are not shown here.</source>
        <translation>
            <numerusform>%n further line is not shown here.</numerusform>
            <numerusform>%n further lines are not shown here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file holds %n documents; this is the first.</source>
        <translation>
            <numerusform>The file holds %n document; this is the first.</numerusform>
            <numerusform>The file holds %n documents; this is the first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaptopsView</name>
    <message numerus="yes">
        <source>%n entries are held here.</source>
        <translation>
            <numerusform>%n entry is held here.</numerusform>
            <numerusform>%n entries are held here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries cannot be read here.</source>
        <translation>
            <numerusform>%n entry cannot be read here.</numerusform>
            <numerusform>%n entries cannot be read here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heads are signed.</source>
        <translation>
            <numerusform>%n head is signed.</numerusform>
            <numerusform>%n heads are signed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListSide</name>
    <message numerus="yes">
        <source>%n budgets exceeded together</source>
        <translation>
            <numerusform>%n budget exceeded together</numerusform>
            <numerusform>%n budgets exceeded together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen: the next decision is for all of them</source>
        <translation>
            <numerusform>%n chosen: the next decision is for it</numerusform>
            <numerusform>%n chosen: the next decision is for all of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decided by others</source>
        <translation>
            <numerusform>%n decided by others</numerusform>
            <numerusform>%n decided by others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewRequest</name>
    <message numerus="yes">
        <source>Fill in %field, then %n more, and this line says who must decide.</source>
        <translation>
            <numerusform>Fill in %field, then %n more, and this line says who must decide.</numerusform>
            <numerusform>Fill in %field, then %n more, and this line says who must decide.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewRequestPage</name>
    <message numerus="yes">
        <source>%n files are attached.</source>
        <translation>
            <numerusform>%n file is attached.</numerusform>
            <numerusform>%n files are attached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message numerus="yes">
        <source>%n further pages are not shown here. Save a copy to see them.</source>
        <translation>
            <numerusform>%n further page is not shown here. Save a copy to see it.</numerusform>
            <numerusform>%n further pages are not shown here. Save a copy to see them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more pages</source>
        <translation>
            <numerusform>Show %n more page</numerusform>
            <numerusform>Show %n more pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message numerus="yes">
        <source>%n waiting in the inbox.</source>
        <translation>
            <numerusform>%n waiting in the inbox.</numerusform>
            <numerusform>%n waiting in the inbox.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signs on %n laptop(s).</source>
        <translation>
            <numerusform>Signs on %n laptop.</numerusform>
            <numerusform>Signs on %n laptops.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofView</name>
    <message numerus="yes">
        <source>%n entries, signed with the log's key</source>
        <translation>
            <numerusform>%n entry, signed with the log's key</numerusform>
            <numerusform>%n entries, signed with the log's key</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hashes lead from it to the root</source>
        <translation>
            <numerusform>%n hash leads from it to the root</numerusform>
            <numerusform>%n hashes lead from it to the root</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message numerus="yes">
        <source>%n requests of theirs</source>
        <translation>
            <numerusform>%n request of theirs</numerusform>
            <numerusform>%n requests of theirs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests with this name</source>
        <translation>
            <numerusform>%n request with this name</numerusform>
            <numerusform>%n requests with this name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n older</source>
        <translation>
            <numerusform>Show %n older</numerusform>
            <numerusform>Show %n older</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordRows</name>
    <message numerus="yes">
        <source>%n merged into it</source>
        <translation>
            <numerusform>%n merged into it</numerusform>
            <numerusform>%n merged into it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>looks like %n others</source>
        <translation>
            <numerusform>looks like %n other</numerusform>
            <numerusform>looks like %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message numerus="yes">
        <source>%n documents were read</source>
        <translation>
            <numerusform>%n document was read</numerusform>
            <numerusform>%n documents were read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n that are in order</source>
        <translation>
            <numerusform>Send the one that is in order</numerusform>
            <numerusform>Send %n that are in order</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its saved cases fail.</source>
        <translation>
            <numerusform>%n of its saved cases fails.</numerusform>
            <numerusform>%n of its saved cases fail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved cases</source>
        <translation>
            <numerusform>%n saved case</numerusform>
            <numerusform>%n saved cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message numerus="yes">
        <source>%n answers need a look</source>
        <translation>
            <numerusform>%n answer needs a look</numerusform>
            <numerusform>%n answers need a look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines need a look; press Enter on one to go to it</source>
        <translation>
            <numerusform>%n line needs a look; press Enter on it to go there</numerusform>
            <numerusform>%n lines need a look; press Enter on one to go to it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableHead</name>
    <message numerus="yes">
        <source>%n saved cases fail</source>
        <translation>
            <numerusform>%n saved case fails</numerusform>
            <numerusform>%n saved cases fail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved cases pass</source>
        <translation>
            <numerusform>%n saved case passes</numerusform>
            <numerusform>%n saved cases pass</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TamperDialog</name>
    <message numerus="yes">
        <source>%n entries were checked, and no other is named.</source>
        <translation>
            <numerusform>%n entry was checked, and no other is named.</numerusform>
            <numerusform>%n entries were checked, and no other is named.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n new in your inbox</source>
        <translation>
            <numerusform>%n new in your inbox</numerusform>
            <numerusform>%n new in your inbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue in your inbox</source>
        <translation>
            <numerusform>%n overdue in your inbox</numerusform>
            <numerusform>%n overdue in your inbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for you.</source>
        <translation>
            <numerusform>%n waiting for you.</numerusform>
            <numerusform>%n waiting for you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Countersign: %n waiting</source>
        <translation>
            <numerusform>Countersign: %n waiting</numerusform>
            <numerusform>Countersign: %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsignedList</name>
    <message numerus="yes">
        <source>%n not signed</source>
        <translation>
            <numerusform>%n not signed</numerusform>
            <numerusform>%n not signed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message numerus="yes">
        <source>%n invoices were read in. Those that wait for you stand in your inbox.</source>
        <translation>
            <numerusform>%n invoice was read in. If it waits for you, it stands in your inbox.</numerusform>
            <numerusform>%n invoices were read in. Those that wait for you stand in your inbox.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n accounts not verified</source>
        <translation>
            <numerusform>%n account not verified</numerusform>
            <numerusform>%n accounts not verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n different people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries of %laptop count for nobody: its log had ended before.</source>
        <translation>
            <numerusform>%n entry of %laptop counts for nobody: its log had ended before.</numerusform>
            <numerusform>%n entries of %laptop count for nobody: its log had ended before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields contested</source>
        <translation>
            <numerusform>%n field contested</numerusform>
            <numerusform>%n fields contested</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %people</source>
        <comment>how many of these people must approve</comment>
        <translation>
            <numerusform>%n of %people</numerusform>
            <numerusform>%n of %people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <comment>as in: measured in 9 requests</comment>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests that run now</source>
        <translation>
            <numerusform>%n request that runs now</numerusform>
            <numerusform>%n requests that run now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests that were sent</source>
        <translation>
            <numerusform>%n request that was sent</numerusform>
            <numerusform>%n requests that were sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are wrong.</source>
        <translation>
            <numerusform>One thing is wrong.</numerusform>
            <numerusform>%n things are wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%who changed %n fields of a record</source>
        <translation>
            <numerusform>%who changed %n field of a record</numerusform>
            <numerusform>%who changed %n fields of a record</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%who ordered the erasure of %n documents or values</source>
        <translation>
            <numerusform>%who ordered the erasure of %n document or value</numerusform>
            <numerusform>%who ordered the erasure of %n documents or values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A laptop began %n runs of automations</source>
        <translation>
            <numerusform>A laptop began one run of an automation</numerusform>
            <numerusform>A laptop began %n runs of automations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A laptop gave up %n automations to another one</source>
        <translation>
            <numerusform>A laptop gave up one automation to another one</numerusform>
            <numerusform>A laptop gave up %n automations to another one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A laptop noted how far it has %n other logs</source>
        <translation>
            <numerusform>A laptop noted how far it has %n other log</numerusform>
            <numerusform>A laptop noted how far it has %n other logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A laptop said how %n runs of automations went</source>
        <translation>
            <numerusform>A laptop said how one run of an automation went</numerusform>
            <numerusform>A laptop said how %n runs of automations went</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n entries are as they were written, by their hashes.</source>
        <translation>
            <numerusform>The one entry is as it was written, by its hash.</numerusform>
            <numerusform>All %n entries are as they were written, by their hashes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n entries are as they were written.</source>
        <translation>
            <numerusform>The one entry is as it was written.</numerusform>
            <numerusform>All %n entries are as they were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This needs %n different people, and only %who may act.</source>
        <translation>
            <numerusform>This needs %n person, and only %who may act.</numerusform>
            <numerusform>This needs %n different people, and only %who may act.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>due in %n days</source>
        <translation>
            <numerusform>due in %n day</numerusform>
            <numerusform>due in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n days</source>
        <translation>
            <numerusform>for %n day</numerusform>
            <numerusform>for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n requests</source>
        <translation>
            <numerusform>of %n request</numerusform>
            <numerusform>of %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message numerus="yes">
        <source>%n files are not in it, because they are not kept here or were erased.</source>
        <translation>
            <numerusform>%n file is not in it, because it is not kept here or was erased.</numerusform>
            <numerusform>%n files are not in it, because they are not kept here or were erased.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests were written to %file</source>
        <translation>
            <numerusform>%n request was written to %file</numerusform>
            <numerusform>%n requests were written to %file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_CountingRow</name>
    <message numerus="yes">
        <source>%what: %n requests</source>
        <translation>
            <numerusform>%what: %n request</numerusform>
            <numerusform>%what: %n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>signed in %n s</source>
        <translation>
            <numerusform>signed in %n s</numerusform>
            <numerusform>signed in %n s</numerusform>
        </translation>
    </message>
</context>
</TS>
