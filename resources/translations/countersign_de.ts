<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccountLines</name>
    <message>
        <source>Bank accounts</source>
        <translation>Bankkonten</translation>
    </message>
    <message>
        <source>Holder: %name</source>
        <translation>Kontoinhaber: %name</translation>
    </message>
    <message>
        <source>Take %account off</source>
        <translation>%account entfernen</translation>
    </message>
    <message>
        <source>Take off…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Verify %account</source>
        <translation>%account prüfen</translation>
    </message>
    <message>
        <source>Verify…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>entered by %who</source>
        <translation>eingetragen von %who</translation>
    </message>
</context>
<context>
    <name>ActBar</name>
    <message>
        <source>More that can be done</source>
        <translation>Was sonst noch geht</translation>
    </message>
    <message>
        <source>Open the whole request</source>
        <translation>Ganzen Antrag öffnen</translation>
    </message>
    <message>
        <source>You are asked for your opinion; then somebody who may decide is asked.</source>
        <translation>Sie werden nach Ihrer Meinung gefragt; danach wird gefragt, wer entscheiden darf.</translation>
    </message>
</context>
<context>
    <name>ActPanel</name>
    <message>
        <source>%what (Ctrl+Enter)</source>
        <translation>%what (Strg+Eingabe)</translation>
    </message>
    <message numerus="yes">
        <source>%what: %n requests, each signed by itself</source>
        <translation>
            <numerusform>%what: %n Antrag, für sich signiert</numerusform>
            <numerusform>%what: %n Anträge, jeder für sich signiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose somebody who may decide it.</source>
        <translation>Wählen Sie jemanden, der darüber entscheiden darf.</translation>
    </message>
    <message>
        <source>Everybody who sees the request reads it. It is signed, and stays.</source>
        <translation>Alle, die den Antrag sehen, lesen es. Es wird signiert und bleibt.</translation>
    </message>
    <message>
        <source>People who may decide it</source>
        <translation>Personen, die darüber entscheiden dürfen</translation>
    </message>
    <message>
        <source>The words stand in the log with your signature.</source>
        <translation>Die Worte stehen mit Ihrer Unterschrift im Protokoll.</translation>
    </message>
    <message>
        <source>To whom it is handed on</source>
        <translation>An wen weitergegeben wird</translation>
    </message>
    <message>
        <source>To whom? Type a part of the name</source>
        <translation>An wen? Tippen Sie einen Teil des Namens</translation>
    </message>
    <message>
        <source>What do you want to say?</source>
        <translation>Was möchten Sie sagen?</translation>
    </message>
    <message>
        <source>What should be changed?</source>
        <translation>Was soll geändert werden?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Why? (if you like)</source>
        <translation>Warum? (wenn Sie möchten)</translation>
    </message>
    <message>
        <source>Write what there is to say.</source>
        <translation>Schreiben Sie, was zu sagen ist.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>About Countersign</source>
        <translation>Über Countersign</translation>
    </message>
    <message>
        <source>Abstain</source>
        <translation>Sich enthalten</translation>
    </message>
    <message>
        <source>Act as somebody else…</source>
        <translation>Als jemand anderes handeln …</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Ask for changes</source>
        <translation>Änderung verlangen</translation>
    </message>
    <message>
        <source>Automations</source>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Change the record…</source>
        <translation>Eintrag ändern…</translation>
    </message>
    <message>
        <source>Choose for several at once</source>
        <translation>Für mehrere zugleich auswählen</translation>
    </message>
    <message>
        <source>Colours as the system has them</source>
        <translation>Farben wie im System</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentieren</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>Decision log</source>
        <translation>Entscheidungsprotokoll</translation>
    </message>
    <message>
        <source>Evidence pack…</source>
        <translation>Nachweispaket …</translation>
    </message>
    <message>
        <source>Exchange with the folder now</source>
        <translation>Jetzt mit dem Ordner abgleichen</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>Liste exportieren …</translation>
    </message>
    <message>
        <source>Export the log…</source>
        <translation>Protokoll exportieren …</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Filter the inbox</source>
        <translation>Posteingang filtern</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Das Protokoll filtern</translation>
    </message>
    <message>
        <source>Find anything…</source>
        <translation>Alles finden …</translation>
    </message>
    <message>
        <source>Find by name, VAT id or IBAN</source>
        <translation>Nach Name, USt-IdNr. oder IBAN suchen</translation>
    </message>
    <message>
        <source>Folder and laptops</source>
        <translation>Ordner und Laptops</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>Als Entwurf behalten</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>New record…</source>
        <translation>Neuer Eintrag…</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neuer Antrag</translation>
    </message>
    <message>
        <source>New request like this one</source>
        <translation>Neuer Antrag wie dieser</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Open another office…</source>
        <translation>Anderes Büro öffnen …</translation>
    </message>
    <message>
        <source>Open the whole request</source>
        <translation>Ganzen Antrag öffnen</translation>
    </message>
    <message>
        <source>People and units</source>
        <translation>Personen und Bereiche</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorheriger</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Read documents…</source>
        <translation>Belege einlesen …</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anträge</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Sample firm: be the next person</source>
        <translation>Beispielfirma: die nächste Person sein</translation>
    </message>
    <message>
        <source>Sample firm: be the person before</source>
        <translation>Beispielfirma: die vorige Person sein</translation>
    </message>
    <message>
        <source>Sample firm: try to tamper</source>
        <translation>Beispielfirma: eine Fälschung versuchen</translation>
    </message>
    <message>
        <source>Search in requests</source>
        <translation>In Anträgen suchen</translation>
    </message>
    <message>
        <source>Send the request</source>
        <translation>Antrag senden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Suppliers and customers</source>
        <translation>Lieferanten und Kunden</translation>
    </message>
    <message>
        <source>Undo before it is signed</source>
        <translation>Vor dem Signieren zurücknehmen</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Übliche Schriftgröße</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Who decides, and why?</source>
        <translation>Wer entscheidet, und warum?</translation>
    </message>
</context>
<context>
    <name>AlarmCard</name>
    <message>
        <source>Choose the right folder…</source>
        <translation>Richtigen Ordner wählen …</translation>
    </message>
    <message>
        <source>Compare in the decision log</source>
        <translation>Im Entscheidungsprotokoll vergleichen</translation>
    </message>
    <message>
        <source>Connect it once more…</source>
        <translation>Noch einmal verbinden …</translation>
    </message>
    <message>
        <source>How to go on</source>
        <translation>Wie es weitergeht</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Repair the folder</source>
        <translation>Ordner reparieren</translation>
    </message>
    <message>
        <source>See it in the decision log</source>
        <translation>Im Entscheidungsprotokoll ansehen</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Neu anmelden …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Verify the decision log</source>
        <translation>Entscheidungsprotokoll prüfen</translation>
    </message>
</context>
<context>
    <name>AlikeCard</name>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n Konto</numerusform>
            <numerusform>%n Konten</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at %other</source>
        <translation>%other ansehen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Look at the first</source>
        <translation>Den ersten ansehen</translation>
    </message>
    <message>
        <source>Merge “%one” and “%other”</source>
        <translation>„%one“ und „%other“ zusammenführen</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenführen…</translation>
    </message>
    <message>
        <source>Perhaps the same as “%other”</source>
        <translation>Vielleicht derselbe wie „%other“</translation>
    </message>
    <message>
        <source>“%one” and “%other”</source>
        <translation>„%one“ und „%other“</translation>
    </message>
</context>
<context>
    <name>AskedCard</name>
    <message>
        <source>%who is asked what became of it.</source>
        <translation>%who ist gefragt, was daraus wurde.</translation>
    </message>
    <message>
        <source>Do it once more</source>
        <translation>Noch einmal tun</translation>
    </message>
    <message>
        <source>It had happened</source>
        <translation>Es war geschehen</translation>
    </message>
    <message>
        <source>Let it be</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>%account stands on “%name” no more. The history keeps it.</source>
        <translation>%account steht nicht mehr bei „%name“. Der Verlauf behält es.</translation>
    </message>
    <message>
        <source>%account: you say with your signature that it belongs to “%name”.</source>
        <translation>%account: Sie sagen mit Ihrer Signatur, dass es „%name“ gehört.</translation>
    </message>
    <message numerus="yes">
        <source>%n records were written and signed.</source>
        <translation>
            <numerusform>%n Eintrag wurde geschrieben und signiert.</numerusform>
            <numerusform>%n Einträge wurden geschrieben und signiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>A table of records</source>
        <translation>Eine Tabelle mit Einträgen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a place…</source>
        <translation>Ort wählen…</translation>
    </message>
    <message>
        <source>Erase and sign</source>
        <translation>Löschen und signieren</translation>
    </message>
    <message>
        <source>Erase personal values</source>
        <translation>Persönliche Werte löschen</translation>
    </message>
    <message>
        <source>Export records</source>
        <translation>Einträge exportieren</translation>
    </message>
    <message>
        <source>Export: %kind</source>
        <translation>Exportieren: %kind</translation>
    </message>
    <message>
        <source>How you made sure, such as: called the number in our own files</source>
        <translation>Wie Sie sich vergewissert haben, etwa: die Nummer aus den eigenen Unterlagen angerufen</translation>
    </message>
    <message>
        <source>It said so already; nothing was signed.</source>
        <translation>Es stand schon so da; nichts wurde signiert.</translation>
    </message>
    <message>
        <source>Merge and sign</source>
        <translation>Zusammenführen und signieren</translation>
    </message>
    <message>
        <source>Merge two records</source>
        <translation>Zwei Einträge zusammenführen</translation>
    </message>
    <message>
        <source>Say how you made sure.</source>
        <translation>Sagen Sie, wie Sie sich vergewissert haben.</translation>
    </message>
    <message>
        <source>Say why they are erased.</source>
        <translation>Sagen Sie, warum sie gelöscht werden.</translation>
    </message>
    <message>
        <source>Say why they are the same.</source>
        <translation>Sagen Sie, warum es derselbe ist.</translation>
    </message>
    <message>
        <source>Say why they are two.</source>
        <translation>Sagen Sie, warum es zwei sind.</translation>
    </message>
    <message>
        <source>Shown under “%name” (%id)</source>
        <translation>Gezeigt unter „%name“ (%id)</translation>
    </message>
    <message>
        <source>Signed and saved.</source>
        <translation>Signiert und gespeichert.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt)</source>
        <translation>Tabellen (*.csv *.txt)</translation>
    </message>
    <message>
        <source>Take off and sign</source>
        <translation>Entfernen und signieren</translation>
    </message>
    <message>
        <source>Take the account off</source>
        <translation>Konto entfernen</translation>
    </message>
    <message>
        <source>They are shown as one from then on, and each keeps its own history. A merge can be undone.</source>
        <translation>Sie werden von da an als einer gezeigt, und jeder behält seinen Verlauf. Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Undo and sign</source>
        <translation>Rückgängig machen und signieren</translation>
    </message>
    <message>
        <source>Undo the merge</source>
        <translation>Zusammenführung rückgängig machen</translation>
    </message>
    <message>
        <source>Verify and sign</source>
        <translation>Prüfen und signieren</translation>
    </message>
    <message>
        <source>Verify the account</source>
        <translation>Konto prüfen</translation>
    </message>
    <message>
        <source>What is personal about “%name” goes from every laptop and the folder. It cannot be undone.</source>
        <translation>Was an „%name“ persönlich ist, verschwindet von jedem Laptop und aus dem Ordner. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Whoever has the file reads all that is in it.</source>
        <translation>Wer die Datei hat, liest alles, was darin steht.</translation>
    </message>
    <message>
        <source>Why they are erased</source>
        <translation>Warum sie gelöscht werden</translation>
    </message>
    <message>
        <source>Why they are the same</source>
        <translation>Warum es derselbe ist</translation>
    </message>
    <message>
        <source>Why they are two</source>
        <translation>Warum es zwei sind</translation>
    </message>
    <message>
        <source>With personal values</source>
        <translation>Mit persönlichen Werten</translation>
    </message>
    <message>
        <source>Without personal values</source>
        <translation>Ohne persönliche Werte</translation>
    </message>
    <message>
        <source>Written: %file</source>
        <translation>Geschrieben: %file</translation>
    </message>
    <message>
        <source>“%name” stands for itself again, as if nothing had been.</source>
        <translation>„%name“ steht wieder für sich, als wäre nichts gewesen.</translation>
    </message>
</context>
<context>
    <name>AskingDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Attached</name>
    <message>
        <source>Attach files…</source>
        <translation>Dateien anhängen …</translation>
    </message>
    <message>
        <source>Take “%1” away</source>
        <translation>„%1“ wegnehmen</translation>
    </message>
    <message>
        <source>or drop them anywhere in the window</source>
        <translation>oder irgendwo im Fenster fallen lassen</translation>
    </message>
    <message>
        <source>the values were read from it</source>
        <translation>daraus wurden die Werte gelesen</translation>
    </message>
</context>
<context>
    <name>AuthorityTab</name>
    <message>
        <source>Absent</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>End this substitution</source>
        <translation>Diese Vertretung beenden</translation>
    </message>
    <message>
        <source>Exchange rates for limits and budgets</source>
        <translation>Wechselkurse für Grenzen und Budgets</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Nobody stands in for anybody.</source>
        <translation>Niemand vertritt jemanden.</translation>
    </message>
    <message>
        <source>Nothing is written down: roles alone say who decides, without a limit.</source>
        <translation>Nichts ist festgelegt: Allein die Rollen sagen, wer entscheidet, ohne Grenze.</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>Vertretung</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Who may decide what</source>
        <translation>Wer was entscheiden darf</translation>
    </message>
    <message>
        <source>Who reports to whom</source>
        <translation>Wer wem berichtet</translation>
    </message>
    <message>
        <source>Who stands in for whom</source>
        <translation>Wer wen vertritt</translation>
    </message>
</context>
<context>
    <name>AutomationDialog</name>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Tut</translation>
    </message>
    <message>
        <source>End it for good…</source>
        <translation>Für immer beenden…</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Wie es lief</translation>
    </message>
    <message>
        <source>It runs on another laptop.</source>
        <translation>Sie läuft auf einem anderen Laptop.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächstes Mal</translation>
    </message>
    <message>
        <source>Run it now</source>
        <translation>Jetzt ausführen</translation>
    </message>
    <message>
        <source>Run it on this laptop</source>
        <translation>Auf diesem Laptop ausführen</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>What it does is more than this window can change. The office file has all of it.</source>
        <translation>Was sie tut, geht über das hinaus, was dieses Fenster ändern kann. In der Bürodatei steht alles.</translation>
    </message>
    <message>
        <source>What it would do now</source>
        <translation>Was sie jetzt tun würde</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Yes, end it</source>
        <translation>Ja, beenden</translation>
    </message>
    <message>
        <source>nothing is planned</source>
        <translation>nichts ist geplant</translation>
    </message>
    <message>
        <source>“%name” would never run again.</source>
        <translation>„%name“ liefe nie wieder.</translation>
    </message>
</context>
<context>
    <name>AutomationsPage</name>
    <message numerus="yes">
        <source>%n requests wait for a time.</source>
        <translation>
            <numerusform>%n Antrag wartet auf einen Zeitpunkt.</numerusform>
            <numerusform>%n Anträge warten auf einen Zeitpunkt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <comment>as in: within 60 seconds</comment>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%when: %actions</source>
        <translation>%when: %actions</translation>
    </message>
    <message>
        <source>%when: %state.</source>
        <translation>%when: %state.</translation>
    </message>
    <message>
        <source>Actions are done</source>
        <translation>Aktionen werden ausgeführt</translation>
    </message>
    <message>
        <source>Automations</source>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>Do what is due now</source>
        <translation>Jetzt tun, was fällig ist</translation>
    </message>
    <message>
        <source>Exchange with the shared folder</source>
        <translation>Abgleich mit dem gemeinsamen Ordner</translation>
    </message>
    <message>
        <source>It could not be done now: %problems</source>
        <translation>Jetzt ginge es nicht: %problems</translation>
    </message>
    <message>
        <source>Last that worked: %when.</source>
        <translation>Zuletzt gelungen: %when.</translation>
    </message>
    <message>
        <source>Last: %last.</source>
        <translation>Zuletzt: %last.</translation>
    </message>
    <message>
        <source>Last: %when, “%title”, on %laptop.</source>
        <translation>Zuletzt: %when, „%title“, auf %laptop.</translation>
    </message>
    <message>
        <source>Last: %when, “%title”.</source>
        <translation>Zuletzt: %when, „%title“.</translation>
    </message>
    <message>
        <source>Last: %when.</source>
        <translation>Zuletzt: %when.</translation>
    </message>
    <message>
        <source>Last: a while ago, before the newest entries of the log.</source>
        <translation>Zuletzt: vor längerer Zeit, vor den neuesten Einträgen des Protokolls.</translation>
    </message>
    <message>
        <source>Last: never.</source>
        <translation>Zuletzt: noch nie.</translation>
    </message>
    <message numerus="yes">
        <source>Next: %n are due, and are done within a minute.</source>
        <translation>
            <numerusform>Als Nächstes: %n ist fällig und wird innerhalb einer Minute erledigt.</numerusform>
            <numerusform>Als Nächstes: %n sind fällig und werden innerhalb einer Minute erledigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: %when, “%title”.</source>
        <translation>Als Nächstes: %when, „%title“.</translation>
    </message>
    <message>
        <source>Next: as soon as a request comes to a rule.</source>
        <translation>Als Nächstes: sobald ein Antrag zu einer Regel kommt.</translation>
    </message>
    <message>
        <source>Next: as soon as a request comes to such a step.</source>
        <translation>Als Nächstes: sobald ein Antrag zu einem solchen Schritt kommt.</translation>
    </message>
    <message numerus="yes">
        <source>Next: it is tried again by itself, every %n seconds at most.</source>
        <translation>
            <numerusform>Als Nächstes: Es wird von selbst wieder versucht, höchstens jede Sekunde.</numerusform>
            <numerusform>Als Nächstes: Es wird von selbst wieder versucht, höchstens alle %n Sekunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next: it is tried again by itself, within %n minutes.</source>
        <translation>
            <numerusform>Als Nächstes: Es wird von selbst wieder versucht, binnen %n Minute.</numerusform>
            <numerusform>Als Nächstes: Es wird von selbst wieder versucht, binnen %n Minuten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: none. No request waits for a time.</source>
        <translation>Als Nächstes: nichts. Kein Antrag wartet auf einen Zeitpunkt.</translation>
    </message>
    <message numerus="yes">
        <source>Next: within %n seconds while you look at this window, otherwise within %other.</source>
        <translation>
            <numerusform>Als Nächstes: binnen %n Sekunde, solange Sie auf dieses Fenster schauen, sonst binnen %other.</numerusform>
            <numerusform>Als Nächstes: binnen %n Sekunden, solange Sie auf dieses Fenster schauen, sonst binnen %other.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing could be done yet: other laptops have some minutes for their own requests.</source>
        <translation>Noch war nichts zu tun: Andere Laptops haben für ihre eigenen Anträge einige Minuten Zeit.</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Requests that wait for a time</source>
        <translation>Anträge, die auf einen Zeitpunkt warten</translation>
    </message>
    <message>
        <source>Rules answer</source>
        <translation>Regeln antworten</translation>
    </message>
    <message>
        <source>This office lives on this laptop alone: there is nothing to exchange.</source>
        <translation>Dieses Büro liegt nur auf diesem Laptop: Es gibt nichts abzugleichen.</translation>
    </message>
    <message>
        <source>Waiting for a time</source>
        <translation>Wartet auf einen Zeitpunkt</translation>
    </message>
    <message>
        <source>Waits end</source>
        <translation>Wartezeiten enden</translation>
    </message>
    <message numerus="yes">
        <source>Went on with %n requests.</source>
        <translation>
            <numerusform>%n Antrag ging weiter.</numerusform>
            <numerusform>%n Anträge gingen weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>What happens by itself</source>
        <translation>Was von selbst geschieht</translation>
    </message>
    <message>
        <source>What is due stands first in each inbox, and the tray says when something is overdue. An automation can mail it to everybody.</source>
        <translation>Was fällig ist, steht in jedem Eingang zuerst, und das Symbol in der Leiste meldet, was überfällig ist. Eine Automation kann es allen mailen.</translation>
    </message>
    <message>
        <source>What the program always does</source>
        <translation>Was das Programm immer tut</translation>
    </message>
    <message>
        <source>Whatever is not on this page is done by people, and signed.</source>
        <translation>Was nicht auf dieser Seite steht, tun Menschen, und es ist signiert.</translation>
    </message>
    <message>
        <source>and %more more</source>
        <translation>und %more weitere</translation>
    </message>
    <message>
        <source>did not work</source>
        <translation>nicht gelungen</translation>
    </message>
    <message>
        <source>does not run</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>never</source>
        <comment>as in: last: never</comment>
        <translation>nie</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on %laptop</source>
        <translation>auf %laptop</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>waits %since</source>
        <translation>wartet %since</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>gelungen</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message numerus="yes">
        <source>A passphrase has at least %n signs.</source>
        <translation>
            <numerusform>Eine Passphrase hat mindestens %n Zeichen.</numerusform>
            <numerusform>Eine Passphrase hat mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Lock it</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Lock the backup</source>
        <translation>Sicherung sperren</translation>
    </message>
    <message>
        <source>Lock the backup with a passphrase?</source>
        <translation>Sicherung mit einer Passphrase sperren?</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <source>With a passphrase, only who knows it can open the file; nobody can help who forgets it. Without one, the file is as secret as this laptop: whoever has it can read everything and sign.</source>
        <translation>Mit einer Passphrase öffnet nur, wer sie kennt, die Datei; wer sie vergisst, dem kann niemand helfen. Ohne sie ist die Datei so geheim wie dieser Laptop: Wer sie hat, kann alles lesen und signieren.</translation>
    </message>
    <message>
        <source>Without a passphrase</source>
        <translation>Ohne Passphrase</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Addresses, contacts, credit limits and price lists, the same for all units.</source>
        <translation>Anschriften, Ansprechpartner, Kreditgrenzen und Preislisten, dieselben für alle Bereiche.</translation>
    </message>
    <message>
        <source>Both stay as they are until somebody merges them. A merge can be undone.</source>
        <translation>Beide bleiben, wie sie sind, bis jemand sie zusammenführt. Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Choose one of the list</source>
        <translation>Wählen Sie etwas aus der Liste</translation>
    </message>
    <message>
        <source>Names, VAT ids, terms and bank accounts. An invoice to an account that nobody verified asks for a second look, and a new request fills itself in from here.</source>
        <translation>Namen, USt-IdNr., Zahlungsziele und Bankkonten. Eine Rechnung mit einem Konto, das niemand geprüft hat, verlangt einen zweiten Blick, und ein neuer Antrag füllt sich von hier aus.</translation>
    </message>
    <message>
        <source>Position, unit and dates; what is personal is kept apart and can be erased for good.</source>
        <translation>Stelle, Bereich und Daten; Persönliches wird getrennt aufbewahrt und lässt sich endgültig löschen.</translation>
    </message>
    <message>
        <source>What is known of it stands here, with who wrote it, when, and what is odd.</source>
        <translation>Hier steht, was bekannt ist: wer es wann geschrieben hat, und was auffällt.</translation>
    </message>
    <message>
        <source>What seems to stand twice</source>
        <translation>Was doppelt zu stehen scheint</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Wer hier arbeitet</translation>
    </message>
    <message>
        <source>Whom you buy from</source>
        <translation>Bei wem Sie einkaufen</translation>
    </message>
    <message>
        <source>Whom you sell to</source>
        <translation>An wen Sie verkaufen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und noch %n</numerusform>
            <numerusform>und noch %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BudgetCard</name>
    <message>
        <source>Amounts that no exchange rate converts are in no figure here.</source>
        <translation>Beträge, die kein Wechselkurs umrechnet, stehen hier in keiner Zahl.</translation>
    </message>
    <message>
        <source>Change the budget %1</source>
        <translation>Budget %1 ändern</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Decided without knowing of each other: each of these looked right where it was signed, and together they go beyond the budget.</source>
        <translation>Entschieden, ohne voneinander zu wissen: Jede dieser Zusagen war dort richtig, wo sie signiert wurde, und zusammen gehen sie über das Budget hinaus.</translation>
    </message>
    <message>
        <source>Move budget: %1</source>
        <translation>Budget verschieben: %1</translation>
    </message>
    <message>
        <source>Move budget…</source>
        <translation>Budget verschieben…</translation>
    </message>
    <message>
        <source>No request takes from it yet.</source>
        <translation>Noch kein Antrag nimmt etwas davon.</translation>
    </message>
    <message>
        <source>Open %title</source>
        <translation>%title öffnen</translation>
    </message>
    <message>
        <source>Open the list of requests of these units</source>
        <translation>Liste der Anträge dieser Bereiche öffnen</translation>
    </message>
    <message>
        <source>Requests behind the figures</source>
        <translation>Anträge hinter den Zahlen</translation>
    </message>
    <message>
        <source>Spent, then committed, then asked for (hatched)</source>
        <translation>Ausgegeben, dann zugesagt, dann beantragt (schraffiert)</translation>
    </message>
    <message>
        <source>Yes by %person on %day, who knew of %knew; %were were committed by then.</source>
        <translation>Zusage von %person am %day in Kenntnis von %knew; zugesagt waren da schon %were.</translation>
    </message>
    <message>
        <source>a rule</source>
        <translation>einer Regel</translation>
    </message>
    <message numerus="yes">
        <source>and %n older ones</source>
        <translation>
            <numerusform>und %n älterer</numerusform>
            <numerusform>und %n ältere</numerusform>
        </translation>
    </message>
    <message>
        <source>no exchange rate</source>
        <translation>kein Wechselkurs</translation>
    </message>
</context>
<context>
    <name>BudgetDialog</name>
    <message>
        <source>A name and an amount are needed.</source>
        <translation>Ein Name und ein Betrag sind nötig.</translation>
    </message>
    <message>
        <source>A new budget</source>
        <translation>Ein neues Budget</translation>
    </message>
    <message>
        <source>Above this, only an owner decides, with a reason</source>
        <translation>Darüber entscheidet nur ein Inhaber, mit Begründung</translation>
    </message>
    <message>
        <source>Amount for one period</source>
        <translation>Betrag für einen Zeitraum</translation>
    </message>
    <message>
        <source>Category of spending</source>
        <translation>Art der Ausgabe</translation>
    </message>
    <message>
        <source>Change the budget</source>
        <translation>Budget ändern</translation>
    </message>
    <message>
        <source>For this unit and all below it</source>
        <translation>Für diesen Bereich und alle darunter</translation>
    </message>
    <message>
        <source>From (empty: always)</source>
        <translation>Von (leer: schon immer)</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>Von, bis</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Only for</source>
        <translation>Nur für</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Remove this budget</source>
        <translation>Dieses Budget entfernen</translation>
    </message>
    <message>
        <source>Save and sign</source>
        <translation>Speichern und signieren</translation>
    </message>
    <message>
        <source>Stop above</source>
        <translation>Anhalten über</translation>
    </message>
    <message>
        <source>To (empty: no end)</source>
        <translation>Bis (leer: ohne Ende)</translation>
    </message>
    <message>
        <source>Warn from</source>
        <translation>Warnen ab</translation>
    </message>
    <message>
        <source>all spending</source>
        <translation>alle Ausgaben</translation>
    </message>
    <message>
        <source>every kind of request</source>
        <translation>alle Arten von Anträgen</translation>
    </message>
    <message numerus="yes">
        <source>the %n kinds it is for now</source>
        <translation>
            <numerusform>die %n Art, für die es jetzt gilt</numerusform>
            <numerusform>die %n Arten, für die es jetzt gilt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BudgetLine</name>
    <message>
        <source>Open the budget %budget</source>
        <translation>Budget %budget öffnen</translation>
    </message>
</context>
<context>
    <name>BudgetLines</name>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
</context>
<context>
    <name>BudgetsTab</name>
    <message>
        <source>A budget says how much a unit may spend in a month or a year. Everybody sees what is left.</source>
        <translation>Ein Budget sagt, wie viel ein Bereich in einem Monat oder Jahr ausgeben darf. Alle sehen, was übrig ist.</translation>
    </message>
    <message>
        <source>Add a budget…</source>
        <translation>Budget hinzufügen…</translation>
    </message>
    <message>
        <source>An owner sets them, on the laptop that writes about the office.</source>
        <translation>Ein Inhaber legt sie fest, auf dem Laptop, der über das Büro schreibt.</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>No budgets yet</source>
        <translation>Noch keine Budgets</translation>
    </message>
    <message>
        <source>Not in force today: %budgets</source>
        <translation>Heute nicht gültig: %budgets</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Choose a task to see what it is about.</source>
        <translation>Wählen Sie eine Aufgabe, um zu sehen, worum es geht.</translation>
    </message>
    <message>
        <source>It may have been decided by others, or belongs to a part of the office that you do not see.</source>
        <translation>Vielleicht haben andere darüber entschieden, oder er gehört zu einem Teil des Büros, den Sie nicht sehen.</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nichts ist geöffnet</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>Der Antrag</translation>
    </message>
    <message>
        <source>This request is not here any more</source>
        <translation>Dieser Antrag ist nicht mehr hier</translation>
    </message>
</context>
<context>
    <name>CasesView</name>
    <message>
        <source>A saved case is a request with a known answer. Nobody has saved one for this table yet.</source>
        <translation>Ein Prüffall ist ein Antrag, dessen Antwort bekannt ist. Für diese Tabelle hat noch niemand einen gespeichert.</translation>
    </message>
    <message>
        <source>Saved cases</source>
        <translation>Prüffälle</translation>
    </message>
    <message>
        <source>These requests were tried just now. Return takes one over to try it with other values.</source>
        <translation>Diese Anträge wurden eben ausprobiert. Mit der Eingabetaste übernehmen Sie einen, um andere Werte zu probieren.</translation>
    </message>
    <message>
        <source>These requests were tried just now. Where one fails, the rules changed, or the case is old.</source>
        <translation>Diese Anträge wurden eben ausprobiert. Wo einer nicht besteht, haben sich die Regeln geändert, oder der Fall ist alt.</translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>Found on page %1, please check: “%2”</source>
        <translation>Gefunden auf Seite %1, bitte prüfen: „%2“</translation>
    </message>
    <message>
        <source>Read from the document</source>
        <translation>Aus dem Beleg gelesen</translation>
    </message>
    <message>
        <source>You changed this. The document says: %1</source>
        <translation>Sie haben das geändert. Im Beleg steht: %1</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflichtfeld</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message numerus="yes">
        <source>%n entries are as they were written, by their hashes.</source>
        <translation>
            <numerusform>%n Eintrag ist nach seinem Hash so, wie er geschrieben wurde.</numerusform>
            <numerusform>%n Einträge sind nach ihren Hashes so, wie sie geschrieben wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are as they were written.</source>
        <translation>
            <numerusform>%n Eintrag ist so, wie er geschrieben wurde.</numerusform>
            <numerusform>%n Einträge sind so, wie sie geschrieben wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are not as they were written.</source>
        <translation>
            <numerusform>%n Sache ist nicht so, wie sie geschrieben wurde.</numerusform>
            <numerusform>%n Dinge sind nicht so, wie sie geschrieben wurden.</numerusform>
        </translation>
    </message>
    <message>
        <source>A check reads every entry, its signature and its place, and believes nothing beside them.</source>
        <translation>Eine Prüfung liest jeden Eintrag, seine Unterschrift und seinen Platz und glaubt nichts außer ihnen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Check every entry (V)</source>
        <translation>Jeden Eintrag prüfen (V)</translation>
    </message>
    <message>
        <source>Checked %when, took %seconds s.</source>
        <translation>Geprüft %when, dauerte %seconds s.</translation>
    </message>
    <message>
        <source>Checking entries: %done of %all…</source>
        <translation>Einträge werden geprüft: %done von %all …</translation>
    </message>
    <message>
        <source>Checking files: %done…</source>
        <translation>Dateien werden geprüft: %done …</translation>
    </message>
    <message>
        <source>Checking the log…</source>
        <translation>Das Protokoll wird geprüft …</translation>
    </message>
    <message>
        <source>Comparing what follows from them: %done of %all requests…</source>
        <translation>Was daraus folgt, wird verglichen: %done von %all Anträgen …</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n weiteres zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>The log has not been checked on this laptop yet.</source>
        <translation>Das Protokoll wurde auf diesem Laptop noch nicht geprüft.</translation>
    </message>
    <message>
        <source>The shared folder could not be looked at.</source>
        <translation>Der gemeinsame Ordner konnte nicht angesehen werden.</translation>
    </message>
    <message numerus="yes">
        <source>The shared folder is sound as well: %n files.</source>
        <translation>
            <numerusform>Auch der gemeinsame Ordner ist in Ordnung: %n Datei.</numerusform>
            <numerusform>Auch der gemeinsame Ordner ist in Ordnung: %n Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>You stopped a check. This is the one before:</source>
        <translation>Sie haben eine Prüfung angehalten. Dies ist die davor:</translation>
    </message>
</context>
<context>
    <name>CheckLines</name>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>in the way</source>
        <translation>steht im Weg</translation>
    </message>
    <message>
        <source>worth a word</source>
        <translation>erwähnenswert</translation>
    </message>
</context>
<context>
    <name>CheckView</name>
    <message numerus="yes">
        <source>%n things to look at</source>
        <translation>
            <numerusform>%n Stelle zum Ansehen</numerusform>
            <numerusform>%n Stellen zum Ansehen</numerusform>
        </translation>
    </message>
    <message>
        <source>As far as was looked, nothing is wrong.</source>
        <translation>Soweit nachgesehen wurde, ist nichts falsch.</translation>
    </message>
    <message>
        <source>Being looked at…</source>
        <translation>Wird angesehen …</translation>
    </message>
    <message>
        <source>Every request has an answer, no rows contradict each other, and every row can apply.</source>
        <translation>Jeder Antrag bekommt eine Antwort, keine Zeilen widersprechen sich, und jede Zeile kann zutreffen.</translation>
    </message>
    <message>
        <source>Every request that there could be was looked at. This was found:</source>
        <translation>Jeder denkbare Antrag wurde angesehen. Das wurde gefunden:</translation>
    </message>
    <message>
        <source>Gaps and overlaps</source>
        <translation>Lücken und Überschneidungen</translation>
    </message>
    <message>
        <source>Looking at every request that there could be…</source>
        <translation>Jeder denkbare Antrag wird angesehen …</translation>
    </message>
    <message>
        <source>Looking for gaps and overlaps</source>
        <translation>Lücken und Überschneidungen werden gesucht</translation>
    </message>
    <message>
        <source>No contradictions</source>
        <translation>Keine Widersprüche</translation>
    </message>
    <message>
        <source>No gaps</source>
        <translation>Keine Lücken</translation>
    </message>
    <message>
        <source>No rows contradict each other, and every row can apply.</source>
        <translation>Keine Zeilen widersprechen sich, und jede Zeile kann zutreffen.</translation>
    </message>
    <message>
        <source>Not everything looked at</source>
        <translation>Nicht alles angesehen</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Nicht angesehen</translation>
    </message>
    <message>
        <source>Not looked at.</source>
        <translation>Nicht angesehen.</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Leave empty</source>
        <translation>Leer lassen</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Approvals that everybody can check. No account, no network: all of it stays on this computer.</source>
        <translation>Freigaben, die alle nachprüfen können. Kein Konto, kein Netz: Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Do not list %who here</source>
        <translation>%who hier nicht mehr aufführen</translation>
    </message>
    <message>
        <source>Join with a code</source>
        <translation>Mit einem Code beitreten</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>Beitritt</translation>
    </message>
    <message>
        <source>Look around with a sample firm</source>
        <translation>Mit einer Beispielfirma umsehen</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>One page: your firm, your branches, who decides, and above which amount you want to be asked.</source>
        <translation>Eine Seite: Ihre Firma, Ihre Filialen, wer entscheidet und ab welchem Betrag Sie gefragt werden möchten.</translation>
    </message>
    <message>
        <source>Open %who</source>
        <translation>%who öffnen</translation>
    </message>
    <message>
        <source>Open another folder…</source>
        <translation>Anderen Ordner öffnen …</translation>
    </message>
    <message>
        <source>Remove it from this computer</source>
        <translation>Von diesem Computer entfernen</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung zurückspielen …</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Somebody at your firm uses it already and gave you a code for this laptop.</source>
        <translation>Jemand in Ihrer Firma benutzt es schon und hat Ihnen einen Code für diesen Laptop gegeben.</translation>
    </message>
    <message>
        <source>Start mine</source>
        <translation>Mit meiner Firma beginnen</translation>
    </message>
    <message>
        <source>The sample firm</source>
        <translation>Die Beispielfirma</translation>
    </message>
    <message>
        <source>Three branches, a dozen people, a full inbox. Nothing in it is real, and it goes when you say so.</source>
        <translation>Drei Filialen, ein Dutzend Personen, ein voller Posteingang. Nichts darin ist echt, und es verschwindet, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>Waits to be let in</source>
        <translation>Wartet auf Aufnahme</translation>
    </message>
    <message>
        <source>Welcome to Countersign</source>
        <translation>Willkommen bei Countersign</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>An action, a page, a request, a person…</source>
        <translation>Eine Aktion, eine Seite, ein Antrag, eine Person …</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Was Sie suchen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>Comments</name>
    <message>
        <source>%who names you, %when: %text</source>
        <translation>%who nennt Sie, %when: %text</translation>
    </message>
    <message>
        <source>%who, %when: %text</source>
        <translation>%who, %when: %text</translation>
    </message>
    <message>
        <source>A comment is signed and stays in the log. Ctrl+Return sends it.</source>
        <translation>Ein Kommentar wird signiert und bleibt im Protokoll. Strg+Eingabe sendet ihn.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Nobody said anything yet. Type @ to name somebody.</source>
        <translation>Noch hat niemand etwas gesagt. Mit @ nennen Sie jemanden.</translation>
    </message>
    <message>
        <source>Say something about this request…</source>
        <translation>Etwas zu diesem Antrag sagen …</translation>
    </message>
    <message>
        <source>Sign and send the comment</source>
        <translation>Kommentar signieren und senden</translation>
    </message>
    <message>
        <source>Your comment</source>
        <translation>Ihr Kommentar</translation>
    </message>
    <message>
        <source>names you</source>
        <translation>nennt Sie</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>A folder that OneDrive, Dropbox, Google Drive, Syncthing or a network drive brings to your other laptops. Everything in it is encrypted.</source>
        <translation>Ein Ordner, den OneDrive, Dropbox, Google Drive, Syncthing oder ein Netzlaufwerk zu Ihren anderen Laptops bringt. Alles darin ist verschlüsselt.</translation>
    </message>
    <message>
        <source>A folder, or webdavs://server/folder, or s3://bucket/folder</source>
        <translation>Ein Ordner oder webdavs://server/ordner oder s3://bucket/ordner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect a folder</source>
        <translation>Ordner verbinden</translation>
    </message>
    <message>
        <source>Kept on this laptop only, encrypted. Leave both empty if they were given before.</source>
        <translation>Bleibt nur auf diesem Laptop, verschlüsselt. Lassen Sie beides leer, wenn es schon angegeben wurde.</translation>
    </message>
    <message>
        <source>Looking at the folder</source>
        <translation>Der Ordner wird angesehen</translation>
    </message>
    <message>
        <source>Password, or secret key</source>
        <translation>Kennwort oder geheimer Schlüssel</translation>
    </message>
    <message>
        <source>The folder that you share</source>
        <translation>Der Ordner, den Sie teilen</translation>
    </message>
    <message>
        <source>User name, or access key</source>
        <translation>Benutzername oder Zugangsschlüssel</translation>
    </message>
    <message>
        <source>Where is the folder that you share?</source>
        <translation>Wo ist der Ordner, den Sie teilen?</translation>
    </message>
    <message>
        <source>Where the shared folder is</source>
        <translation>Wo der gemeinsame Ordner liegt</translation>
    </message>
</context>
<context>
    <name>ContestedCard</name>
    <message>
        <source>%field is contested</source>
        <translation>%field ist umstritten</translation>
    </message>
    <message>
        <source>%field: “%value” is right</source>
        <translation>%field: „%value“ ist richtig</translation>
    </message>
    <message>
        <source>Personal values, not shown to you.</source>
        <translation>Persönliche Werte, die Ihnen nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Set side by side by people who did not know of each other. None of it counts until one is chosen.</source>
        <translation>Nebeneinander gesetzt von Leuten, die nicht voneinander wussten. Nichts davon zählt, bis eines gewählt ist.</translation>
    </message>
    <message>
        <source>The others are erased, say nothing, or are not on this laptop.</source>
        <translation>Die anderen sind gelöscht, sagen nichts oder liegen nicht auf diesem Laptop.</translation>
    </message>
    <message>
        <source>This is right</source>
        <translation>Das ist richtig</translation>
    </message>
</context>
<context>
    <name>CountdownBar</name>
    <message numerus="yes">
        <source>%n more on their way</source>
        <translation>
            <numerusform>%n weiterer unterwegs</numerusform>
            <numerusform>%n weitere unterwegs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Something in the program failed</source>
        <translation>Im Programm ist etwas fehlgeschlagen</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Der Bericht</translation>
    </message>
    <message>
        <source>This report holds no amounts and no names. It is not sent anywhere.</source>
        <translation>Dieser Bericht enthält keine Beträge und keine Namen. Er wird nirgendwohin gesendet.</translation>
    </message>
    <message>
        <source>What was signed is safe: it is stored before the program says so. What you were just doing may not have happened; look before you repeat it. If the window behaves oddly, quit and start again.</source>
        <translation>Was signiert wurde, ist sicher: Es ist gespeichert, bevor das Programm es sagt. Was Sie gerade taten, ist vielleicht nicht geschehen; sehen Sie nach, bevor Sie es wiederholen. Verhält sich das Fenster merkwürdig, beenden und starten Sie es neu.</translation>
    </message>
</context>
<context>
    <name>CutRows</name>
    <message>
        <source>None of these counts</source>
        <translation>Keiner davon gilt</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>counts no more</source>
        <translation>gilt nicht mehr</translation>
    </message>
</context>
<context>
    <name>DayEditor</name>
    <message>
        <source>Calendar for “%1”</source>
        <translation>Kalender für „%1“</translation>
    </message>
</context>
<context>
    <name>DecidersPart</name>
    <message>
        <source>Nobody may decide it now.</source>
        <translation>Im Moment darf niemand darüber entscheiden.</translation>
    </message>
    <message>
        <source>Who decides, and why not me?</source>
        <translation>Wer entscheidet, und warum nicht ich?</translation>
    </message>
    <message>
        <source>Who may decide, and why me?</source>
        <translation>Wer darf entscheiden, und warum ich?</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>aufgeklappt</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Countersign goes on in the tray</source>
        <translation>Countersign läuft im Infobereich weiter</translation>
    </message>
    <message>
        <source>Finishing what was begun here…</source>
        <translation>Was hier begonnen wurde, wird noch abgeschlossen…</translation>
    </message>
    <message>
        <source>Finishing what was begun, then closing…</source>
        <translation>Begonnenes wird beendet, dann geschlossen …</translation>
    </message>
    <message>
        <source>It tells you when something waits for you. Quit it from the icon's menu, or in settings.</source>
        <translation>Es sagt Ihnen, wenn etwas auf Sie wartet. Beenden Sie es im Menü des Symbols oder in den Einstellungen.</translation>
    </message>
    <message>
        <source>This office stays open: something was not signed. Read why, then leave again.</source>
        <translation>Dieses Büro bleibt offen: Etwas wurde nicht signiert. Lesen Sie, warum, und verlassen Sie es dann noch einmal.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Disconnect the folder?</source>
        <translation>Ordner trennen?</translation>
    </message>
    <message>
        <source>Let them count</source>
        <translation>Gelten lassen</translation>
    </message>
    <message>
        <source>Let these entries count?</source>
        <translation>Diese Einträge gelten lassen?</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take the code back?</source>
        <translation>Den Code zurücknehmen?</translation>
    </message>
    <message>
        <source>The code for a laptop of %1 lets nobody in any more. You can make a new one.</source>
        <translation>Der Code für einen Laptop von %1 lässt niemanden mehr herein. Sie können einen neuen erstellen.</translation>
    </message>
    <message>
        <source>They count on every laptop from then on, as if nothing had stood in their way. That is signed in your name and stays in the log.</source>
        <translation>Sie gelten von da an auf jedem Laptop, als hätte ihnen nichts im Weg gestanden. Das wird in Ihrem Namen signiert und bleibt im Protokoll.</translation>
    </message>
    <message>
        <source>This laptop no longer exchanges with the others. Nothing is lost: everything that came stays here, and the folder stays as it is. You can connect it again.</source>
        <translation>Dieser Laptop gleicht nicht mehr mit den anderen ab. Nichts geht verloren: Alles Angekommene bleibt hier, und der Ordner bleibt, wie er ist. Sie können ihn wieder verbinden.</translation>
    </message>
</context>
<context>
    <name>DocumentSide</name>
    <message>
        <source>The values were found in the text of the document. Please check each of them.</source>
        <translation>Die Werte wurden im Text des Belegs gefunden. Bitte prüfen Sie jeden.</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Document %name</source>
        <translation>Beleg %name</translation>
    </message>
    <message>
        <source>Files of this kind are not shown here. Save a copy to open it with another program.</source>
        <translation>Dateien dieser Art werden hier nicht gezeigt. Speichern Sie eine Kopie, um sie mit einem anderen Programm zu öffnen.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>It cannot be shown at the moment.</source>
        <translation>Das lässt sich gerade nicht zeigen.</translation>
    </message>
    <message>
        <source>It cannot be shown here: the file may be damaged. Save a copy to look at it.</source>
        <translation>Das lässt sich hier nicht zeigen: Die Datei ist vielleicht beschädigt. Speichern Sie eine Kopie, um sie anzusehen.</translation>
    </message>
    <message>
        <source>It is locked with a password. Save a copy and open it with the password.</source>
        <translation>Die Datei ist mit einem Kennwort gesperrt. Speichern Sie eine Kopie und öffnen Sie sie mit dem Kennwort.</translation>
    </message>
    <message>
        <source>It is not on this laptop yet.</source>
        <translation>Die Datei ist noch nicht auf diesem Laptop.</translation>
    </message>
    <message>
        <source>It is not on this laptop yet. It comes with the next exchange with the folder.</source>
        <translation>Die Datei ist noch nicht auf diesem Laptop. Sie kommt mit dem nächsten Abgleich mit dem Ordner.</translation>
    </message>
    <message>
        <source>It is too large to be shown here. Save a copy to see it.</source>
        <translation>Die Datei ist zu groß, um hier gezeigt zu werden. Speichern Sie eine Kopie, um sie zu sehen.</translation>
    </message>
    <message>
        <source>It was erased for good, as ordered. What was decided about it still stands.</source>
        <translation>Sie wurde wie angeordnet endgültig gelöscht. Was darüber entschieden wurde, gilt weiter.</translation>
    </message>
    <message>
        <source>Looking at the document…</source>
        <translation>Der Beleg wird angesehen …</translation>
    </message>
    <message>
        <source>Picture %name</source>
        <translation>Bild %name</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Save a copy of %name</source>
        <translation>Kopie von %name speichern</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern …</translation>
    </message>
    <message>
        <source>Saved as %name.</source>
        <translation>Gespeichert als %name.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show or hide %name</source>
        <translation>%name zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Showing it took too long, so it was stopped. Save a copy to see it.</source>
        <translation>Das Zeigen dauerte zu lange und wurde abgebrochen. Speichern Sie eine Kopie, um die Datei zu sehen.</translation>
    </message>
    <message>
        <source>Text of %name</source>
        <translation>Text von %name</translation>
    </message>
    <message>
        <source>The copy could not be saved: %why. Choose another place.</source>
        <translation>Die Kopie konnte nicht gespeichert werden: %why. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>The text goes on. Save a copy to read all of it.</source>
        <translation>Der Text geht weiter. Speichern Sie eine Kopie, um alles zu lesen.</translation>
    </message>
    <message>
        <source>There is no copy to save here.</source>
        <translation>Hier gibt es keine Kopie zu speichern.</translation>
    </message>
    <message>
        <source>This file is not the one that was attached: its content was altered on this laptop. It is not shown.</source>
        <translation>Diese Datei ist nicht die angehängte: Ihr Inhalt wurde auf diesem Laptop verändert. Sie wird nicht gezeigt.</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>Delete the chosen draft</source>
        <translation>Gewählten Entwurf löschen</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>A name is needed.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <source>A new automation</source>
        <translation>Eine neue Automation</translation>
    </message>
    <message>
        <source>An account counts only once somebody else who leads has verified it.</source>
        <translation>Ein Konto zählt erst, wenn jemand anders mit Leitungsaufgabe es geprüft hat.</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>As requests of this kind</source>
        <translation>Als Anträge dieser Art</translation>
    </message>
    <message>
        <source>By the days and hours of</source>
        <translation>Nach Tagen und Zeiten von</translation>
    </message>
    <message>
        <source>Change the automation</source>
        <translation>Automation ändern</translation>
    </message>
    <message>
        <source>Change “%1”</source>
        <translation>„%1“ ändern</translation>
    </message>
    <message>
        <source>IBAN of that account</source>
        <translation>IBAN dieses Kontos</translation>
    </message>
    <message>
        <source>If it fails, ask</source>
        <translation>Wenn es nicht klappt, fragen</translation>
    </message>
    <message>
        <source>If this laptop is off at that time</source>
        <translation>Wenn dieser Laptop dann aus ist</translation>
    </message>
    <message>
        <source>Into this folder</source>
        <translation>In diesen Ordner</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of a field of your own</source>
        <translation>Name eines eigenen Feldes</translation>
    </message>
    <message>
        <source>New account (IBAN)</source>
        <translation>Neues Konto (IBAN)</translation>
    </message>
    <message>
        <source>Nothing is different yet.</source>
        <translation>Noch ist nichts anders.</translation>
    </message>
    <message>
        <source>Requests of this kind</source>
        <translation>Anträge dieser Art</translation>
    </message>
    <message>
        <source>Save and sign</source>
        <translation>Speichern und signieren</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Subject of the mail</source>
        <translation>Betreff der Mail</translation>
    </message>
    <message>
        <source>Terms, limits and blocking are set by owners, managers and bookkeepers.</source>
        <translation>Zahlungsziele, Grenzen und Sperren setzen Inhaber, Leitungen und Buchhaltung.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Title of the notice</source>
        <translation>Titel der Meldung</translation>
    </message>
    <message>
        <source>Title of the report</source>
        <translation>Titel des Berichts</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Was getan wird</translation>
    </message>
    <message>
        <source>What is personal is kept off the log, so that an owner can have it erased.</source>
        <translation>Persönliches steht nicht im Protokoll, damit ein Inhaber es löschen lassen kann.</translation>
    </message>
    <message>
        <source>What stands in it</source>
        <translation>Was darin steht</translation>
    </message>
    <message>
        <source>Who takes it to the bank</source>
        <translation>Wer sie zur Bank bringt</translation>
    </message>
    <message>
        <source>Whose account pays (name)</source>
        <translation>Wessen Konto zahlt (Name)</translation>
    </message>
    <message>
        <source>office@example.com</source>
        <translation>buero@example.com</translation>
    </message>
    <message>
        <source>the owners</source>
        <translation>die Inhaber</translation>
    </message>
</context>
<context>
    <name>EndAskedCard</name>
    <message>
        <source>%1 says that the log of “%2” should end</source>
        <translation>%1 sagt, dass das Protokoll von „%2“ enden soll</translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation>Ansehen …</translation>
    </message>
    <message>
        <source>They want its first %1 entries to count. It ends when an owner says so too.</source>
        <translation>Die ersten %1 Einträge sollen danach gelten. Es endet, wenn ein Inhaber das auch sagt.</translation>
    </message>
    <message>
        <source>They want its first %1 entries to count. It ends when you say so too.</source>
        <translation>Die ersten %1 Einträge sollen danach gelten. Es endet, wenn Sie das auch sagen.</translation>
    </message>
</context>
<context>
    <name>EndDialog</name>
    <message>
        <source>%1 has agreed to another end. Choose the same one, or agree on this one first.</source>
        <translation>%1 hat einem anderen Ende zugestimmt. Wählen Sie dasselbe, oder einigen Sie sich zuerst auf dieses.</translation>
    </message>
    <message>
        <source>%1 has agreed to this end on another laptop.</source>
        <translation>%1 hat diesem Ende auf einem anderen Laptop zugestimmt.</translation>
    </message>
    <message>
        <source>%1 sits here too and agrees</source>
        <translation>%1 sitzt auch hier und stimmt zu</translation>
    </message>
    <message>
        <source>A second person must agree, on their own laptop: %1. There, under Folder and laptops, they choose “End its log…” and the same last entry. Then it waits for you here.</source>
        <translation>Eine zweite Person muss am eigenen Laptop zustimmen: %1. Dort wird unter Ordner und Laptops „Protokoll beenden …“ und derselbe letzte Eintrag gewählt. Dann wartet es hier auf Sie.</translation>
    </message>
    <message>
        <source>A second person must agree.</source>
        <translation>Eine zweite Person muss zustimmen.</translation>
    </message>
    <message>
        <source>End a laptop's log</source>
        <translation>Protokoll eines Laptops beenden</translation>
    </message>
    <message>
        <source>End its log</source>
        <translation>Protokoll beenden</translation>
    </message>
    <message>
        <source>End the log of “%1”</source>
        <translation>Protokoll von „%1“ beenden</translation>
    </message>
    <message>
        <source>Entries that are here and would count no more: %1</source>
        <translation>Einträge, die hier sind und nicht mehr gelten würden: %1</translation>
    </message>
    <message>
        <source>For a laptop that is lost, or whose person left. What it signed up to the end you choose counts for good. What stands behind it counts for nobody, unless an owner lets it in. All others get new keys, so that it can read nothing that is written from now on.</source>
        <translation>Für einen Laptop, der verloren ist oder dessen Person gegangen ist. Was er bis zu dem Ende signiert hat, das Sie wählen, gilt für immer. Was dahinter steht, gilt für niemanden, außer ein Inhaber lässt es zu. Alle anderen bekommen neue Schlüssel, damit er nichts lesen kann, was von nun an geschrieben wird.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Nobody else in this office can agree, so your word alone is enough.</source>
        <translation>Sonst kann in diesem Büro niemand zustimmen, daher genügt Ihr Wort allein.</translation>
    </message>
    <message>
        <source>Say that it should end</source>
        <translation>Sagen, dass es enden soll</translation>
    </message>
    <message>
        <source>The last entry that counts</source>
        <translation>Der letzte Eintrag, der gilt</translation>
    </message>
    <message>
        <source>The second person</source>
        <translation>Die zweite Person</translation>
    </message>
    <message>
        <source>This is the second word of two. It counts as soon as an owner ends the log at the same entry, on the laptop that writes about members.</source>
        <translation>Das ist das zweite von zwei Worten. Es zählt, sobald ein Inhaber das Protokoll am selben Eintrag beendet, auf dem Laptop, der die Mitglieder verwaltet.</translation>
    </message>
</context>
<context>
    <name>EntriesView</name>
    <message>
        <source>%done of %all</source>
        <translation>%done von %all</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter aufheben</translation>
    </message>
    <message>
        <source>Look no further</source>
        <translation>Nicht weiter suchen</translation>
    </message>
    <message>
        <source>Looking through the log</source>
        <translation>Das Protokoll wird durchsucht</translation>
    </message>
    <message>
        <source>No entry fits these filters. Other words or fewer filters find more.</source>
        <translation>Kein Eintrag passt zu diesen Filtern. Andere Wörter oder weniger Filter finden mehr.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>%laptop, %entry</source>
        <translation>%laptop, %entry</translation>
    </message>
    <message>
        <source>%person, and the signature is good</source>
        <translation>%person, und die Unterschrift ist gültig</translation>
    </message>
    <message>
        <source>Close the entry (Esc)</source>
        <translation>Den Eintrag schließen (Esc)</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>Wie weit</translation>
    </message>
    <message>
        <source>How this is proven</source>
        <translation>Wie das bewiesen ist</translation>
    </message>
    <message>
        <source>It counts for nothing. Everything before and after it is untouched by that.</source>
        <translation>Er zählt nicht. Alles davor und danach bleibt davon unberührt.</translation>
    </message>
    <message>
        <source>It is whole.</source>
        <translation>Er ist unversehrt.</translation>
    </message>
    <message>
        <source>It is whole: laptops that may read it can.</source>
        <translation>Er ist unversehrt: Laptops, die ihn lesen dürfen, können es.</translation>
    </message>
    <message>
        <source>Its place and its hash still stand, so that nobody can put something else there.</source>
        <translation>Sein Platz und sein Hash stehen noch da, sodass niemand etwas anderes dorthin setzen kann.</translation>
    </message>
    <message>
        <source>Open the request %title</source>
        <translation>Den Antrag %title öffnen</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Antrag</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Signiert von</translation>
    </message>
    <message>
        <source>The entry</source>
        <translation>Der Eintrag</translation>
    </message>
    <message>
        <source>What is known of the entry</source>
        <translation>Was über den Eintrag bekannt ist</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>nobody: %why</source>
        <translation>niemand: %why</translation>
    </message>
    <message>
        <source>not known any more</source>
        <translation>nicht mehr bekannt</translation>
    </message>
    <message>
        <source>the laptop itself</source>
        <translation>der Laptop selbst</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n logs were written to %folder. Anyone can check them without this program: any verifier of C2SP tlog-tiles reads them, with the key that lies beside each.</source>
        <translation>
            <numerusform>%n Protokoll wurde nach %folder geschrieben. Jeder kann es ohne dieses Programm prüfen: Jedes Prüfprogramm für C2SP tlog-tiles liest es, mit dem Schlüssel, der daneben liegt.</numerusform>
            <numerusform>%n Protokolle wurden nach %folder geschrieben. Jeder kann sie ohne dieses Programm prüfen: Jedes Prüfprogramm für C2SP tlog-tiles liest sie, mit dem Schlüssel, der jeweils daneben liegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>Der Export wurde abgebrochen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Writing the log into %folder</source>
        <translation>Das Protokoll wird nach %folder geschrieben</translation>
    </message>
    <message>
        <source>decision-log</source>
        <translation>entscheidungsprotokoll</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>changed, was %was</source>
        <translation>geändert, vorher %was</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>new in this round</source>
        <translation>neu in dieser Runde</translation>
    </message>
</context>
<context>
    <name>FieldLines</name>
    <message>
        <source>A merged record says: %value</source>
        <translation>Ein zusammengeführter Eintrag sagt: %value</translation>
    </message>
    <message>
        <source>Erased, or not on this laptop</source>
        <translation>Gelöscht, oder nicht auf diesem Laptop</translation>
    </message>
    <message>
        <source>Personal, not shown to you</source>
        <translation>Persönlich, Ihnen nicht gezeigt</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message numerus="yes">
        <source>%n are running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries of requests that were let go</source>
        <translation>
            <numerusform>%n Eintrag von Anträgen, die gehen durften</numerusform>
            <numerusform>%n Einträge von Anträgen, die gehen durften</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries that this laptop may not read</source>
        <translation>
            <numerusform>%n Eintrag, den dieser Laptop nicht lesen darf</numerusform>
            <numerusform>%n Einträge, die dieser Laptop nicht lesen darf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests that an older program wrote</source>
        <translation>
            <numerusform>%n Antrag, den ein älteres Programm geschrieben hat</numerusform>
            <numerusform>%n Anträge, die ein älteres Programm geschrieben hat</numerusform>
        </translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Von Anfang an</translation>
    </message>
    <message>
        <source>Last 12 weeks</source>
        <translation>Letzte 12 Wochen</translation>
    </message>
    <message>
        <source>Last 4 weeks</source>
        <translation>Letzte 4 Wochen</translation>
    </message>
    <message>
        <source>Last 52 weeks</source>
        <translation>Letzte 52 Wochen</translation>
    </message>
    <message>
        <source>No request yet in this time: %names.</source>
        <translation>Noch kein Antrag in dieser Zeit: %names.</translation>
    </message>
    <message>
        <source>Not counted: %parts.</source>
        <translation>Nicht gezählt: %parts.</translation>
    </message>
    <message>
        <source>Nothing is measured yet</source>
        <translation>Noch wird nichts gemessen</translation>
    </message>
    <message>
        <source>Processes that are ready-made bring their figures along; your own say under “kpis” what they measure.</source>
        <translation>Fertige Abläufe bringen ihre Kennzahlen mit; eigene sagen unter „kpis“, was sie messen.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>What your workflows measure. No figure scores a person; press one to see its requests.</source>
        <translation>Was Ihre Abläufe messen. Keine Kennzahl bewertet eine Person; drücken Sie auf eine, um ihre Anträge zu sehen.</translation>
    </message>
    <message>
        <source>Whole office</source>
        <translation>Ganzes Büro</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message numerus="yes">
        <source>%n parts of the file stand so already.</source>
        <translation>
            <numerusform>%n Teil der Datei gilt schon so.</numerusform>
            <numerusform>%n Teile der Datei gelten schon so.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change with an office file</source>
        <translation>Mit einer Bürodatei ändern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It is signed as your act and stays in the decision log. Requests that run already keep the version they began with.</source>
        <translation>Es wird als Ihre Handlung signiert und bleibt im Entscheidungsprotokoll. Anträge, die schon laufen, behalten die Fassung, mit der sie begannen.</translation>
    </message>
    <message>
        <source>Nothing would change</source>
        <translation>Nichts würde sich ändern</translation>
    </message>
    <message>
        <source>Sign and apply</source>
        <translation>Signieren und anwenden</translation>
    </message>
    <message>
        <source>The office stands as the file says already.</source>
        <translation>Das Büro steht schon so, wie die Datei es sagt.</translation>
    </message>
    <message>
        <source>What this file would change</source>
        <translation>Was diese Datei ändern würde</translation>
    </message>
</context>
<context>
    <name>FileEditor</name>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Take the file of “%1” away</source>
        <translation>Datei von „%1“ wegnehmen</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All laptops</source>
        <translation>Alle Laptops</translation>
    </message>
    <message>
        <source>Asked by me</source>
        <translation>Von mir gestellt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter leeren</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of entries</source>
        <translation>Art der Einträge</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Laptops and keys</source>
        <translation>Laptops und Schlüssel</translation>
    </message>
    <message>
        <source>People and rules</source>
        <translation>Personen und Regeln</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Requests and work on them</source>
        <translation>Anträge und Arbeit daran</translation>
    </message>
    <message>
        <source>Search in requests</source>
        <translation>In Anträgen suchen</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Search in what was done, in titles and names</source>
        <translation>In Handlungen, Titeln und Namen suchen</translation>
    </message>
    <message>
        <source>Search titles, names, numbers, notes</source>
        <translation>Titel, Namen, Nummern, Notizen durchsuchen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>Wartet auf mich</translation>
    </message>
    <message>
        <source>Without effect, or not readable</source>
        <translation>Ohne Wirkung oder nicht lesbar</translation>
    </message>
    <message>
        <source>in the last 30 days</source>
        <translation>in den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>in the last 7 days</source>
        <translation>in den letzten 7 Tagen</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>dieses Jahr</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Every entry that is not named here is as it was written.</source>
        <translation>Jeder Eintrag, der hier nicht genannt ist, ist so, wie er geschrieben wurde.</translation>
    </message>
    <message>
        <source>Looking changed nothing. Copies that other laptops and backups hold are untouched.</source>
        <translation>Das Nachsehen hat nichts geändert. Kopien auf anderen Laptops und in Sicherungen sind unberührt.</translation>
    </message>
    <message>
        <source>Show the entry</source>
        <translation>Den Eintrag zeigen</translation>
    </message>
    <message>
        <source>Show the request</source>
        <translation>Den Antrag zeigen</translation>
    </message>
    <message>
        <source>What is safe</source>
        <translation>Was sicher ist</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Whose it was</source>
        <translation>Von wem es war</translation>
    </message>
</context>
<context>
    <name>FlowView</name>
    <message>
        <source>%1 for %2</source>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Als Liste</translation>
    </message>
    <message>
        <source>Asked: %1</source>
        <translation>Gefragt: %1</translation>
    </message>
    <message>
        <source>Branch %1</source>
        <translation>Zweig %1</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezeichnet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Das Programm</translation>
    </message>
    <message>
        <source>The steps and where they stand</source>
        <translation>Die Schritte und wo sie stehen</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
</context>
<context>
    <name>FolderCard</name>
    <message>
        <source>All is well</source>
        <translation>Alles ist in Ordnung</translation>
    </message>
    <message>
        <source>Change the folder…</source>
        <translation>Ordner wechseln …</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Trennen …</translation>
    </message>
    <message>
        <source>Entries that wait to go: %1.</source>
        <translation>Einträge, die auf den Versand warten: %1.</translation>
    </message>
    <message>
        <source>Everything from here is in the folder.</source>
        <translation>Alles von hier ist im Ordner.</translation>
    </message>
    <message>
        <source>Last exchange: %1.</source>
        <translation>Letzter Abgleich: %1.</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Bitte ansehen</translation>
    </message>
    <message>
        <source>Nothing was exchanged with it yet.</source>
        <translation>Damit wurde noch nichts abgeglichen.</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Verify every file in the folder again, and write what is missing</source>
        <translation>Jede Datei im Ordner neu prüfen und schreiben, was fehlt</translation>
    </message>
    <message>
        <source>What was written on this laptop</source>
        <translation>Was auf diesem Laptop geschrieben wurde</translation>
    </message>
    <message>
        <source>Where the shared folder is</source>
        <translation>Wo der gemeinsame Ordner liegt</translation>
    </message>
    <message>
        <source>Working with the folder</source>
        <translation>Mit dem Ordner wird gearbeitet</translation>
    </message>
</context>
<context>
    <name>FolderPage</name>
    <message>
        <source>Codes that were given out</source>
        <translation>Codes, die ausgegeben wurden</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Exchanged with the folder.</source>
        <translation>Mit dem Ordner abgeglichen.</translation>
    </message>
    <message>
        <source>Folder and laptops</source>
        <translation>Ordner und Laptops</translation>
    </message>
    <message>
        <source>Held work</source>
        <translation>Zurückgehaltene Arbeit</translation>
    </message>
    <message>
        <source>Invite a laptop…</source>
        <translation>Laptop einladen …</translation>
    </message>
    <message>
        <source>Laptops</source>
        <translation>Laptops</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>The chosen entries count now.</source>
        <translation>Die gewählten Einträge gelten jetzt.</translation>
    </message>
    <message>
        <source>The code lets nobody in any more.</source>
        <translation>Der Code lässt niemanden mehr herein.</translation>
    </message>
    <message>
        <source>The folder did not take it yet; that is tried again by itself.</source>
        <translation>Der Ordner hat es noch nicht angenommen; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>The folder is connected.</source>
        <translation>Der Ordner ist verbunden.</translation>
    </message>
    <message>
        <source>The laptop was not let in.</source>
        <translation>Der Laptop wurde nicht hereingelassen.</translation>
    </message>
    <message>
        <source>The log of “%1” has ended, and all others have new keys.</source>
        <translation>Das Protokoll von „%1“ ist beendet, und alle anderen haben neue Schlüssel.</translation>
    </message>
    <message>
        <source>This office lives on this laptop alone again. The folder stays as it is.</source>
        <translation>Dieses Büro gibt es wieder nur auf diesem Laptop. Der Ordner bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Who has seen what</source>
        <translation>Wer was gesehen hat</translation>
    </message>
    <message>
        <source>Your word about “%1” is given. It ends when an owner says so too.</source>
        <translation>Ihr Wort zu „%1“ ist gegeben. Es endet, wenn ein Inhaber das auch sagt.</translation>
    </message>
    <message>
        <source>“%1” is let in.</source>
        <translation>„%1“ ist aufgenommen.</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message numerus="yes">
        <source>%n more fields, if you like</source>
        <translation>
            <numerusform>%n weiteres Feld, wenn Sie möchten</numerusform>
            <numerusform>%n weitere Felder, wenn Sie möchten</numerusform>
        </translation>
    </message>
    <message>
        <source>Personal. What stands here is not on this laptop.</source>
        <translation>Persönlich. Was hier steht, ist nicht auf diesem Laptop.</translation>
    </message>
    <message>
        <source>Personal. What stood here was erased.</source>
        <translation>Persönlich. Was hier stand, wurde gelöscht.</translation>
    </message>
    <message>
        <source>Personal: kept apart from the log, so that it can be erased for good.</source>
        <translation>Persönlich: getrennt vom Protokoll, damit es endgültig gelöscht werden kann.</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>What do you want to ask for?</source>
        <translation>Was möchten Sie beantragen?</translation>
    </message>
</context>
<context>
    <name>GalleryDialog</name>
    <message>
        <source>An owner takes one in, on the laptop that writes about the office.</source>
        <translation>Ein Inhaber übernimmt einen, auf dem Laptop, der über das Büro schreibt.</translation>
    </message>
    <message>
        <source>It is published as it came, and signed. You can change it afterwards with an office file.</source>
        <translation>Er wird veröffentlicht, wie er ist, und signiert. Ändern können Sie ihn danach mit einer Bürodatei.</translation>
    </message>
    <message>
        <source>Ready-made processes</source>
        <translation>Fertige Abläufe</translation>
    </message>
    <message>
        <source>Take into the office</source>
        <translation>Ins Büro übernehmen</translation>
    </message>
    <message>
        <source>With its reminders and reports, switched off at first</source>
        <translation>Mit seinen Erinnerungen und Berichten, zunächst ausgeschaltet</translation>
    </message>
    <message>
        <source>in the office</source>
        <translation>im Büro</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message numerus="yes">
        <source>%n pairs look alike</source>
        <translation>
            <numerusform>%n Paar ähnelt sich</numerusform>
            <numerusform>%n Paare ähneln sich</numerusform>
        </translation>
    </message>
    <message>
        <source>All units share them. Each field says who wrote it; an account counts once somebody verified it.</source>
        <translation>Alle Bereiche teilen sie. Jedes Feld sagt, wer es schrieb; ein Konto zählt, sobald jemand es geprüft hat.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>Tabelle importieren…</translation>
    </message>
    <message>
        <source>Kinds of records</source>
        <translation>Arten von Einträgen</translation>
    </message>
    <message>
        <source>Suppliers and customers</source>
        <translation>Lieferanten und Kunden</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>Held entries</source>
        <translation>Zurückgehaltene Einträge</translation>
    </message>
    <message>
        <source>Let the chosen ones count</source>
        <translation>Gewählte gelten lassen</translation>
    </message>
    <message>
        <source>Look for held work</source>
        <translation>Nach zurückgehaltener Arbeit suchen</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>Es ist nichts zurückgehalten.</translation>
    </message>
    <message>
        <source>These were signed and count for nobody. If they are honest work, an owner can let them in.</source>
        <translation>Diese wurden signiert und gelten für niemanden. Sind sie ehrliche Arbeit, kann ein Inhaber sie zulassen.</translation>
    </message>
    <message>
        <source>Work is held where somebody signed it while, unknown to them, their laptop's log ended or a right was taken from them. Nobody has looked for it since the window was opened.</source>
        <translation>Arbeit wird zurückgehalten, wenn jemand sie signierte, während ohne sein Wissen das Protokoll des Laptops endete oder ein Recht entzogen wurde. Seit das Fenster offen ist, hat niemand danach gesucht.</translation>
    </message>
</context>
<context>
    <name>HeldRows</name>
    <message>
        <source>its laptop's log had ended</source>
        <translation>das Protokoll des Laptops war beendet</translation>
    </message>
    <message>
        <source>the right to it was being taken away at the same time</source>
        <translation>das Recht dazu wurde zur selben Zeit entzogen</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>All licences</source>
        <translation>Alle Lizenzen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Licences of what is in it</source>
        <translation>Lizenzen dessen, was darin steckt</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neuer Antrag</translation>
    </message>
    <message>
        <source>Subjects of help</source>
        <translation>Themen der Hilfe</translation>
    </message>
    <message>
        <source>What help says</source>
        <translation>Was die Hilfe sagt</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>%1 of %2 rows are done. What is signed stays when you stop.</source>
        <translation>%1 von %2 Zeilen sind fertig. Was signiert ist, bleibt, wenn Sie abbrechen.</translation>
    </message>
    <message numerus="yes">
        <source>%n as they are</source>
        <translation>
            <numerusform>%n wie bisher</numerusform>
            <numerusform>%n wie bisher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records were written and signed.</source>
        <translation>
            <numerusform>%n Eintrag wurde geschrieben und signiert.</numerusform>
            <numerusform>%n Einträge wurden geschrieben und signiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were refused:</source>
        <translation>
            <numerusform>%n Zeile wurde abgelehnt:</numerusform>
            <numerusform>%n Zeilen wurden abgelehnt:</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Import and sign</source>
        <translation>Importieren und signieren</translation>
    </message>
    <message>
        <source>Import “%file”</source>
        <translation>„%file“ importieren</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>No row would change anything.</source>
        <translation>Keine Zeile würde etwas ändern.</translation>
    </message>
    <message>
        <source>Nothing is signed yet.</source>
        <translation>Noch ist nichts signiert.</translation>
    </message>
    <message>
        <source>Refused rows are left out; the others can be imported.</source>
        <translation>Abgelehnte Zeilen bleiben weg; die anderen lassen sich importieren.</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Zeilen der Tabelle</translation>
    </message>
    <message numerus="yes">
        <source>and %n more rows</source>
        <translation>
            <numerusform>und noch %n Zeile</numerusform>
            <numerusform>und noch %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>changes</source>
        <translation>ändert</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
</context>
<context>
    <name>InboxCard</name>
    <message>
        <source>%amount, with %others of the last 7 days:</source>
        <translation>%amount, zusammen mit %others der letzten 7 Tage:</translation>
    </message>
    <message numerus="yes">
        <source>%n checks found nothing unusual.</source>
        <translation>
            <numerusform>%n Prüfung fand nichts Ungewöhnliches.</numerusform>
            <numerusform>%n Prüfungen fanden nichts Ungewöhnliches.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other checks found nothing unusual.</source>
        <translation>
            <numerusform>%n andere Prüfung fand nichts Ungewöhnliches.</numerusform>
            <numerusform>%n andere Prüfungen fanden nichts Ungewöhnliches.</numerusform>
        </translation>
    </message>
    <message>
        <source>%person %verdict, %when</source>
        <translation>%person %verdict, %when</translation>
    </message>
    <message>
        <source>%person, standing in for %absent,</source>
        <translation>%person, in Vertretung von %absent,</translation>
    </message>
    <message>
        <source>%said: “%reason”</source>
        <translation>%said: „%reason“</translation>
    </message>
    <message>
        <source>%verdict by %person, %when</source>
        <translation>%verdict von %person, %when</translation>
    </message>
    <message>
        <source>Asked by %person, %when</source>
        <translation>Gestellt von %person, %when</translation>
    </message>
    <message>
        <source>Came in by itself, %when</source>
        <translation>Von selbst hereingekommen, %when</translation>
    </message>
    <message>
        <source>Open %title</source>
        <translation>%title öffnen</translation>
    </message>
    <message>
        <source>The same invoice came in on another laptop. Compare both before you decide.</source>
        <translation>Dieselbe Rechnung kam auf einem anderen Laptop herein. Vergleichen Sie beide, bevor Sie entscheiden.</translation>
    </message>
    <message>
        <source>You are asked %why.</source>
        <translation>Sie sind gefragt: %why.</translation>
    </message>
    <message>
        <source>a rule</source>
        <translation>eine Regel</translation>
    </message>
    <message>
        <source>before: %value</source>
        <translation>vorher: %value</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>round %round</source>
        <translation>Runde %round</translation>
    </message>
    <message>
        <source>values proposed by the program</source>
        <translation>Werte vom Programm vorgeschlagen</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>Decided by others</source>
        <translation>Von anderen entschieden</translation>
    </message>
</context>
<context>
    <name>InboxPermits</name>
    <message>
        <source>Hand it on (H).</source>
        <translation>Geben Sie ihn weiter (H).</translation>
    </message>
    <message>
        <source>Here a form is filled in; nothing is decided yet.</source>
        <translation>Hier wird ein Formular ausgefüllt; noch wird nichts entschieden.</translation>
    </message>
    <message>
        <source>Here things are done and ticked; nothing is decided yet.</source>
        <translation>Hier wird etwas erledigt und abgehakt; noch wird nichts entschieden.</translation>
    </message>
    <message>
        <source>Here your answer to a wish for changes is awaited.</source>
        <translation>Hier wird Ihre Antwort auf eine Rückfrage erwartet.</translation>
    </message>
    <message>
        <source>There is nobody else who may decide it.</source>
        <translation>Sonst gibt es niemanden, der darüber entscheiden darf.</translation>
    </message>
    <message>
        <source>This step does not take that answer.</source>
        <translation>Dieser Schritt nimmt diese Antwort nicht an.</translation>
    </message>
</context>
<context>
    <name>InboxRows</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Next seven days</source>
        <translation>Nächste sieben Tage</translation>
    </message>
    <message>
        <source>No deadline</source>
        <translation>Ohne Frist</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>being signed</source>
        <translation>wird signiert</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>leaves in a moment</source>
        <translation>geht gleich hinaus</translation>
    </message>
</context>
<context>
    <name>InboxView</name>
    <message numerus="yes">
        <source>%n decisions signed.</source>
        <translation>
            <numerusform>%n Entscheidung signiert.</numerusform>
            <numerusform>%n Entscheidungen signiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n only as an opinion: whoever may decide is asked next.</source>
        <translation>
            <numerusform>%n nur als Meinung: Als Nächstes wird gefragt, wer entscheiden darf.</numerusform>
            <numerusform>%n nur als Meinung: Als Nächstes wird gefragt, wer entscheiden darf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not; the reasons stand on the card's side.</source>
        <translation>
            <numerusform>%n nicht; der Grund steht neben der Karte.</numerusform>
            <numerusform>%n nicht; die Gründe stehen neben der Karte.</numerusform>
        </translation>
    </message>
    <message>
        <source>%signed %rest</source>
        <translation>%signed %rest</translation>
    </message>
    <message>
        <source>Hand on one at a time.</source>
        <translation>Geben Sie Anträge einzeln weiter.</translation>
    </message>
    <message>
        <source>Your decision on it is on its way.</source>
        <translation>Ihre Entscheidung darüber ist unterwegs.</translation>
    </message>
</context>
<context>
    <name>InvitationCard</name>
    <message>
        <source>A laptop for %1</source>
        <translation>Ein Laptop für %1</translation>
    </message>
    <message>
        <source>Let in. It has not been heard of since.</source>
        <translation>Aufgenommen. Seitdem hat man nichts von ihm gehört.</translation>
    </message>
    <message>
        <source>Nobody has used the code yet. It ends %1.</source>
        <translation>Niemand hat den Code bisher benutzt. Er endet %1.</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Code zeigen</translation>
    </message>
    <message>
        <source>Show the code for %1</source>
        <translation>Code für %1 zeigen</translation>
    </message>
    <message>
        <source>Take back %1</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>Zurücknehmen …</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>A laptop for %1</source>
        <translation>Ein Laptop für %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>For one laptop, until %1. Give it to nobody else.</source>
        <translation>Für einen Laptop, bis %1. Geben Sie ihn sonst niemandem.</translation>
    </message>
    <message>
        <source>Four words</source>
        <translation>Vier Wörter</translation>
    </message>
    <message>
        <source>How long the code can be used</source>
        <translation>Wie lange der Code gilt</translation>
    </message>
    <message>
        <source>Invite a laptop</source>
        <translation>Laptop einladen</translation>
    </message>
    <message>
        <source>It asks</source>
        <translation>Er fragt</translation>
    </message>
    <message>
        <source>It fetches what it may read as soon as it looks into the folder. You can close this.</source>
        <translation>Er holt, was er lesen darf, sobald er in den Ordner sieht. Sie können das hier schließen.</translation>
    </message>
    <message>
        <source>It has what it may read. You can close this.</source>
        <translation>Er hat, was er lesen darf. Sie können das hier schließen.</translation>
    </message>
    <message>
        <source>It is in</source>
        <translation>Er ist drin</translation>
    </message>
    <message>
        <source>Its code has ended. If you meant to invite it, make a new code.</source>
        <translation>Der Code ist abgelaufen. Wenn Sie ihn einladen wollten, erstellen Sie einen neuen.</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>Code erstellen</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>Der Code</translation>
    </message>
    <message>
        <source>The code as a picture for a camera</source>
        <translation>Der Code als Bild für eine Kamera</translation>
    </message>
    <message>
        <source>The laptop was not let in</source>
        <translation>Der Laptop wurde nicht hereingelassen</translation>
    </message>
    <message>
        <source>The shared folder: %1. It may have another path on the other laptop; it is asked there.</source>
        <translation>Der gemeinsame Ordner: %1. Auf dem anderen Laptop kann er anderswo liegen; dort wird danach gefragt.</translation>
    </message>
    <message>
        <source>Waiting for the other laptop. When it has asked, its four words appear here by themselves; how soon depends on the folder.</source>
        <translation>Wartet auf den anderen Laptop. Hat er gefragt, erscheinen seine vier Wörter hier von selbst; wie bald, hängt vom Ordner ab.</translation>
    </message>
    <message>
        <source>Who will sign on it</source>
        <translation>Wer darauf signieren wird</translation>
    </message>
    <message>
        <source>You get a code. On the other laptop, choose “Join with a code” and paste it there. Then both screens show four words, and you compare them.</source>
        <translation>Sie bekommen einen Code. Wählen Sie auf dem anderen Laptop „Mit einem Code beitreten“ und fügen Sie ihn dort ein. Dann zeigen beide Bildschirme vier Wörter, und Sie vergleichen sie.</translation>
    </message>
    <message>
        <source>one day</source>
        <translation>einen Tag</translation>
    </message>
    <message>
        <source>one week</source>
        <translation>eine Woche</translation>
    </message>
    <message>
        <source>“%1” is in</source>
        <translation>„%1“ ist drin</translation>
    </message>
    <message>
        <source>“%1” is let in</source>
        <translation>„%1“ ist aufgenommen</translation>
    </message>
</context>
<context>
    <name>InvoicePage</name>
    <message numerus="yes">
        <source>%n further lines are not shown here.</source>
        <translation>
            <numerusform>%n weitere Zeile wird hier nicht gezeigt.</numerusform>
            <numerusform>%n weitere Zeilen werden hier nicht gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Before tax</source>
        <translation>Netto</translation>
    </message>
    <message>
        <source>Credit note %number</source>
        <translation>Gutschrift %number</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Invoice %number</source>
        <translation>Rechnung %number</translation>
    </message>
    <message>
        <source>Lines of the invoice</source>
        <translation>Zeilen der Rechnung</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Paid already</source>
        <translation>Schon bezahlt</translation>
    </message>
    <message>
        <source>Payment reference</source>
        <translation>Zahlungsreferenz</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Tax %rate %</source>
        <translation>Steuer %rate %</translation>
    </message>
    <message numerus="yes">
        <source>The file holds %n documents; this is the first.</source>
        <translation>
            <numerusform>Die Datei enthält %n Beleg; das ist der erste.</numerusform>
            <numerusform>Die Datei enthält %n Belege; das ist der erste.</numerusform>
        </translation>
    </message>
    <message>
        <source>The invoice as a page</source>
        <translation>Die Rechnung als Seite</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>To be paid by</source>
        <translation>Zu zahlen bis</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Zu zahlen</translation>
    </message>
    <message>
        <source>With tax</source>
        <translation>Brutto</translation>
    </message>
    <message>
        <source>Your reference</source>
        <translation>Ihr Zeichen</translation>
    </message>
</context>
<context>
    <name>JoinPanel</name>
    <message>
        <source>A folder, or an address such as webdavs://… or s3://…</source>
        <translation>Ein Ordner oder eine Adresse wie webdavs://… oder s3://…</translation>
    </message>
    <message>
        <source>Ask to join</source>
        <translation>Um Aufnahme bitten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Capitals, blanks and dashes do not matter.</source>
        <translation>Großbuchstaben, Leerzeichen und Striche spielen keine Rolle.</translation>
    </message>
    <message>
        <source>Choose the shared folder</source>
        <translation>Gemeinsamen Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Compare four words</source>
        <translation>Vier Wörter vergleichen</translation>
    </message>
    <message>
        <source>Join with a code</source>
        <translation>Mit einem Code beitreten</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Paste the code first.</source>
        <translation>Fügen Sie zuerst den Code ein.</translation>
    </message>
    <message>
        <source>Such as “Maria's laptop”.</source>
        <translation>Zum Beispiel „Marias Laptop“.</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>Der Code</translation>
    </message>
    <message>
        <source>The code comes from a laptop that is a member already: Folder and laptops, Invite.</source>
        <translation>Der Code kommt von einem Laptop, der schon Mitglied ist: Ordner und Laptops, Einladen.</translation>
    </message>
    <message>
        <source>The code is whole. It can be used until %when.</source>
        <translation>Der Code ist vollständig. Er gilt bis %when.</translation>
    </message>
    <message>
        <source>The laptop that made the code must show the same. If it shows others, do not let this one in.</source>
        <translation>Der Laptop, der den Code erstellt hat, muss dieselben zeigen. Zeigt er andere, lassen Sie diesen nicht herein.</translation>
    </message>
    <message>
        <source>The same folder as on the other laptop. It may lie elsewhere on this one.</source>
        <translation>Derselbe Ordner wie auf dem anderen Laptop. Auf diesem kann er anderswo liegen.</translation>
    </message>
    <message>
        <source>The shared folder</source>
        <translation>Der gemeinsame Ordner</translation>
    </message>
    <message>
        <source>Waiting for the other laptop</source>
        <translation>Wartet auf den anderen Laptop</translation>
    </message>
    <message>
        <source>What is this laptop called?</source>
        <translation>Wie heißt dieser Laptop?</translation>
    </message>
    <message>
        <source>What was asked stays asked: it goes on from the first page.</source>
        <translation>Gefragt bleibt gefragt: Von der ersten Seite aus geht es weiter.</translation>
    </message>
    <message>
        <source>Where is the shared folder here?</source>
        <translation>Wo ist der gemeinsame Ordner hier?</translation>
    </message>
</context>
<context>
    <name>LaptopCard</name>
    <message>
        <source>%1 sign here</source>
        <translation>%1 signieren hier</translation>
    </message>
    <message>
        <source>%1 signed here</source>
        <translation>%1 hier signiert</translation>
    </message>
    <message>
        <source>%1 signs here</source>
        <translation>%1 signiert hier</translation>
    </message>
    <message>
        <source>End its log…</source>
        <translation>Protokoll beenden …</translation>
    </message>
    <message>
        <source>End the log of %1</source>
        <translation>Protokoll von %1 beenden</translation>
    </message>
    <message>
        <source>It keeps a signed word about every log it has seen.</source>
        <translation>Er bewahrt ein signiertes Wort über jedes Protokoll auf, das er gesehen hat.</translation>
    </message>
    <message>
        <source>Its log ended at entry %1.</source>
        <translation>Sein Protokoll endete bei Eintrag %1.</translation>
    </message>
    <message>
        <source>main laptop</source>
        <translation>Hauptlaptop</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>dieser Laptop</translation>
    </message>
    <message>
        <source>witness</source>
        <translation>Zeuge</translation>
    </message>
</context>
<context>
    <name>LaptopsView</name>
    <message numerus="yes">
        <source>%n entries are held here.</source>
        <translation>
            <numerusform>%n Eintrag liegt hier.</numerusform>
            <numerusform>%n Einträge liegen hier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries cannot be read here.</source>
        <translation>
            <numerusform>%n Eintrag ist hier nicht lesbar.</numerusform>
            <numerusform>%n Einträge sind hier nicht lesbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heads are signed.</source>
        <translation>
            <numerusform>%n Stand ist signiert.</numerusform>
            <numerusform>%n Stände sind signiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>A checkpoint is a laptop's signature under everything it wrote up to there. A witness is another laptop that signed the same, so that both would have to lie.</source>
        <translation>Ein signierter Stand ist die Unterschrift eines Laptops unter alles, was er bis dahin geschrieben hat. Ein Zeuge ist ein anderer Laptop, der dasselbe signiert hat, sodass beide lügen müssten.</translation>
    </message>
    <message>
        <source>Checkpoints and witnesses</source>
        <translation>Signierte Stände und Zeugen</translation>
    </message>
    <message>
        <source>Each line is a laptop, each column the log of one. A field is as full as that laptop has said that it has the log: nobody can take entries away again without those laptops noticing.</source>
        <translation>Jede Zeile ist ein Laptop, jede Spalte das Protokoll eines Laptops. Ein Feld ist so voll, wie der Laptop nach eigenen Worten das Protokoll hat: Niemand kann Einträge wieder wegnehmen, ohne dass diese Laptops es merken.</translation>
    </message>
    <message>
        <source>Folder and laptops</source>
        <translation>Ordner und Laptops</translation>
    </message>
    <message>
        <source>Signed heads</source>
        <translation>Signierte Stände</translation>
    </message>
    <message>
        <source>This office lives on one laptop, so nobody else has seen its log yet. A second laptop, or a shared folder, makes it impossible to take entries away unnoticed.</source>
        <translation>Dieses Büro liegt auf einem einzigen Laptop, daher hat noch niemand sonst sein Protokoll gesehen. Mit einem zweiten Laptop oder einem gemeinsamen Ordner kann niemand mehr unbemerkt Einträge wegnehmen.</translation>
    </message>
    <message>
        <source>Who has seen what</source>
        <translation>Wer was gesehen hat</translation>
    </message>
</context>
<context>
    <name>LeavingBar</name>
    <message>
        <source>Sign now</source>
        <translation>Jetzt signieren</translation>
    </message>
    <message>
        <source>Undo (Z)</source>
        <translation>Zurücknehmen (Z)</translation>
    </message>
    <message>
        <source>Undo before it is signed</source>
        <translation>Vor dem Signieren zurücknehmen</translation>
    </message>
    <message>
        <source>Your comment on “%title” is signed in %seconds s.</source>
        <translation>Ihr Kommentar zu „%title“ wird in %seconds s signiert.</translation>
    </message>
    <message>
        <source>“%title” is withdrawn and signed in %seconds s.</source>
        <translation>„%title“ wird in %seconds s zurückgezogen und signiert.</translation>
    </message>
</context>
<context>
    <name>Lights</name>
    <message>
        <source>%1; not yet: %2</source>
        <translation>%1; noch nicht: %2</translation>
    </message>
</context>
<context>
    <name>LineRows</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
</context>
<context>
    <name>ListSide</name>
    <message>
        <source>%count, still looking…</source>
        <translation>%count, Suche läuft …</translation>
    </message>
    <message numerus="yes">
        <source>%n budgets exceeded together</source>
        <translation>
            <numerusform>%n Budget gemeinsam überschritten</numerusform>
            <numerusform>%n Budgets gemeinsam überschritten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen: the next decision is for all of them</source>
        <translation>
            <numerusform>%n gewählt: Die nächste Entscheidung gilt dafür</numerusform>
            <numerusform>%n gewählt: Die nächste Entscheidung gilt für alle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decided by others</source>
        <translation>
            <numerusform>%n von anderen entschieden</numerusform>
            <numerusform>%n von anderen entschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>%shown of %count</source>
        <translation>%shown von %count</translation>
    </message>
    <message>
        <source>By deadline</source>
        <translation>Nach Frist</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Nach Titel</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>Nach Bereich</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Keinen wählen</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Diese Zeile schließen</translation>
    </message>
    <message>
        <source>Decisions that did not know of each other went beyond what the budget holds.</source>
        <translation>Entscheidungen, die nichts voneinander wussten, gingen zusammen über das Budget hinaus.</translation>
    </message>
    <message>
        <source>Everything is decided. What needs you next will stand here.</source>
        <translation>Alles ist entschieden. Was Sie als Nächstes braucht, steht dann hier.</translation>
    </message>
    <message>
        <source>Filter the inbox</source>
        <translation>Posteingang filtern</translation>
    </message>
    <message>
        <source>Filter: words, unit, amount</source>
        <translation>Filter: Wörter, Bereich, Betrag</translation>
    </message>
    <message>
        <source>Find by name, VAT id or IBAN</source>
        <translation>Nach Name, USt-IdNr. oder IBAN suchen</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Largest amount first</source>
        <translation>Größter Betrag zuerst</translation>
    </message>
    <message>
        <source>Meanwhile:</source>
        <translation>Inzwischen:</translation>
    </message>
    <message>
        <source>Name, VAT id or IBAN</source>
        <translation>Name, USt-IdNr. oder IBAN</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neuer Antrag</translation>
    </message>
    <message>
        <source>No task in the inbox has these words.</source>
        <translation>Keine Aufgabe im Posteingang hat diese Wörter.</translation>
    </message>
    <message>
        <source>None is kept yet.</source>
        <translation>Noch ist nichts eingetragen.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Nothing here holds what you typed.</source>
        <translation>Nichts hier enthält, was Sie getippt haben.</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Nichts wartet auf Sie</translation>
    </message>
    <message>
        <source>Nothing was asked yet. What needs you will stand here.</source>
        <translation>Noch wurde nichts beantragt. Was Sie braucht, steht dann hier.</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Reihenfolge der Liste</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Tasks that wait for you</source>
        <translation>Aufgaben, die auf Sie warten</translation>
    </message>
    <message>
        <source>Waiting longest first</source>
        <translation>Am längsten wartend zuerst</translation>
    </message>
    <message>
        <source>What happened while you were away</source>
        <translation>Was geschah, während Sie weg waren</translation>
    </message>
    <message>
        <source>“%1” exceeded together</source>
        <translation>„%1“ gemeinsam überschritten</translation>
    </message>
</context>
<context>
    <name>ListView</name>
    <message>
        <source>%1 requests</source>
        <translation>%1 Anträge</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Nach Art</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Nach Monat</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Nach Stand</translation>
    </message>
    <message>
        <source>By unit</source>
        <translation>Nach Bereich</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter leeren</translation>
    </message>
    <message>
        <source>Export the list (Ctrl+E)</source>
        <translation>Liste exportieren (Strg+E)</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppieren</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Diesen Filter behalten</translation>
    </message>
    <message>
        <source>Keep this filter under a name</source>
        <translation>Diesen Filter unter einem Namen behalten</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neuer Antrag</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Keine Gruppen</translation>
    </message>
    <message>
        <source>No request that you may see fits this filter. Other words or fewer filters find more.</source>
        <translation>Kein Antrag, den Sie sehen dürfen, passt zu diesem Filter. Andere Wörter oder weniger Filter finden mehr.</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anträge</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anträge</translation>
    </message>
    <message>
        <source>The list is being made</source>
        <translation>Die Liste wird zusammengestellt</translation>
    </message>
    <message>
        <source>What should this list be called?</source>
        <translation>Wie soll diese Liste heißen?</translation>
    </message>
    <message>
        <source>Whatever somebody asks for in this office stands here, with who decided it and why.</source>
        <translation>Was in diesem Büro beantragt wird, steht hier, mit wem und warum es entschieden wurde.</translation>
    </message>
    <message>
        <source>one request</source>
        <translation>ein Antrag</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>Decision log</source>
        <translation>Entscheidungsprotokoll</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Export the log (Ctrl+E)</source>
        <translation>Das Protokoll exportieren (Strg+E)</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Laptops and checkpoints</source>
        <translation>Laptops und signierte Stände</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Sides of the log</source>
        <translation>Ansichten des Protokolls</translation>
    </message>
    <message>
        <source>The log was checked: it is as it was written.</source>
        <translation>Das Protokoll wurde geprüft: Es ist so, wie es geschrieben wurde.</translation>
    </message>
    <message>
        <source>The log was checked: something is not as it was written.</source>
        <translation>Das Protokoll wurde geprüft: Etwas ist nicht so, wie es geschrieben wurde.</translation>
    </message>
    <message>
        <source>The proof was copied. It is a text of C2SP tlog-proof, which other programs check.</source>
        <translation>Der Beweis wurde kopiert. Er ist ein Text nach C2SP tlog-proof, den andere Programme prüfen.</translation>
    </message>
    <message>
        <source>This entry is not on this laptop.</source>
        <translation>Dieser Eintrag ist nicht auf diesem Laptop.</translation>
    </message>
    <message>
        <source>Where should the exported log lie?</source>
        <translation>Wo soll das exportierte Protokoll liegen?</translation>
    </message>
    <message>
        <source>one entry</source>
        <translation>ein Eintrag</translation>
    </message>
</context>
<context>
    <name>LogTable</name>
    <message>
        <source>Entries of the log</source>
        <translation>Einträge des Protokolls</translation>
    </message>
</context>
<context>
    <name>LogWords</name>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%by has another history of the log of %laptop than this laptop.</source>
        <translation>%by hat eine andere Geschichte des Protokolls von %laptop als dieser Laptop.</translation>
    </message>
    <message>
        <source>%heading: %cell</source>
        <translation>%heading: %cell</translation>
    </message>
    <message>
        <source>%laptop writes this log itself.</source>
        <translation>%laptop schreibt dieses Protokoll selbst.</translation>
    </message>
    <message>
        <source>By this laptop's tables it was a decision of %person: %verdict “%title”, on %when.</source>
        <translation>Nach den Tabellen dieses Laptops war es eine Entscheidung von %person: %verdict „%title“, am %when.</translation>
    </message>
    <message>
        <source>Has of it</source>
        <translation>Hat davon</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>Wie weit er gekommen ist</translation>
    </message>
    <message>
        <source>It belongs to “%title”.</source>
        <translation>Er gehört zu „%title“.</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>It says: %said</source>
        <translation>Er sagt: %said</translation>
    </message>
    <message>
        <source>It says: %said It is about “%title”.</source>
        <translation>Er sagt: %said Es geht um „%title“.</translation>
    </message>
    <message>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>Root of its hashes</source>
        <translation>Wurzel der Hashes</translation>
    </message>
    <message>
        <source>Said on</source>
        <translation>Gesagt am</translation>
    </message>
    <message>
        <source>Signs the first</source>
        <translation>Signiert die ersten</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Whose log</source>
        <translation>Wessen Protokoll</translation>
    </message>
    <message>
        <source>Witnessed by</source>
        <translation>Bezeugt von</translation>
    </message>
    <message>
        <source>all %2</source>
        <translation>alle %2</translation>
    </message>
    <message>
        <source>another history</source>
        <translation>eine andere Geschichte</translation>
    </message>
    <message>
        <source>entry %index</source>
        <translation>Eintrag %index</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>noch niemand</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>das Programm</translation>
    </message>
    <message>
        <source>this laptop</source>
        <translation>dieser Laptop</translation>
    </message>
</context>
<context>
    <name>Managers</name>
    <message>
        <source>Head office</source>
        <translation>Zentrale</translation>
    </message>
    <message>
        <source>Who decides in %branch</source>
        <translation>Wer in %branch entscheidet</translation>
    </message>
    <message>
        <source>Who decides where?</source>
        <translation>Wer entscheidet wo?</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>You, %who</source>
        <translation>Sie, %who</translation>
    </message>
</context>
<context>
    <name>MatrixCard</name>
    <message>
        <source>Each line is a laptop, each column a log. A full disc with a check: that laptop has said that it has all of that log. A part of a disc: a part of it. An empty ring: it has said nothing yet.</source>
        <translation>Jede Zeile ist ein Laptop, jede Spalte ein Protokoll. Eine volle Scheibe mit Haken: Dieser Laptop hat gesagt, dass er das ganze Protokoll hat. Ein Teil einer Scheibe: einen Teil davon. Ein leerer Ring: Er hat noch nichts gesagt.</translation>
    </message>
    <message>
        <source>Hide the words</source>
        <translation>Worte verbergen</translation>
    </message>
    <message>
        <source>Read it in words</source>
        <translation>In Worten lesen</translation>
    </message>
    <message>
        <source>Who has seen what, in words</source>
        <translation>Wer was gesehen hat, in Worten</translation>
    </message>
</context>
<context>
    <name>MatrixPicture</name>
    <message>
        <source>Who has seen what</source>
        <translation>Wer was gesehen hat</translation>
    </message>
</context>
<context>
    <name>MentionEdit</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>MoneyEditor</name>
    <message>
        <source>Currency of “%1”</source>
        <translation>Währung von „%1“</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>%1 (%2 left)</source>
        <translation>%1 (%2 übrig)</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Choose two budgets and type an amount.</source>
        <translation>Wählen Sie zwei Budgets und geben Sie einen Betrag ein.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>It is moved for the current period of each only. Later periods stay as they are.</source>
        <translation>Verschoben wird nur für den laufenden Zeitraum beider. Spätere Zeiträume bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Move and sign</source>
        <translation>Verschieben und signieren</translation>
    </message>
    <message>
        <source>Move budget</source>
        <translation>Budget verschieben</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Why? (if you like)</source>
        <translation>Warum? (wenn Sie mögen)</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n wartet</numerusform>
            <numerusform>%1, %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Automations</source>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>Decision log</source>
        <translation>Entscheidungsprotokoll</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Folder and laptops</source>
        <translation>Ordner und Laptops</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Bitte ansehen</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neuer Antrag</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>People and units</source>
        <translation>Personen und Bereiche</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anträge</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Gemeinsamer Ordner</translation>
    </message>
    <message>
        <source>Suppliers and customers</source>
        <translation>Lieferanten und Kunden</translation>
    </message>
    <message>
        <source>This laptop only</source>
        <translation>Nur dieser Laptop</translation>
    </message>
    <message>
        <source>You act as %s. Act as somebody else.</source>
        <translation>Sie handeln als %s. Als jemand anderes handeln.</translation>
    </message>
</context>
<context>
    <name>NewRequest</name>
    <message>
        <source>%people has it now.</source>
        <translation>Jetzt liegt er bei %people.</translation>
    </message>
    <message>
        <source>%people have it now.</source>
        <translation>Jetzt liegt er bei %people.</translation>
    </message>
    <message>
        <source>%who decide together.</source>
        <translation>%who entscheiden gemeinsam.</translation>
    </message>
    <message>
        <source>%who decides.</source>
        <translation>%who entscheidet.</translation>
    </message>
    <message>
        <source>A rule said no at once. The request says which.</source>
        <translation>Eine Regel hat sofort nein gesagt. Der Antrag nennt sie.</translation>
    </message>
    <message>
        <source>A rule says no to this.</source>
        <translation>Eine Regel sagt dazu nein.</translation>
    </message>
    <message>
        <source>A rule stops it first: %who looks at it.</source>
        <translation>Eine Regel hält ihn zuerst an: %who sieht ihn an.</translation>
    </message>
    <message>
        <source>Did it come from outside as an e-invoice? Read from its file alone, it can be taken in as it came: then it is nobody's own request and can be decided.</source>
        <translation>Kam sie von außen als E-Rechnung? Allein aus ihrer Datei gelesen, kann sie übernommen werden, wie sie kam: Dann ist sie niemandes eigener Antrag und kann entschieden werden.</translation>
    </message>
    <message>
        <source>Did it come from outside? Taken in as it came, it is nobody's own request and can be decided. What was read goes with it, not what was changed here.</source>
        <translation>Kam sie von außen? Übernommen, wie sie kam, ist sie niemandes eigener Antrag und kann entschieden werden. Dabei gilt, was gelesen wurde, nicht, was hier geändert wurde.</translation>
    </message>
    <message numerus="yes">
        <source>Fill in %field, then %n more, and this line says who must decide.</source>
        <translation>
            <numerusform>Füllen Sie %field aus, dann noch %n weiteres, und diese Zeile sagt, wer entscheiden muss.</numerusform>
            <numerusform>Füllen Sie %field aus, dann noch %n weitere, und diese Zeile sagt, wer entscheiden muss.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill in %fields, and this line says who must decide.</source>
        <translation>Füllen Sie %fields aus, dann sagt diese Zeile, wer entscheiden muss.</translation>
    </message>
    <message>
        <source>First %who: “%step”.</source>
        <translation>Zuerst %who: „%step“.</translation>
    </message>
    <message>
        <source>In order.</source>
        <translation>In Ordnung.</translation>
    </message>
    <message>
        <source>It is approved already: no person has to decide.</source>
        <translation>Er ist schon freigegeben: Niemand muss entscheiden.</translation>
    </message>
    <message>
        <source>Needs a look: %why</source>
        <translation>Bitte ansehen: %why</translation>
    </message>
    <message>
        <source>Nobody can act on it yet. The request says who is missing.</source>
        <translation>Noch kann niemand daran handeln. Der Antrag nennt, wer fehlt.</translation>
    </message>
    <message>
        <source>Nobody may act on “%step” yet.</source>
        <translation>Bei „%step“ darf noch niemand handeln.</translation>
    </message>
    <message>
        <source>Nobody needs to decide: a rule approves it at once.</source>
        <translation>Niemand muss entscheiden: Eine Regel gibt ihn sofort frei.</translation>
    </message>
    <message>
        <source>Not usable: %why</source>
        <translation>Nicht verwendbar: %why</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>Noch nichts geschrieben</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Sent and signed.</source>
        <translation>Gesendet und signiert.</translation>
    </message>
    <message>
        <source>Somebody has to look at the values.</source>
        <translation>Jemand muss die Werte ansehen.</translation>
    </message>
    <message>
        <source>Then %who decide together.</source>
        <translation>Dann entscheiden %who gemeinsam.</translation>
    </message>
    <message>
        <source>Then %who decides.</source>
        <translation>Dann entscheidet %who.</translation>
    </message>
    <message>
        <source>Then %who: “%step”.</source>
        <translation>Dann %who: „%step“.</translation>
    </message>
    <message>
        <source>Then “%step”.</source>
        <translation>Dann „%step“.</translation>
    </message>
    <message>
        <source>This very file is a request already.</source>
        <translation>Aus genau dieser Datei gibt es schon einen Antrag.</translation>
    </message>
</context>
<context>
    <name>NewRequestPage</name>
    <message numerus="yes">
        <source>%n files are attached.</source>
        <translation>
            <numerusform>%n Datei ist angehängt.</numerusform>
            <numerusform>%n Dateien sind angehängt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Attach it</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Draft kept</source>
        <translation>Entwurf behalten</translation>
    </message>
    <message>
        <source>Files to attach</source>
        <translation>Anzuhängende Dateien</translation>
    </message>
    <message>
        <source>Kept as a draft. You find it beside the form.</source>
        <translation>Als Entwurf behalten. Sie finden ihn neben dem Formular.</translation>
    </message>
    <message>
        <source>Show that request</source>
        <translation>Jenen Antrag zeigen</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>The draft was deleted.</source>
        <translation>Der Entwurf wurde gelöscht.</translation>
    </message>
    <message>
        <source>This very file is a request already. Nothing was sent, and nothing you typed is lost.</source>
        <translation>Aus genau dieser Datei gibt es schon einen Antrag. Es wurde nichts gesendet, und nichts Getipptes ist verloren.</translation>
    </message>
    <message>
        <source>“%1” could not be read. %2 Nothing was created; you can type the values, and attach it.</source>
        <translation>„%1“ war nicht lesbar. %2 Es wurde nichts angelegt; Sie können die Werte tippen und die Datei anhängen.</translation>
    </message>
</context>
<context>
    <name>NoFolder</name>
    <message>
        <source>Connect a folder…</source>
        <translation>Ordner verbinden …</translation>
    </message>
    <message>
        <source>Each laptop has everything it may read, and works offline.</source>
        <translation>Jeder Laptop hat alles, was er lesen darf, und arbeitet ohne Netz.</translation>
    </message>
    <message>
        <source>Every entry is signed: what somebody changes, hides or removes there is noticed.</source>
        <translation>Jeder Eintrag ist signiert: Was dort jemand ändert, verbirgt oder entfernt, fällt auf.</translation>
    </message>
    <message>
        <source>Everything in the folder is encrypted; whoever keeps it reads nothing.</source>
        <translation>Alles im Ordner ist verschlüsselt; wer ihn aufbewahrt, liest nichts.</translation>
    </message>
    <message>
        <source>This office lives on this laptop alone. Connect a folder, and other laptops can ask and decide too: without a server, and without everybody being online at once.</source>
        <translation>Dieses Büro gibt es nur auf diesem Laptop. Verbinden Sie einen Ordner, dann können auch andere Laptops beantragen und entscheiden: ohne Server, und ohne dass alle zugleich online sind.</translation>
    </message>
    <message>
        <source>Work together through a folder you already share</source>
        <translation>Arbeiten Sie zusammen über einen Ordner, den Sie schon teilen</translation>
    </message>
</context>
<context>
    <name>NoPlace</name>
    <message>
        <source>Countersign cannot start: it cannot write into %folder, where it keeps its data.

Nothing was opened or changed. Correct the permissions of this folder, or make room on the disk, and start again.</source>
        <translation>Countersign kann nicht starten: Es kann nicht in %folder schreiben, wo es seine Daten aufbewahrt.

Es wurde nichts geöffnet und nichts geändert. Berichtigen Sie die Rechte dieses Ordners oder schaffen Sie Platz auf der Festplatte, und starten Sie erneut.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this line</source>
        <translation>Diese Zeile schließen</translation>
    </message>
</context>
<context>
    <name>OwnSection</name>
    <message>
        <source>An owner sets them, on the laptop that writes about the office.</source>
        <translation>Ein Inhaber richtet sie ein, auf dem Laptop, der über das Büro schreibt.</translation>
    </message>
    <message>
        <source>I have seen them</source>
        <translation>Ich habe sie gesehen</translation>
    </message>
    <message>
        <source>New automation…</source>
        <translation>Neue Automation…</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Somebody's word is needed</source>
        <translation>Jemand muss etwas sagen</translation>
    </message>
    <message>
        <source>There is none yet. They remind, report, take in or pay at their times, by themselves.</source>
        <translation>Es gibt noch keine. Sie erinnern, berichten, nehmen an oder zahlen zu ihren Zeiten, von selbst.</translation>
    </message>
    <message>
        <source>This office's automations</source>
        <translation>Automationen dieses Büros</translation>
    </message>
    <message>
        <source>“%name”: %state.</source>
        <translation>„%name“: %state.</translation>
    </message>
</context>
<context>
    <name>PageSheet</name>
    <message>
        <source>Drawing the page…</source>
        <translation>Die Seite wird gezeichnet …</translation>
    </message>
    <message>
        <source>This page cannot be shown.</source>
        <translation>Diese Seite lässt sich nicht zeigen.</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message numerus="yes">
        <source>%n further pages are not shown here. Save a copy to see them.</source>
        <translation>
            <numerusform>%n weitere Seite wird hier nicht gezeigt. Speichern Sie eine Kopie, um sie zu sehen.</numerusform>
            <numerusform>%n weitere Seiten werden hier nicht gezeigt. Speichern Sie eine Kopie, um sie zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %page of %pages</source>
        <translation>Seite %page von %pages</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more pages</source>
        <translation>
            <numerusform>%n weitere Seite zeigen</numerusform>
            <numerusform>%n weitere Seiten zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>The pages cannot be drawn at the moment. Save a copy to see them.</source>
        <translation>Die Seiten lassen sich gerade nicht zeichnen. Speichern Sie eine Kopie, um sie zu sehen.</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Read documents…</source>
        <translation>Belege einlesen …</translation>
    </message>
    <message>
        <source>or drop them anywhere in the window</source>
        <translation>oder irgendwo im Fenster fallen lassen</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>Branch</source>
        <translation>Filiale</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>Zentrale</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>That is you</source>
        <translation>Das sind Sie</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>Every change here is signed by you and stands in the decision log.</source>
        <translation>Jede Änderung hier wird von Ihnen signiert und steht im Entscheidungsprotokoll.</translation>
    </message>
    <message>
        <source>Only an owner changes people and units.</source>
        <translation>Nur ein Inhaber ändert Personen und Bereiche.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>People and units</source>
        <translation>Personen und Bereiche</translation>
    </message>
    <message>
        <source>People and units are changed on the laptop that writes about the office.</source>
        <translation>Personen und Bereiche werden auf dem Laptop geändert, der über das Büro schreibt.</translation>
    </message>
    <message>
        <source>People, units, authority, budgets</source>
        <translation>Personen, Bereiche, Befugnisse, Budgets</translation>
    </message>
    <message>
        <source>Signed and saved.</source>
        <translation>Signiert und gespeichert.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Who decides what</source>
        <translation>Wer was entscheidet</translation>
    </message>
</context>
<context>
    <name>PeopleRows</name>
    <message>
        <source> (closed)</source>
        <translation> (geschlossen)</translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>Person suchen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Who acts</source>
        <translation>Wer handelt</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message numerus="yes">
        <source>%n waiting in the inbox.</source>
        <translation>
            <numerusform>%n wartet im Posteingang.</numerusform>
            <numerusform>%n warten im Posteingang.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add role</source>
        <translation>Rolle hinzufügen</translation>
    </message>
    <message>
        <source>Belongs to the office</source>
        <translation>Gehört zum Büro</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Neue Person</translation>
    </message>
    <message>
        <source>No role: this person asks, and decides nothing.</source>
        <translation>Keine Rolle: Diese Person stellt Anträge und entscheidet nichts.</translation>
    </message>
    <message>
        <source>Nothing is waiting.</source>
        <translation>Nichts wartet.</translation>
    </message>
    <message>
        <source>Owner: may change the office.</source>
        <translation>Inhaber: darf das Büro ändern.</translation>
    </message>
    <message>
        <source>Reports to</source>
        <translation>Berichtet an</translation>
    </message>
    <message>
        <source>Role to add</source>
        <translation>Rolle, die dazukommt</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Save and sign</source>
        <translation>Speichern und signieren</translation>
    </message>
    <message numerus="yes">
        <source>Signs on %n laptop(s).</source>
        <translation>
            <numerusform>Signiert auf %n Laptop.</numerusform>
            <numerusform>Signiert auf %n Laptops.</numerusform>
        </translation>
    </message>
    <message>
        <source>Signs on no laptop yet.</source>
        <translation>Signiert noch auf keinem Laptop.</translation>
    </message>
    <message>
        <source>Take this role away: %1</source>
        <translation>Diese Rolle wegnehmen: %1</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Unit of the role to add</source>
        <translation>Bereich der Rolle, die dazukommt</translation>
    </message>
    <message>
        <source>whoever manages their unit</source>
        <translation>wer den eigenen Bereich leitet</translation>
    </message>
</context>
<context>
    <name>PersonStrip</name>
    <message>
        <source>1 of 4. Ask as %who, a clerk, and watch who must decide as the amount changes.</source>
        <translation>1 von 4. Beantragen Sie etwas als %who in der Sachbearbeitung, und sehen Sie, wer entscheiden muss, wenn der Betrag sich ändert.</translation>
    </message>
    <message>
        <source>2 of 4. Decide as %who, the owner: one key, A, approves what is open.</source>
        <translation>2 von 4. Entscheiden Sie als %who, Inhaber: Eine Taste, A, gibt frei, was offen ist.</translation>
    </message>
    <message>
        <source>3 of 4. See the signature: your decision stands in the log. Verify it with V.</source>
        <translation>3 von 4. Sehen Sie die Unterschrift: Ihre Entscheidung steht im Protokoll. Prüfen Sie sie mit V.</translation>
    </message>
    <message>
        <source>4 of 4. Try to tamper: one bit of a past decision is altered in a copy. Will it be found?</source>
        <translation>4 von 4. Versuchen Sie eine Fälschung: Ein Bit einer früheren Entscheidung wird in einer Kopie verändert. Wird es gefunden?</translation>
    </message>
    <message>
        <source>Ask as %who</source>
        <translation>Als %who beantragen</translation>
    </message>
    <message>
        <source>Be the next person</source>
        <translation>Die nächste Person sein</translation>
    </message>
    <message>
        <source>Be the person before</source>
        <translation>Die vorige Person sein</translation>
    </message>
    <message>
        <source>Decide as %who</source>
        <translation>Als %who entscheiden</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Leave and start</source>
        <translation>Verlassen und beginnen</translation>
    </message>
    <message>
        <source>Leave the sample firm</source>
        <translation>Beispielfirma verlassen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Nothing here is real</source>
        <translation>Nichts hier ist echt</translation>
    </message>
    <message>
        <source>Open the decision log</source>
        <translation>Entscheidungsprotokoll öffnen</translation>
    </message>
    <message>
        <source>Sample firm</source>
        <translation>Beispielfirma</translation>
    </message>
    <message>
        <source>That is all there is to it. Start your own firm: it takes one page.</source>
        <translation>Das ist schon alles. Beginnen Sie mit Ihrer Firma: Es ist eine Seite.</translation>
    </message>
    <message>
        <source>The sample firm</source>
        <translation>Die Beispielfirma</translation>
    </message>
    <message>
        <source>Try to tamper</source>
        <translation>Fälschung versuchen</translation>
    </message>
    <message>
        <source>Who you are now</source>
        <translation>Wer Sie gerade sind</translation>
    </message>
    <message>
        <source>You are</source>
        <translation>Sie sind</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Inhaber</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Printed %when. Paper proves nothing: an evidence pack does.</source>
        <translation>Gedruckt %when. Papier beweist nichts: Ein Nachweispaket tut es.</translation>
    </message>
    <message>
        <source>Request %id</source>
        <translation>Antrag %id</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>ProofView</name>
    <message numerus="yes">
        <source>%n entries, signed with the log's key</source>
        <translation>
            <numerusform>%n Eintrag, signiert mit dem Schlüssel des Protokolls</numerusform>
            <numerusform>%n Einträge, signiert mit dem Schlüssel des Protokolls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hashes lead from it to the root</source>
        <translation>
            <numerusform>%n Hash führt von ihm zur Wurzel</numerusform>
            <numerusform>%n Hashes führen von ihm zur Wurzel</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the proof</source>
        <translation>Den Beweis kopieren</translation>
    </message>
    <message>
        <source>It does not lead to the head that was signed, so it proves nothing.</source>
        <translation>Er führt nicht zu dem Stand, der signiert wurde, und beweist daher nichts.</translation>
    </message>
    <message>
        <source>Its hash (leaf)</source>
        <translation>Sein Hash (Blatt)</translation>
    </message>
    <message>
        <source>Key of the log</source>
        <translation>Schlüssel des Protokolls</translation>
    </message>
    <message>
        <source>Key of the person</source>
        <translation>Schlüssel der Person</translation>
    </message>
    <message>
        <source>Name of the log</source>
        <translation>Name des Protokolls</translation>
    </message>
    <message>
        <source>No signed head covers it yet. One is signed when the window is closed or something is shared.</source>
        <translation>Noch deckt ihn kein signierter Stand. Einer wird signiert, wenn das Fenster geschlossen oder etwas geteilt wird.</translation>
    </message>
    <message>
        <source>Number in its log, from 0</source>
        <translation>Nummer in seinem Protokoll, ab 0</translation>
    </message>
    <message>
        <source>Other laptops that hold it</source>
        <translation>Andere Laptops, die ihn haben</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Root of the head</source>
        <translation>Wurzel des Stands</translation>
    </message>
    <message>
        <source>Signature of the person</source>
        <translation>Unterschrift der Person</translation>
    </message>
    <message>
        <source>Signed head</source>
        <translation>Signierter Stand</translation>
    </message>
    <message>
        <source>What is stored</source>
        <translation>Was gespeichert ist</translation>
    </message>
    <message>
        <source>Witnesses that hold it</source>
        <translation>Zeugen, die ihn haben</translation>
    </message>
    <message>
        <source>does not give this hash any more</source>
        <translation>ergibt diesen Hash nicht mehr</translation>
    </message>
    <message>
        <source>gives this hash</source>
        <translation>ergibt diesen Hash</translation>
    </message>
    <message>
        <source>good: %person signed exactly this</source>
        <translation>gültig: %person hat genau das signiert</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keiner</translation>
    </message>
    <message>
        <source>none: the laptop wrote it by itself, and signed its log</source>
        <translation>keine: Der Laptop hat ihn von selbst geschrieben und sein Protokoll signiert</translation>
    </message>
    <message>
        <source>only this hash: its keeping time was over</source>
        <translation>nur dieser Hash: seine Aufbewahrungszeit war um</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Reading document %1 of %2…</source>
        <translation>Beleg %1 von %2 wird gelesen …</translation>
    </message>
    <message>
        <source>Reading documents</source>
        <translation>Belege werden gelesen</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Lesen abbrechen</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message numerus="yes">
        <source>%n requests of theirs</source>
        <translation>
            <numerusform>%n eigener Antrag</numerusform>
            <numerusform>%n eigene Anträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests with this name</source>
        <translation>
            <numerusform>%n Antrag mit diesem Namen</numerusform>
            <numerusform>%n Anträge mit diesem Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Erase personal values…</source>
        <translation>Persönliche Werte löschen…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Merged into it</source>
        <translation>Damit zusammengeführt</translation>
    </message>
    <message numerus="yes">
        <source>Show %n older</source>
        <translation>
            <numerusform>%n älteren zeigen</numerusform>
            <numerusform>%n ältere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the merge of “%title”</source>
        <translation>Zusammenführung von „%title“ rückgängig machen</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig…</translation>
    </message>
    <message>
        <source>merged by %who: “%why”</source>
        <translation>zusammengeführt von %who: „%why“</translation>
    </message>
</context>
<context>
    <name>RecordRows</name>
    <message numerus="yes">
        <source>%n merged into it</source>
        <translation>
            <numerusform>%n damit zusammengeführt</numerusform>
            <numerusform>%n damit zusammengeführt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>looks like %n others</source>
        <translation>
            <numerusform>ähnelt %n anderem</numerusform>
            <numerusform>ähnelt %n anderen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing more is known</source>
        <translation>mehr ist nicht bekannt</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>A sheet with the recovery key was printed when the office was founded</source>
        <translation>Ein Blatt mit dem Wiederherstellungsschlüssel wurde bei der Gründung des Büros gedruckt</translation>
    </message>
    <message>
        <source>The sheet with the recovery key was made on %1</source>
        <translation>Das Blatt mit dem Wiederherstellungsschlüssel entstand am %1</translation>
    </message>
    <message>
        <source>With it and the shared folder an owner takes the office over on a new laptop when the first one is lost. It stands on that sheet alone: no laptop keeps it, so it cannot be printed again. Keep the sheet like a deed, away from the laptops.</source>
        <translation>Damit und mit dem gemeinsamen Ordner übernimmt ein Inhaber das Büro auf einem neuen Laptop, wenn der erste verloren ist. Er steht allein auf diesem Blatt: Kein Laptop bewahrt ihn auf, er kann also nicht noch einmal gedruckt werden. Verwahren Sie das Blatt wie eine Urkunde, getrennt von den Laptops.</translation>
    </message>
</context>
<context>
    <name>RecoveryPanel</name>
    <message>
        <source>Done, to my inbox</source>
        <translation>Fertig, zu meinem Posteingang</translation>
    </message>
    <message>
        <source>Group %1: %2</source>
        <translation>Gruppe %1: %2</translation>
    </message>
    <message>
        <source>I have it on paper</source>
        <translation>Ich habe ihn auf Papier</translation>
    </message>
    <message>
        <source>If this computer is lost or breaks, this key and the shared folder bring your office back. It is shown only now and is kept nowhere: print it or write it down, and put it away from the computer.</source>
        <translation>Geht dieser Computer verloren oder kaputt, bringen dieser Schlüssel und der gemeinsame Ordner Ihr Büro zurück. Er wird nur jetzt gezeigt und nirgends aufgehoben: Drucken Sie ihn oder schreiben Sie ihn ab, und verwahren Sie ihn fern vom Computer.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Later: the key can be printed until Countersign is quit, and never after that.</source>
        <translation>Später: Der Schlüssel kann gedruckt werden, bis Countersign beendet wird, danach nie mehr.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Recovery sheet.pdf</source>
        <translation>Wiederherstellungsblatt.pdf</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Wiederherstellungsblatt speichern</translation>
    </message>
    <message>
        <source>Saved. Print it, and remove the file: whoever has it can take the office over.</source>
        <translation>Gespeichert. Drucken Sie es und entfernen Sie die Datei: Wer sie hat, kann das Büro übernehmen.</translation>
    </message>
    <message>
        <source>Sent to the printer. Look that it came out.</source>
        <translation>An den Drucker gesendet. Sehen Sie nach, ob es herauskam.</translation>
    </message>
    <message>
        <source>That is not group %1. Compare it with the paper.</source>
        <translation>Das ist nicht Gruppe %1. Vergleichen Sie mit dem Papier.</translation>
    </message>
    <message>
        <source>The printer does not answer.</source>
        <translation>Der Drucker antwortet nicht.</translation>
    </message>
    <message>
        <source>The recovery key</source>
        <translation>Der Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>The way back needs more than the key</source>
        <translation>Der Weg zurück braucht mehr als den Schlüssel</translation>
    </message>
    <message>
        <source>This file cannot be written. Choose another place.</source>
        <translation>Diese Datei lässt sich nicht schreiben. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Type group %1 as it stands on your paper</source>
        <translation>Tippen Sie Gruppe %1, wie sie auf Ihrem Papier steht</translation>
    </message>
    <message>
        <source>While there is no shared folder, the key alone brings nothing back: make a backup now and then, under Settings, and keep the file away from this computer. “Restore a backup…” on the first page brings it back, without the key.</source>
        <translation>Solange es keinen gemeinsamen Ordner gibt, bringt der Schlüssel allein nichts zurück: Machen Sie ab und zu eine Sicherung, unter Einstellungen, und verwahren Sie die Datei fern von diesem Computer. „Sicherung zurückspielen …“ auf der ersten Seite bringt das Büro zurück, ohne den Schlüssel.</translation>
    </message>
    <message>
        <source>With the shared folder: on another computer type %command in a terminal. It asks for the key.</source>
        <translation>Mit dem gemeinsamen Ordner: Auf einem anderen Computer im Terminal %command eingeben. Nach dem Schlüssel wird gefragt.</translation>
    </message>
    <message>
        <source>You are reminded until it is on paper.</source>
        <translation>Sie werden erinnert, bis er auf Papier ist.</translation>
    </message>
    <message>
        <source>Your firm is founded. One sheet of paper, now.</source>
        <translation>Ihre Firma ist gegründet. Jetzt ein Blatt Papier.</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Office</source>
        <translation>Büro</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>The digit 0 and the digit 1 are numbers: the letters I, L, O and U never occur in the key.</source>
        <translation>Die Ziffern 0 und 1 sind Zahlen: Die Buchstaben I, L, O und U kommen im Schlüssel nie vor.</translation>
    </message>
    <message>
        <source>The way back</source>
        <translation>Der Weg zurück</translation>
    </message>
    <message>
        <source>With the shared folder, in a terminal; it asks for the key:</source>
        <translation>Mit dem gemeinsamen Ordner, im Terminal; nach dem Schlüssel wird gefragt:</translation>
    </message>
    <message>
        <source>With this key and the shared folder the owner takes the office over when its first laptop is lost. Whoever has it can do the same: keep it like cash, away from the computer.</source>
        <translation>Mit diesem Schlüssel und dem gemeinsamen Ordner übernimmt der Inhaber das Büro, wenn dessen erster Laptop verloren ist. Wer ihn hat, kann dasselbe: Verwahren Sie ihn wie Bargeld, fern vom Computer.</translation>
    </message>
    <message>
        <source>Without a shared folder the key alone brings nothing back: “Restore a backup…” on the first page of Countersign does it with a backup file, and needs no key. Keep a backup away from the computer too.</source>
        <translation>Ohne gemeinsamen Ordner bringt der Schlüssel allein nichts zurück: „Sicherung zurückspielen …“ auf der ersten Seite von Countersign tut es mit einer Sicherungsdatei und braucht keinen Schlüssel. Verwahren Sie auch eine Sicherung fern vom Computer.</translation>
    </message>
</context>
<context>
    <name>RequestModel</name>
    <message>
        <source>Withdrawn, and signed.</source>
        <translation>Zurückgezogen und signiert.</translation>
    </message>
    <message>
        <source>Your comment is signed.</source>
        <translation>Ihr Kommentar ist signiert.</translation>
    </message>
</context>
<context>
    <name>RequestTable</name>
    <message>
        <source>Requests</source>
        <translation>Anträge</translation>
    </message>
</context>
<context>
    <name>RequestView</name>
    <message>
        <source>A file that proves this request, checked offline by someone without the program</source>
        <translation>Eine Datei, die diesen Antrag nachweist und ohne Netz und ohne das Programm geprüft werden kann</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>Zurück zur Liste (Esc)</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Evidence pack…</source>
        <translation>Nachweispaket …</translation>
    </message>
    <message>
        <source>It may not have arrived from another laptop yet, or you may not see it.</source>
        <translation>Vielleicht ist er von einem anderen Laptop noch nicht angekommen, oder Sie dürfen ihn nicht sehen.</translation>
    </message>
    <message>
        <source>New one like this</source>
        <translation>Neuer wie dieser</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Started by “%title”</source>
        <translation>Gestartet von „%title“</translation>
    </message>
    <message>
        <source>Started: “%title”</source>
        <translation>Gestartet: „%title“</translation>
    </message>
    <message>
        <source>The same invoice came in as “%title”</source>
        <translation>Dieselbe Rechnung kam herein als „%title“</translation>
    </message>
    <message>
        <source>This request is not here</source>
        <translation>Dieser Antrag ist nicht hier</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was darin steht</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Wo er steht</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Zurückziehen …</translation>
    </message>
    <message>
        <source>asked by %who on %day</source>
        <translation>gestellt von %who am %day</translation>
    </message>
    <message>
        <source>came in by itself on %day</source>
        <translation>von selbst hereingekommen am %day</translation>
    </message>
    <message>
        <source>round %number</source>
        <translation>Runde %number</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Evidence pack</source>
        <translation>Nachweispaket</translation>
    </message>
    <message>
        <source>Evidence pack (*.zip)</source>
        <translation>Nachweispaket (*.zip)</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Antrag</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>nachweis</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>antraege</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation>Sicherung wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Its passphrase</source>
        <translation>Ihre Passphrase</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Zurückspielen</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung zurückspielen</translation>
    </message>
    <message>
        <source>The backup</source>
        <translation>Die Sicherung</translation>
    </message>
    <message>
        <source>This computer goes on from the backup as a laptop of its own. Do not use the old folder any more.</source>
        <translation>Dieser Computer macht von der Sicherung aus als eigener Laptop weiter. Benutzen Sie den alten Ordner nicht mehr.</translation>
    </message>
    <message>
        <source>Where the office is to lie</source>
        <translation>Wo das Büro liegen soll</translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>Was getan werden kann</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message numerus="yes">
        <source>%n documents were read</source>
        <translation>
            <numerusform>%n Beleg wurde gelesen</numerusform>
            <numerusform>%n Belege wurden gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Documents that were read</source>
        <translation>Gelesene Belege</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message numerus="yes">
        <source>Send %n that are in order</source>
        <translation>
            <numerusform>%n senden, der in Ordnung ist</numerusform>
            <numerusform>%n senden, die in Ordnung sind</numerusform>
        </translation>
    </message>
    <message>
        <source>Send what is in order, and open what needs a look. Nothing is sent by itself.</source>
        <translation>Senden Sie, was in Ordnung ist, und öffnen Sie, was angesehen werden muss. Von selbst wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Show the request</source>
        <translation>Antrag zeigen</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, dann </translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>A new input is asked for: {what}.</source>
        <translation>Neu gefragt wird nach: {what}.</translation>
    </message>
    <message>
        <source>An input is not asked for any more: {what}.</source>
        <translation>Nicht mehr gefragt wird nach: {what}.</translation>
    </message>
    <message>
        <source>Decided by row {rows}.</source>
        <translation>Entschieden durch Zeile {rows}.</translation>
    </message>
    <message>
        <source>If {conditions}, {then}</source>
        <translation>Wenn gilt: {conditions}, dann: {then}</translation>
    </message>
    <message>
        <source>If {conditions}: before, {was} Now, {now}</source>
        <translation>Wenn gilt: {conditions}. Bisher: {was} Jetzt: {now}</translation>
    </message>
    <message>
        <source>In every case, {then}</source>
        <translation>In jedem Fall: {then}</translation>
    </message>
    <message>
        <source>In every other case, {then}</source>
        <translation>In jedem anderen Fall: {then}</translation>
    </message>
    <message>
        <source>In row {row}, “{was}” became “{now}”.</source>
        <translation>In Zeile {row} wurde aus „{was}“: „{now}“.</translation>
    </message>
    <message>
        <source>It was so that {was}; now {now}.</source>
        <translation>Bisher galt: {was}. Jetzt gilt: {now}.</translation>
    </message>
    <message>
        <source>No row applies.</source>
        <translation>Keine Zeile trifft zu.</translation>
    </message>
    <message>
        <source>Row {row} applies.</source>
        <translation>Zeile {row} trifft zu.</translation>
    </message>
    <message>
        <source>Row {row} cannot be answered: {reasons}.</source>
        <translation>Zeile {row} lässt sich nicht beantworten: {reasons}.</translation>
    </message>
    <message>
        <source>Row {row} cannot be answered: {subject} has no value.</source>
        <translation>Zeile {row} lässt sich nicht beantworten: {subject} hat keinen Wert.</translation>
    </message>
    <message>
        <source>Row {row} did not apply: {reasons}.</source>
        <translation>Zeile {row} traf nicht zu: {reasons}.</translation>
    </message>
    <message>
        <source>Row {row} is gone: {text}</source>
        <translation>Zeile {row} fällt weg: {text}</translation>
    </message>
    <message>
        <source>Row {row} is new: {text}</source>
        <translation>Zeile {row} ist neu: {text}</translation>
    </message>
    <message>
        <source>Row {row} moved from place {was} to place {now}.</source>
        <translation>Zeile {row} ist von Platz {was} auf Platz {now} gerückt.</translation>
    </message>
    <message>
        <source>Rows {rows} apply and do not say the same: a person decides.</source>
        <translation>Die Zeilen {rows} treffen zu und sagen nicht dasselbe: Ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>Rows {rows} apply, where only one may: a person decides.</source>
        <translation>Die Zeilen {rows} treffen zu, obwohl nur eine darf: Ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>Saved cases that are new: {added}; that are gone: {gone}.</source>
        <translation>Neue gespeicherte Fälle: {added}; weggefallene: {gone}.</translation>
    </message>
    <message>
        <source>The answer needs a unit that this office does not know, in {subject}.</source>
        <translation>Die Antwort braucht einen Bereich, den dieses Büro nicht kennt, in {subject}.</translation>
    </message>
    <message>
        <source>The input {label} was {was} and is now {now}.</source>
        <translation>Die Angabe {label} war {was} und ist jetzt {now}.</translation>
    </message>
    <message>
        <source>The note of row {row} is another one.</source>
        <translation>Die Notiz von Zeile {row} ist eine andere.</translation>
    </message>
    <message>
        <source>The order of priorities was: {was}. Now it is: {now}.</source>
        <translation>Die Rangfolge war: {was}. Jetzt ist sie: {now}.</translation>
    </message>
    <message>
        <source>The request cannot be used: {subject} holds a value of another type.</source>
        <translation>Der Antrag ist nicht verwendbar: {subject} enthält einen Wert anderer Art.</translation>
    </message>
    <message>
        <source>The request cannot be used: {subject} is in another currency.</source>
        <translation>Der Antrag ist nicht verwendbar: {subject} steht in einer anderen Währung.</translation>
    </message>
    <message>
        <source>The table cannot be used: it has mistakes.</source>
        <translation>Die Tabelle ist nicht verwendbar: Sie enthält Fehler.</translation>
    </message>
    <message>
        <source>The table cannot be used: the condition on {subject} in row {row} is wrong.</source>
        <translation>Die Tabelle ist nicht verwendbar: Die Bedingung für {subject} in Zeile {row} ist falsch.</translation>
    </message>
    <message>
        <source>The table was called “{was}” and is now called “{now}”.</source>
        <translation>Die Tabelle hieß „{was}“ und heißt jetzt „{now}“.</translation>
    </message>
    <message>
        <source>The table was in force {was}; now it is {now}.</source>
        <translation>Die Tabelle galt bisher: {was}. Jetzt gilt sie: {now}.</translation>
    </message>
    <message>
        <source>What follows from row {row} was: {was} Now it is: {now}</source>
        <translation>Aus Zeile {row} folgte bisher: {was} Jetzt folgt: {now}</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>ein Datum</translation>
    </message>
    <message>
        <source>a note is made and nothing is decided</source>
        <translation>es wird etwas vermerkt und nichts entschieden</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a person decides</source>
        <translation>ein Mensch entscheidet</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a unit</source>
        <translation>ein Bereich</translation>
    </message>
    <message>
        <source>above {limit}</source>
        <translation>über {limit}</translation>
    </message>
    <message>
        <source>after {limit}</source>
        <translation>nach {limit}</translation>
    </message>
    <message>
        <source>also required: {names}</source>
        <translation>außerdem nötig: {names}</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>an amount in {currency}</source>
        <translation>ein Betrag in {currency}</translation>
    </message>
    <message>
        <source>any answer to: {clause}</source>
        <translation>jede Antwort auf: {clause}</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>at least {limit}</source>
        <translation>mindestens {limit}</translation>
    </message>
    <message>
        <source>at most {limit}</source>
        <translation>höchstens {limit}</translation>
    </message>
    <message>
        <source>before {limit}</source>
        <translation>vor {limit}</translation>
    </message>
    <message>
        <source>below {limit}</source>
        <translation>unter {limit}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>every row that applies counts</source>
        <translation>jede Zeile, die zutrifft, zählt</translation>
    </message>
    <message>
        <source>filled in</source>
        <translation>ausgefüllt</translation>
    </message>
    <message>
        <source>from {first} on</source>
        <translation>ab {first}</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>von {first} bis {last}</translation>
    </message>
    <message>
        <source>it is not so that {clause}</source>
        <translation>nicht: {clause}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no row applies and the owner decides.</source>
        <translation>keine Zeile trifft zu, und der Inhaber entscheidet.</translation>
    </message>
    <message>
        <source>no row applies.</source>
        <translation>keine Zeile trifft zu.</translation>
    </message>
    <message>
        <source>none of these is so: {clauses}</source>
        <translation>nichts davon trifft zu: {clauses}</translation>
    </message>
    <message>
        <source>not {values}</source>
        <translation>nicht {values}</translation>
    </message>
    <message>
        <source>nothing is asked</source>
        <translation>nach nichts wird gefragt</translation>
    </message>
    <message>
        <source>of the rows that apply, the one with the highest priority decides</source>
        <translation>von den Zeilen, die zutreffen, entscheidet die mit dem höchsten Rang</translation>
    </message>
    <message>
        <source>on or after {limit}</source>
        <translation>am oder nach dem {limit}</translation>
    </message>
    <message>
        <source>on or before {limit}</source>
        <translation>am oder vor dem {limit}</translation>
    </message>
    <message>
        <source>only one row may apply</source>
        <translation>nur eine Zeile darf zutreffen</translation>
    </message>
    <message>
        <source>several rows may apply if they say the same</source>
        <translation>mehrere Zeilen dürfen zutreffen, wenn sie dasselbe sagen</translation>
    </message>
    <message>
        <source>the amount left in the budget</source>
        <translation>der Rest im Budget</translation>
    </message>
    <message>
        <source>the amount of this supplier's invoices of 7 days</source>
        <translation>der Betrag der Rechnungen dieses Lieferanten aus 7 Tagen</translation>
    </message>
    <message>
        <source>the amount that this person asked for in 7 days</source>
        <translation>der von dieser Person in 7 Tagen beantragte Betrag</translation>
    </message>
    <message>
        <source>the first row that applies decides</source>
        <translation>die erste Zeile, die zutrifft, entscheidet</translation>
    </message>
    <message>
        <source>the request is approved</source>
        <translation>der Antrag wird freigegeben</translation>
    </message>
    <message>
        <source>the request is rejected</source>
        <translation>der Antrag wird abgelehnt</translation>
    </message>
    <message>
        <source>the request stops until a person clears it</source>
        <translation>der Antrag wird angehalten, bis ein Mensch ihn freigibt</translation>
    </message>
    <message>
        <source>the request stops until {people} clears it</source>
        <translation>der Antrag wird angehalten, bis {people} ihn freigibt</translation>
    </message>
    <message>
        <source>the table gives no answer and a person decides.</source>
        <translation>die Tabelle gibt keine Antwort, und ein Mensch entscheidet.</translation>
    </message>
    <message>
        <source>the time until it is due</source>
        <translation>die Zeit bis zur Fälligkeit</translation>
    </message>
    <message>
        <source>the used part of the budget</source>
        <translation>der verbrauchte Teil des Budgets</translation>
    </message>
    <message>
        <source>the {label}</source>
        <translation>{label}</translation>
    </message>
    <message>
        <source>the {role} nearest to the unit</source>
        <translation>{role} (nächste zum Bereich)</translation>
    </message>
    <message>
        <source>the {role} of the head office</source>
        <translation>{role} der Zentrale</translation>
    </message>
    <message>
        <source>told about it: {people}</source>
        <translation>Nachricht erhält: {people}</translation>
    </message>
    <message>
        <source>until {last}</source>
        <translation>bis {last}</translation>
    </message>
    <message>
        <source>whoever stands above the requester</source>
        <translation>wer über der antragstellenden Person steht</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>{clause}</source>
        <translation>{clause}</translation>
    </message>
    <message>
        <source>{label}</source>
        <translation>{label}</translation>
    </message>
    <message>
        <source>{label} ({kind})</source>
        <translation>{label} ({kind})</translation>
    </message>
    <message>
        <source>{label} ({kind}, in {measure})</source>
        <translation>{label} ({kind}, in {measure})</translation>
    </message>
    <message>
        <source>{parts}.</source>
        <translation>{parts}.</translation>
    </message>
    <message>
        <source>{parts}. {text}</source>
        <translation>{parts}. {text}</translation>
    </message>
    <message>
        <source>{people} decide one after the other</source>
        <translation>es entscheiden nacheinander: {people}</translation>
    </message>
    <message>
        <source>{people} decides</source>
        <translation>es entscheidet: {people}</translation>
    </message>
    <message>
        <source>{people} must each approve</source>
        <translation>es müssen alle freigeben: {people}</translation>
    </message>
    <message>
        <source>{quorum} different people among {people} must approve</source>
        <translation>es müssen {quorum} verschiedene Personen freigeben, aus: {people}</translation>
    </message>
    <message>
        <source>{subject} has no value</source>
        <translation>{subject} hat keinen Wert</translation>
    </message>
    <message>
        <source>{subject} is {value}, not {what}</source>
        <translation>{subject} ist {value}, nicht {what}</translation>
    </message>
    <message>
        <source>{subject} is {value}, which this row leaves out</source>
        <translation>{subject} ist {value}; das lässt diese Zeile aus</translation>
    </message>
    <message>
        <source>{subject} is {what}</source>
        <translation>{subject} ist {what}</translation>
    </message>
    <message>
        <source>{unit} or below</source>
        <translation>{unit} oder darunter</translation>
    </message>
    <message>
        <source>“{}”</source>
        <translation>„{}“</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its saved cases fail.</source>
        <translation>
            <numerusform>%n ihrer Prüffälle besteht nicht.</numerusform>
            <numerusform>%n ihrer Prüffälle bestehen nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved cases</source>
        <translation>
            <numerusform>%n Prüffall</numerusform>
            <numerusform>%n Prüffälle</numerusform>
        </translation>
    </message>
    <message>
        <source>All of its saved cases pass.</source>
        <translation>Alle ihre Prüffälle bestehen.</translation>
    </message>
    <message>
        <source>As expected: %came.</source>
        <translation>Wie erwartet: %came.</translation>
    </message>
    <message>
        <source>Becomes version %version with %rows rows (before: %before).</source>
        <translation>Wird Fassung %version mit %rows Zeilen (bisher: %before).</translation>
    </message>
    <message>
        <source>Change with an office file</source>
        <translation>Mit einer Bürodatei ändern</translation>
    </message>
    <message>
        <source>Expected: %expected. Came: %came.</source>
        <translation>Erwartet: %expected. Gekommen: %came.</translation>
    </message>
    <message>
        <source>For example: %example</source>
        <translation>Zum Beispiel: %example</translation>
    </message>
    <message>
        <source>Gaps and overlaps</source>
        <translation>Lücken und Überschneidungen</translation>
    </message>
    <message>
        <source>It is in the office and signed. Whoever asks for something can choose it now.</source>
        <translation>Er ist im Büro und signiert. Wer etwas beantragt, kann ihn jetzt wählen.</translation>
    </message>
    <message>
        <source>Its reminders wait on the page of automations, switched off.</source>
        <translation>Seine Erinnerungen warten ausgeschaltet auf der Seite Automatik.</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>Nicht in Kraft</translation>
    </message>
    <message>
        <source>Note: %text</source>
        <translation>Notiz: %text</translation>
    </message>
    <message>
        <source>Office files (*.yaml *.yml);;All files (*)</source>
        <translation>Bürodateien (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Ready-made processes…</source>
        <translation>Fertige Abläufe…</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rows (%1)</source>
        <translation>Zeilen (%1)</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>Rule tables</source>
        <translation>Regeltabellen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Rules say who is asked, and what is approved or stopped without asking. They come with a workflow.</source>
        <translation>Regeln sagen, wer gefragt wird und was ohne Nachfrage freigegeben oder angehalten wird. Sie kommen mit einem Ablauf.</translation>
    </message>
    <message>
        <source>Saved cases</source>
        <translation>Prüffälle</translation>
    </message>
    <message>
        <source>Saved cases (%1)</source>
        <translation>Prüffälle (%1)</translation>
    </message>
    <message>
        <source>The file was applied and signed. New requests follow it from now on.</source>
        <translation>Die Datei wurde angewendet und signiert. Neue Anträge folgen ihr von jetzt an.</translation>
    </message>
    <message>
        <source>There are no rules yet</source>
        <translation>Es gibt noch keine Regeln</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>What to see of the table</source>
        <translation>Was von der Tabelle zu sehen ist</translation>
    </message>
    <message>
        <source>applies</source>
        <translation>trifft zu</translation>
    </message>
    <message>
        <source>cannot be answered</source>
        <translation>nicht zu beantworten</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>not asked any more</source>
        <translation>nicht mehr gefragt</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
</context>
<context>
    <name>SeenPicture</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Who has seen what; the table below says the same</source>
        <translation>Wer was gesehen hat; die Tabelle darunter sagt dasselbe</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>log %1</source>
        <translation>Protokoll %1</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message>
        <source>It becomes nobody's own request, as it was read</source>
        <translation>Sie wird niemandes eigener Antrag, so wie sie gelesen wurde</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>Als Entwurf behalten</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Sign and send the request (Ctrl+Enter)</source>
        <translation>Antrag signieren und senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Take it in as it came</source>
        <translation>Übernehmen, wie sie kam</translation>
    </message>
    <message>
        <source>Who must decide</source>
        <translation>Wer entscheiden muss</translation>
    </message>
</context>
<context>
    <name>SentView</name>
    <message>
        <source>Ask for something else</source>
        <translation>Etwas anderes beantragen</translation>
    </message>
    <message>
        <source>Back to the documents</source>
        <translation>Zurück zu den Belegen</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>Antrag öffnen</translation>
    </message>
    <message>
        <source>Sent and signed.</source>
        <translation>Gesendet und signiert.</translation>
    </message>
    <message>
        <source>Who has it now</source>
        <translation>Bei wem er jetzt liegt</translation>
    </message>
</context>
<context>
    <name>SettingsFields</name>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Fill in: %what.</source>
        <translation>Bitte ausfüllen: %what.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>every kind of request</source>
        <translation>jede Art von Antrag</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source> seconds</source>
        <translation> Sekunden</translation>
    </message>
    <message>
        <source>%1: %2 entries, read back and whole.</source>
        <translation>%1: %2 Einträge, zurückgelesen und vollständig.</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>A backup is one file with the whole office: log, documents and this laptop's keys. It is read back before it counts. Restoring makes a new home beside this one; this one stays as it is.</source>
        <translation>Eine Sicherung ist eine einzige Datei mit dem ganzen Büro: Protokoll, Belege und die Schlüssel dieses Laptops. Sie zählt erst, wenn sie zurückgelesen ist. Zurückspielen legt einen neuen Ordner neben diesem an; dieser bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>A copy of everything</source>
        <translation>Eine Kopie von allem</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Backups (*.backup)</source>
        <translation>Sicherungen (*.backup)</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Wird kopiert …</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Deciding</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Go on in the tray when the window is closed, and tell me what comes in</source>
        <translation>Im Infobereich weiterlaufen, wenn das Fenster geschlossen ist, und mir sagen, was hereinkommt</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>Larger or smaller text: Ctrl and + or −, everywhere.</source>
        <translation>Größere oder kleinere Schrift: Strg und + oder −, überall.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Sicherung anlegen</translation>
    </message>
    <message>
        <source>Make a backup…</source>
        <translation>Sicherung anlegen …</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung zurückspielen …</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Start when I log in</source>
        <translation>Bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>Time to &amp;undo before a decision is signed</source>
        <translation>Zeit zum &amp;Zurücknehmen, bevor eine Entscheidung signiert wird</translation>
    </message>
    <message>
        <source>What is signed cannot be taken back; only a later decision can answer it.</source>
        <translation>Was signiert ist, lässt sich nicht zurücknehmen; nur eine spätere Entscheidung kann darauf antworten.</translation>
    </message>
    <message>
        <source>Where this office lies on this laptop</source>
        <translation>Wo dieses Büro auf diesem Laptop liegt</translation>
    </message>
    <message>
        <source>countersign.backup</source>
        <translation>countersign.backup</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>SheetReminder</name>
    <message>
        <source>It is on paper</source>
        <translation>Es ist auf Papier</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Sicherung anlegen</translation>
    </message>
    <message>
        <source>Remind me at the next start</source>
        <translation>Beim nächsten Start erinnern</translation>
    </message>
    <message>
        <source>Show the sheet</source>
        <translation>Blatt zeigen</translation>
    </message>
    <message>
        <source>The recovery sheet is missing</source>
        <translation>Das Wiederherstellungsblatt fehlt</translation>
    </message>
    <message>
        <source>There is no recovery sheet of this office. A backup elsewhere is the way back now.</source>
        <translation>Von diesem Büro gibt es kein Wiederherstellungsblatt. Der Weg zurück ist jetzt eine Sicherung an anderem Ort.</translation>
    </message>
    <message>
        <source>Your recovery sheet is not on paper yet. The key can be printed until Countersign is quit.</source>
        <translation>Ihr Wiederherstellungsblatt ist noch nicht auf Papier. Der Schlüssel kann gedruckt werden, bis Countersign beendet wird.</translation>
    </message>
</context>
<context>
    <name>ShortOfPeople</name>
    <message>
        <source>Nobody may act now. %missing An owner may close it with Withdraw.</source>
        <translation>Zurzeit darf niemand handeln. %missing Ein Inhaber kann den Antrag mit Zurückziehen schließen.</translation>
    </message>
    <message>
        <source>Open People and units</source>
        <translation>Personen und Bereiche öffnen</translation>
    </message>
    <message>
        <source>Who is missing</source>
        <translation>Wer fehlt</translation>
    </message>
</context>
<context>
    <name>SideList</name>
    <message>
        <source>Forget this filter</source>
        <translation>Diesen Filter vergessen</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Kept filters</source>
        <translation>Behaltene Filter</translation>
    </message>
</context>
<context>
    <name>SignatureLine</name>
    <message>
        <source>Close this line</source>
        <translation>Diese Zeile schließen</translation>
    </message>
    <message>
        <source>See it in the log</source>
        <translation>Im Protokoll ansehen</translation>
    </message>
    <message>
        <source>Signed by you, entry %entry of this laptop, %time</source>
        <translation>Von Ihnen signiert, Eintrag %entry dieses Laptops, %time</translation>
    </message>
    <message>
        <source>Your opinion is signed, entry %entry of this laptop, %time. Somebody who may decide is asked next.</source>
        <translation>Ihre Meinung ist signiert, Eintrag %entry dieses Laptops, %time. Als Nächstes wird gefragt, wer entscheiden darf.</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message numerus="yes">
        <source>%n answers need a look</source>
        <translation>
            <numerusform>%n Antwort muss angesehen werden</numerusform>
            <numerusform>%n Antworten müssen angesehen werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines need a look; press Enter on one to go to it</source>
        <translation>
            <numerusform>%n Zeile muss angesehen werden; Eingabe führt hin</numerusform>
            <numerusform>%n Zeilen müssen angesehen werden; Eingabe auf einer führt hin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Above which amount do you want to be asked?</source>
        <translation>Ab welchem Betrag möchten Sie gefragt werden?</translation>
    </message>
    <message>
        <source>All of this can be changed later. Nothing leaves this computer.</source>
        <translation>All das kann später geändert werden. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Amounts and processes</source>
        <translation>Beträge und Abläufe</translation>
    </message>
    <message>
        <source>An empty folder for the office</source>
        <translation>Ein leerer Ordner für das Büro</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Branches or departments</source>
        <translation>Filialen oder Abteilungen</translation>
    </message>
    <message>
        <source>Branches, and who decides where</source>
        <translation>Filialen, und wer wo entscheidet</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>Choose invoices that wait already</source>
        <translation>Rechnungen wählen, die schon warten</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Folder on this computer</source>
        <translation>Ordner auf diesem Computer</translation>
    </message>
    <message>
        <source>Invoices that wait already</source>
        <translation>Rechnungen, die schon warten</translation>
    </message>
    <message>
        <source>Its own folder, not one that Dropbox or the like keeps in step: laptops meet elsewhere.</source>
        <translation>Ein eigener Ordner, keiner, den Dropbox oder Ähnliches abgleicht: Laptops treffen sich anderswo.</translation>
    </message>
    <message>
        <source>Maria Rossi, North, Manager, maria@example.com</source>
        <translation>Maria Rossi, Nord, Manager, maria@example.com</translation>
    </message>
    <message>
        <source>North
South</source>
        <translation>Nord
Süd</translation>
    </message>
    <message>
        <source>One in a line. Leave it empty where everybody works in one place.</source>
        <translation>Eine je Zeile. Lassen Sie es leer, wenn alle an einem Ort arbeiten.</translation>
    </message>
    <message>
        <source>Or drop them here. They stand in the first inbox.</source>
        <translation>Oder hierher ziehen. Sie stehen im ersten Posteingang.</translation>
    </message>
    <message>
        <source>Paste them from a spreadsheet: name, branch, role, e-mail. A name alone will do.</source>
        <translation>Fügen Sie sie aus einer Tabelle ein: Name, Filiale, Rolle, E-Mail. Ein Name allein genügt.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Processes to begin with</source>
        <translation>Abläufe für den Anfang</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Start your firm</source>
        <translation>Mit Ihrer Firma beginnen</translation>
    </message>
    <message>
        <source>The people as they were read</source>
        <translation>Die Personen, wie sie gelesen wurden</translation>
    </message>
    <message>
        <source>What still needs a look</source>
        <translation>Was noch angesehen werden muss</translation>
    </message>
    <message>
        <source>Where the data lies</source>
        <translation>Wo die Daten liegen</translation>
    </message>
    <message>
        <source>Who else is there?</source>
        <translation>Wer gehört noch dazu?</translation>
    </message>
    <message>
        <source>Your firm</source>
        <translation>Ihre Firma</translation>
    </message>
    <message>
        <source>Your firm's name</source>
        <translation>Name Ihrer Firma</translation>
    </message>
    <message>
        <source>Your own name</source>
        <translation>Ihr eigener Name</translation>
    </message>
</context>
<context>
    <name>StartModel</name>
    <message>
        <source>Above %high you alone.</source>
        <translation>Über %high Sie allein.</translation>
    </message>
    <message>
        <source>Above %high you and the bookkeeper.</source>
        <translation>Über %high Sie und die Buchhaltung.</translation>
    </message>
    <message>
        <source>Above that you and a manager.</source>
        <translation>Darüber Sie und ein Manager.</translation>
    </message>
    <message>
        <source>Above that you.</source>
        <translation>Darüber Sie.</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>Zentrale</translation>
    </message>
    <message>
        <source>Up to %low whoever decides in the branch.</source>
        <translation>Bis %low, wer in der Filiale entscheidet.</translation>
    </message>
</context>
<context>
    <name>SupplierNames</name>
    <message>
        <source>Known suppliers</source>
        <translation>Bekannte Lieferanten</translation>
    </message>
</context>
<context>
    <name>SupplierRows</name>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
</context>
<context>
    <name>TableHead</name>
    <message>
        <source>%1 (version %2).</source>
        <translation>%1 (Version %2).</translation>
    </message>
    <message>
        <source>%1, in force</source>
        <translation>%1, in Kraft</translation>
    </message>
    <message numerus="yes">
        <source>%n saved cases fail</source>
        <translation>
            <numerusform>%n Prüffall besteht nicht</numerusform>
            <numerusform>%n Prüffälle bestehen nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved cases pass</source>
        <translation>
            <numerusform>%n Prüffall besteht</numerusform>
            <numerusform>%n Prüffälle bestehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked by: %1.</source>
        <translation>Gefragt von: %1.</translation>
    </message>
    <message>
        <source>Change with an office file…</source>
        <translation>Mit einer Bürodatei ändern …</translation>
    </message>
    <message>
        <source>For now, rules are changed with an office file, a text file that the owner applies.</source>
        <translation>Vorerst werden Regeln mit einer Bürodatei geändert, einer Textdatei, die der Inhaber anwendet.</translation>
    </message>
    <message>
        <source>Holds: %1.</source>
        <translation>Gilt: %1.</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>No saved cases</source>
        <translation>Keine Prüffälle</translation>
    </message>
    <message>
        <source>No workflow asks it.</source>
        <translation>Kein Ablauf fragt sie.</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>Nicht in Kraft</translation>
    </message>
    <message>
        <source>Rule table</source>
        <translation>Regeltabelle</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Fassung %1</translation>
    </message>
</context>
<context>
    <name>TamperDialog</name>
    <message numerus="yes">
        <source>%n entries were checked, and no other is named.</source>
        <translation>
            <numerusform>%n Eintrag wurde geprüft, und kein anderer ist genannt.</numerusform>
            <numerusform>%n Einträge wurden geprüft, und kein anderer ist genannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%person signed the entry: it cannot be made to say something else without their key. Your own office was only read, and the copy is gone.</source>
        <translation>%person hat den Eintrag signiert: Ohne den Schlüssel lässt er sich nichts anderes sagen. Ihr eigenes Büro wurde nur gelesen, und die Kopie ist fort.</translation>
    </message>
    <message>
        <source>Altering a past decision in a copy…</source>
        <translation>Eine frühere Entscheidung wird in einer Kopie verändert …</translation>
    </message>
    <message>
        <source>Altering and checking</source>
        <translation>Verändern und prüfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Everything else is untouched</source>
        <translation>Alles andere ist unberührt</translation>
    </message>
    <message>
        <source>Found at once</source>
        <translation>Sofort gefunden</translation>
    </message>
    <message>
        <source>In a real office it would say: “%advice”</source>
        <translation>In einem echten Büro stünde hier: „%advice“</translation>
    </message>
    <message>
        <source>One bit of entry %index was altered in a copy: %person said “%verdict” to %title, on %when.</source>
        <translation>Ein Bit von Eintrag %index wurde in einer Kopie verändert: %person sagte „%verdict“ zu %title, am %when.</translation>
    </message>
    <message>
        <source>The check found something else</source>
        <translation>Die Prüfung fand etwas anderes</translation>
    </message>
    <message>
        <source>This was a copy made for trying, and it is gone: there is nothing to do.</source>
        <translation>Das war eine Kopie zum Ausprobieren, und sie ist fort: Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Try to tamper</source>
        <translation>Fälschung versuchen</translation>
    </message>
    <message>
        <source>What somebody with the file did</source>
        <translation>Was jemand mit der Datei tat</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>TaskPanel</name>
    <message>
        <source>%text (if needed)</source>
        <translation>%text (falls nötig)</translation>
    </message>
    <message>
        <source>A note to the signal</source>
        <translation>Eine Notiz zum Signal</translation>
    </message>
    <message>
        <source>A note to your answer</source>
        <translation>Eine Notiz zu Ihrer Antwort</translation>
    </message>
    <message>
        <source>What came? Everybody reads it here.</source>
        <translation>Was ist gekommen? Alle lesen es hier.</translation>
    </message>
    <message>
        <source>What did you change? (if you like)</source>
        <translation>Was haben Sie geändert? (wenn Sie möchten)</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Ihre Antwort</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>TimelineLine</name>
    <message>
        <source>%1, entry %2</source>
        <translation>%1, Eintrag %2</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n new in your inbox</source>
        <translation>
            <numerusform>%n neu in Ihrem Posteingang</numerusform>
            <numerusform>%n neu in Ihrem Posteingang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue in your inbox</source>
        <translation>
            <numerusform>%n überfällig in Ihrem Eingang</numerusform>
            <numerusform>%n überfällig in Ihrem Eingang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for you.</source>
        <translation>
            <numerusform>%n wartet auf Sie.</numerusform>
            <numerusform>%n warten auf Sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Countersign: %n waiting</source>
        <translation>
            <numerusform>Countersign: %n wartet</numerusform>
            <numerusform>Countersign: %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neuer Antrag</translation>
    </message>
    <message>
        <source>Open Countersign</source>
        <translation>Countersign öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>TriggerFields</name>
    <message>
        <source>A file that comes into a folder</source>
        <translation>Eine Datei, die in einen Ordner kommt</translation>
    </message>
    <message>
        <source>A mail that comes</source>
        <translation>Eine Mail, die kommt</translation>
    </message>
    <message>
        <source>A step of a request that the program does</source>
        <translation>Ein Schritt eines Antrags, den das Programm tut</translation>
    </message>
    <message>
        <source>At certain times</source>
        <translation>Zu bestimmten Zeiten</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Choose the folder.</source>
        <translation>Wählen Sie den Ordner.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>It counts from a date of each request.</source>
        <translation>Es zählt ab einem Datum jedes Antrags.</translation>
    </message>
    <message>
        <source>Mailbox, by the name that this laptop keeps it under</source>
        <translation>Postfach, unter dem Namen, den es auf diesem Laptop hat</translation>
    </message>
    <message>
        <source>Name the mailbox.</source>
        <translation>Nennen Sie das Postfach.</translation>
    </message>
    <message>
        <source>Next: %times</source>
        <translation>Nächste Male: %times</translation>
    </message>
    <message>
        <source>Only a person who runs it</source>
        <translation>Nur ein Mensch, der sie ausführt</translation>
    </message>
    <message>
        <source>Only files called so (empty: all)</source>
        <translation>Nur Dateien, die so heißen (leer: alle)</translation>
    </message>
    <message>
        <source>Only for</source>
        <translation>Nur für</translation>
    </message>
    <message>
        <source>Only with these words in the subject (empty: all)</source>
        <translation>Nur mit diesen Wörtern im Betreff (leer: alle)</translation>
    </message>
    <message>
        <source>Say when, such as “every Monday 08:00”.</source>
        <translation>Sagen Sie, wann, etwa „jeden Montag 08:00“.</translation>
    </message>
    <message>
        <source>Something that happens in the office</source>
        <translation>Etwas, das im Büro geschieht</translation>
    </message>
    <message>
        <source>Such as “every working day 09:00” or “last working day of the month 17:00”.</source>
        <translation>Etwa „jeden Arbeitstag 09:00“ oder „letzter Arbeitstag des Monats 17:00“.</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>What sets it off</source>
        <translation>Was sie auslöst</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When that is could not be worked out.</source>
        <translation>Wann das ist, ließ sich nicht ermitteln.</translation>
    </message>
    <message>
        <source>Working out when that is…</source>
        <translation>Es wird ermittelt, wann das ist…</translation>
    </message>
    <message>
        <source>every Monday 08:00</source>
        <translation>jeden Montag 08:00</translation>
    </message>
    <message>
        <source>every kind of request</source>
        <translation>jede Art von Antrag</translation>
    </message>
</context>
<context>
    <name>TryView</name>
    <message>
        <source>A request like this would go to a person.</source>
        <translation>Ein solcher Antrag ginge an einen Menschen.</translation>
    </message>
    <message>
        <source>Begin with a saved case</source>
        <translation>Mit einem Prüffall beginnen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Each row, and why it applies or not</source>
        <translation>Jede Zeile, und warum sie zutrifft oder nicht</translation>
    </message>
    <message>
        <source>Fill in what a request would say.</source>
        <translation>Füllen Sie aus, was ein Antrag sagen würde.</translation>
    </message>
    <message>
        <source>The owner would be asked, because no row says what to do.</source>
        <translation>Der Inhaber würde gefragt, weil keine Zeile sagt, was zu tun ist.</translation>
    </message>
    <message>
        <source>The table says nothing, and the request goes on.</source>
        <translation>Die Tabelle sagt nichts, und der Antrag geht weiter.</translation>
    </message>
    <message>
        <source>You see at once which row answers, and why. Nothing is written.</source>
        <translation>Sie sehen sofort, welche Zeile antwortet und warum. Nichts wird geschrieben.</translation>
    </message>
</context>
<context>
    <name>UnitsTab</name>
    <message>
        <source>Add a unit</source>
        <translation>Bereich hinzufügen</translation>
    </message>
    <message>
        <source>Add a unit below…</source>
        <translation>Bereich darunter hinzufügen …</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Units and who is in them</source>
        <translation>Bereiche und wer darin ist</translation>
    </message>
    <message>
        <source>What is it called from now on?</source>
        <translation>Wie heißt er von jetzt an?</translation>
    </message>
    <message>
        <source>What is it called?</source>
        <translation>Wie heißt er?</translation>
    </message>
</context>
<context>
    <name>UnsignedList</name>
    <message numerus="yes">
        <source>%n not signed</source>
        <translation>
            <numerusform>%n nicht signiert</numerusform>
            <numerusform>%n nicht signiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Close this list</source>
        <translation>Diese Liste schließen</translation>
    </message>
    <message>
        <source>What was not signed</source>
        <translation>Was nicht signiert wurde</translation>
    </message>
</context>
<context>
    <name>UpdatesCard</name>
    <message>
        <source>Ask now</source>
        <translation>Jetzt fragen</translation>
    </message>
    <message>
        <source>Ask once a week whether there is a newer version</source>
        <translation>Einmal in der Woche fragen, ob es eine neuere Version gibt</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Frage …</translation>
    </message>
    <message>
        <source>It takes offices over from version %1 on. Go there first, by way of a version in between.</source>
        <translation>Sie übernimmt Büros ab Version %1. Wechseln Sie zuerst dorthin, über eine Version dazwischen.</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Neuere Versionen</translation>
    </message>
    <message>
        <source>Open the download page</source>
        <translation>Download-Seite öffnen</translation>
    </message>
    <message>
        <source>SHA-256, to compare with the file that you got:</source>
        <translation>SHA-256, zum Vergleich mit der geladenen Datei:</translation>
    </message>
</context>
<context>
    <name>WeeklyCheck</name>
    <message>
        <source>Version %1 of Countersign can be had.</source>
        <translation>Version %1 von Countersign ist zu haben.</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>Was neu ist</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message numerus="yes">
        <source>%n invoices were read in. Those that wait for you stand in your inbox.</source>
        <translation>
            <numerusform>%n Rechnung wurde eingelesen. Wenn sie auf Sie wartet, steht sie in Ihrem Posteingang.</numerusform>
            <numerusform>%n Rechnungen wurden eingelesen. Die auf Sie warten, stehen in Ihrem Posteingang.</numerusform>
        </translation>
    </message>
    <message>
        <source>No invoice was found in: %files.</source>
        <translation>Keine Rechnung gefunden in: %files.</translation>
    </message>
    <message>
        <source>The folder of an office on this computer</source>
        <translation>Der Ordner eines Büros auf diesem Computer</translation>
    </message>
    <message>
        <source>There is no office in this folder. It holds a file “countersign.db” where there is one.</source>
        <translation>In diesem Ordner liegt kein Büro. Wo eines liegt, ist eine Datei „countersign.db“.</translation>
    </message>
</context>
<context>
    <name>WhoMay</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Choose a kind and a unit and type an amount: everybody is listed, each with the reason.</source>
        <translation>Wählen Sie Art und Bereich und geben Sie einen Betrag ein: Alle werden genannt, jeweils mit dem Grund.</translation>
    </message>
    <message>
        <source>Kind of request</source>
        <translation>Art des Antrags</translation>
    </message>
    <message>
        <source>No limits are written down for this kind: whoever its rules ask for decides any amount.</source>
        <translation>Für diese Art sind keine Grenzen festgehalten: Wen ihre Regeln fragen, entscheidet über jeden Betrag.</translation>
    </message>
    <message>
        <source>Nobody may decide this.</source>
        <translation>Darüber darf niemand entscheiden.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Who may decide…?</source>
        <translation>Wer darf entscheiden…?</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Compare the words</source>
        <translation>Wörter vergleichen</translation>
    </message>
    <message>
        <source>Looking into the shared folder…</source>
        <translation>Der gemeinsame Ordner wird angesehen …</translation>
    </message>
    <message>
        <source>“%1” asks to be let into the office.</source>
        <translation>„%1“ bittet um Aufnahme in das Büro.</translation>
    </message>
</context>
<context>
    <name>Withdrawing</name>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Why (if you like)</source>
        <translation>Warum (wenn Sie möchten)</translation>
    </message>
    <message>
        <source>Why (needed)</source>
        <translation>Warum (nötig)</translation>
    </message>
    <message>
        <source>Why it is withdrawn</source>
        <translation>Warum zurückgezogen wird</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw this request? It ends, and the record stays.</source>
        <translation>Diesen Antrag zurückziehen? Er endet, und die Aufzeichnung bleibt.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source> (trial “%trial”)</source>
        <translation> (Erprobung „%trial“)</translation>
    </message>
    <message>
        <source>%agreed approvals together exceeded the budget “%budget”; none knew of the others</source>
        <translation>%agreed Freigaben haben zusammen das Budget „%budget“ überschritten; keine wusste von den anderen</translation>
    </message>
    <message>
        <source>%agreed of %of requests above %was and up to %limit that passed %person by were approved further up</source>
        <translation>%agreed von %of Anträgen über %was und bis %limit, die an %person vorbeigingen, wurden weiter oben freigegeben</translation>
    </message>
    <message>
        <source>%agreed of %of requests that %person approved were rejected by others later</source>
        <translation>%agreed von %of Anträgen, die %person freigegeben hat, wurden später von anderen abgelehnt</translation>
    </message>
    <message>
        <source>%agreed of %of requests that row %row of “%table” approved by itself were rejected by people</source>
        <translation>%agreed von %of Anträgen, die Zeile %row von „%table“ von selbst freigegeben hat, wurden von Personen abgelehnt</translation>
    </message>
    <message>
        <source>%agreed of %of requests up to %limit that %person had to send up were decided as %person advised</source>
        <translation>%agreed von %of Anträgen bis %limit, die %person nach oben geben musste, wurden entschieden, wie %person geraten hatte</translation>
    </message>
    <message>
        <source>%agreed of %of; with 95 % confidence at least %least % (Wilson's score interval)</source>
        <translation>%agreed von %of; mit 95 % Sicherheit mindestens %least % (Wilson-Intervall)</translation>
    </message>
    <message>
        <source>%agreed requests lie right below %was, up to which row %row of “%table” says yes by itself, and %rest in the tenth below that</source>
        <translation>%agreed Anträge liegen dicht unter %was, bis wohin Zeile %row von „%table“ von selbst Ja sagt, und %rest im Zehntel darunter</translation>
    </message>
    <message>
        <source>%agreed requests lie right below the limit of %was for %who, and %rest in the tenth below that</source>
        <translation>%agreed Anträge liegen dicht unter der Grenze von %was für %who, und %rest im Zehntel darunter</translation>
    </message>
    <message>
        <source>%amount of it were moved here from other budgets.</source>
        <translation>%amount davon kamen aus anderen Budgets hierher.</translation>
    </message>
    <message>
        <source>%amount were moved away to other budgets.</source>
        <translation>%amount wurden in andere Budgets verschoben.</translation>
    </message>
    <message>
        <source>%budget, %period</source>
        <translation>%budget, %period</translation>
    </message>
    <message>
        <source>%by carries it to other laptops</source>
        <translation>%by bringt ihn zu anderen Laptops</translation>
    </message>
    <message>
        <source>%by has %has of %all entries of %laptop.</source>
        <translation>%by hat %has von %all Einträgen von %laptop.</translation>
    </message>
    <message>
        <source>%by has %seen entries of %laptop, and the folder shows %shown.</source>
        <translation>%by hat %seen Einträge von %laptop, der Ordner zeigt %shown.</translation>
    </message>
    <message>
        <source>%by has all %all entries of %laptop.</source>
        <translation>%by hat alle %all Einträge von %laptop.</translation>
    </message>
    <message>
        <source>%by has not said that it has anything of %laptop.</source>
        <translation>%by hat nicht gesagt, dass er etwas von %laptop hat.</translation>
    </message>
    <message>
        <source>%by stands in for %person from %since to %until</source>
        <translation>%by vertritt %person vom %since bis zum %until</translation>
    </message>
    <message>
        <source>%by stands in for %person%ceiling. This is above that</source>
        <translation>%by vertritt %person%ceiling. Das hier liegt darüber</translation>
    </message>
    <message>
        <source>%by stands in for %person%days%ceiling</source>
        <translation>%by vertritt %person%days%ceiling</translation>
    </message>
    <message>
        <source>%by stands in for %person%days, which is not today</source>
        <translation>%by vertritt %person%days, also nicht heute</translation>
    </message>
    <message>
        <source>%by stands in for %person, but not for this</source>
        <translation>%by vertritt %person, aber nicht hierfür</translation>
    </message>
    <message>
        <source>%by stands in for %person, but only as far as %by may decide anyway</source>
        <translation>%by vertritt %person, aber nur so weit, wie %by ohnehin entscheiden darf</translation>
    </message>
    <message>
        <source>%by tells another history of %laptop's log than is here, up to entry %size.</source>
        <translation>%by erzählt eine andere Geschichte des Protokolls von %laptop, als hier vorliegt, bis Eintrag %size.</translation>
    </message>
    <message>
        <source>%by was asked to stand in for %person, and has not accepted yet</source>
        <translation>%by wurde gebeten, %person zu vertreten, und hat noch nicht zugesagt</translation>
    </message>
    <message>
        <source>%each, and %sum in %period</source>
        <translation>%each, und %sum in %period</translation>
    </message>
    <message>
        <source>%field (%key)</source>
        <translation>%field (%key)</translation>
    </message>
    <message>
        <source>%field to %after</source>
        <translation>%field auf %after</translation>
    </message>
    <message>
        <source>%field to %after (before: %before)</source>
        <translation>%field auf %after (vorher: %before)</translation>
    </message>
    <message>
        <source>%field to nothing (before: %before)</source>
        <translation>%field auf nichts (vorher: %before)</translation>
    </message>
    <message>
        <source>%field: %said</source>
        <translation>%field: %said</translation>
    </message>
    <message>
        <source>%file is a copy under another name, as sync programs make them: harmless.</source>
        <translation>%file ist eine Kopie unter anderem Namen, wie Sync-Programme sie anlegen: harmlos.</translation>
    </message>
    <message>
        <source>%file is signed by %laptop; entries before it are not there, so it was not compared.</source>
        <translation>%file ist von %laptop signiert; Einträge davor fehlen, daher wurde nicht verglichen.</translation>
    </message>
    <message>
        <source>%file was not written by this program and was not looked at.</source>
        <translation>%file stammt nicht von diesem Programm und wurde nicht angesehen.</translation>
    </message>
    <message>
        <source>%first and %last</source>
        <translation>%first und %last</translation>
    </message>
    <message>
        <source>%first or %last</source>
        <translation>%first oder %last</translation>
    </message>
    <message>
        <source>%label: %value</source>
        <translation>%label: %value</translation>
    </message>
    <message>
        <source>%label: %value</source>
        <comment>a field and what stands in it</comment>
        <translation>%label: %value</translation>
    </message>
    <message>
        <source>%laptop and %by were both made of one laptop, such as by restoring one backup twice. What %laptop signs counts nowhere else.</source>
        <translation>%laptop und %by sind aus demselben Laptop entstanden, etwa weil eine Sicherung zweimal zurückgespielt wurde. Was %laptop signiert, zählt sonst nirgends.</translation>
    </message>
    <message>
        <source>%laptop did so from entry %index on. What stands beyond counts for nobody.</source>
        <translation>%laptop tat das ab Eintrag %index. Was dahinter steht, gilt für niemanden.</translation>
    </message>
    <message>
        <source>%laptop has the same entries as this one and sees something else.</source>
        <translation>%laptop hat dieselben Einträge wie dieser Laptop und zeigt etwas anderes.</translation>
    </message>
    <message>
        <source>%laptop has written nothing yet.</source>
        <translation>%laptop hat noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>%left of %amount left</source>
        <translation>%left von %amount übrig</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts not verified</source>
        <translation>
            <numerusform>%n Konto nicht geprüft</numerusform>
            <numerusform>%n Konten nicht geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bytes</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Byte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days overdue</source>
        <translation>
            <numerusform>seit %n Tag überfällig</numerusform>
            <numerusform>seit %n Tagen überfällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different people</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n verschiedene Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries of %laptop count for nobody: its log had ended before.</source>
        <translation>
            <numerusform>%n Eintrag von %laptop zählt für niemanden: Sein Protokoll war vorher zu Ende.</numerusform>
            <numerusform>%n Einträge von %laptop zählen für niemanden: Sein Protokoll war vorher zu Ende.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields contested</source>
        <translation>
            <numerusform>%n Feld umstritten</numerusform>
            <numerusform>%n Felder umstritten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %people</source>
        <comment>how many of these people must approve</comment>
        <translation>
            <numerusform>%n von: %people</numerusform>
            <numerusform>%n von: %people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <comment>as in: measured in 9 requests</comment>
        <translation>
            <numerusform>%n Antrag</numerusform>
            <numerusform>%n Anträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests that run now</source>
        <translation>
            <numerusform>%n Antrag, der gerade läuft</numerusform>
            <numerusform>%n Anträge, die gerade laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests that were sent</source>
        <translation>
            <numerusform>%n Antrag, der gesendet wurde</numerusform>
            <numerusform>%n Anträge, die gesendet wurden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are wrong.</source>
        <translation>
            <numerusform>%n Sache stimmt nicht.</numerusform>
            <numerusform>%n Dinge stimmen nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>%other is asked</source>
        <translation>gefragt wird %other</translation>
    </message>
    <message>
        <source>%person acted on a step that is kept apart from this one</source>
        <translation>%person hat an einem Schritt gehandelt, der von diesem getrennt bleibt</translation>
    </message>
    <message>
        <source>%person acted on another step of this request that is kept apart from this one.</source>
        <translation>%person hat bei einem anderen Schritt dieses Antrags gehandelt, der von diesem getrennt ist.</translation>
    </message>
    <message>
        <source>%person asked for it</source>
        <translation>%person hat es beantragt</translation>
    </message>
    <message>
        <source>%person asked for this, so somebody else must decide it.</source>
        <translation>%person hat das selbst beantragt, also muss jemand anderes entscheiden.</translation>
    </message>
    <message>
        <source>%person can sign on %subject</source>
        <translation>%person kann auf %subject signieren</translation>
    </message>
    <message>
        <source>%person decided about it already</source>
        <translation>%person hat schon darüber entschieden</translation>
    </message>
    <message>
        <source>%person did not ask for this; an owner may close only what nobody else can act on.</source>
        <translation>%person hat das nicht beantragt; ein Inhaber darf nur schließen, worüber sonst niemand entscheiden kann.</translation>
    </message>
    <message>
        <source>%person does not hold the role that is asked</source>
        <translation>%person hat die gefragte Rolle nicht</translation>
    </message>
    <message>
        <source>%person does not hold the role that is asked here.</source>
        <translation>%person hat nicht die Rolle, die hier gefragt ist.</translation>
    </message>
    <message>
        <source>%person entered it, and nobody verifies what they entered.</source>
        <translation>%person hat es eingetragen, und niemand prüft, was er selbst eingetragen hat.</translation>
    </message>
    <message>
        <source>%person entered values of it, or acted on it</source>
        <translation>%person hat Werte davon eingetragen oder daran gehandelt</translation>
    </message>
    <message>
        <source>%person entered values of this request, or acted on it already.</source>
        <translation>%person hat Werte dieses Antrags eingegeben oder schon daran gehandelt.</translation>
    </message>
    <message>
        <source>%person has no key here, so that nobody could tell who decided.</source>
        <translation>%person hat hier keinen Schlüssel; niemand könnte erkennen, wer entschieden hat.</translation>
    </message>
    <message>
        <source>%person has to ask first, and gave this out as a decision.</source>
        <translation>%person muss zuerst fragen und hat dies als Entscheidung ausgegeben.</translation>
    </message>
    <message>
        <source>%person is %role of %unit%days</source>
        <translation>%person ist %role von %unit%days</translation>
    </message>
    <message>
        <source>%person is an owner: no limit</source>
        <translation>%person gehört zu den Inhabern: keine Grenze</translation>
    </message>
    <message>
        <source>%person is asked for an opinion; somebody else decides</source>
        <translation>%person wird nach der Meinung gefragt; jemand anderes entscheidet</translation>
    </message>
    <message>
        <source>%person is no active member of the office</source>
        <translation>%person ist kein aktives Mitglied des Büros</translation>
    </message>
    <message>
        <source>%person is not an active member, or is the one who leaves.</source>
        <translation>%person ist kein aktives Mitglied oder ist die Person, die geht.</translation>
    </message>
    <message>
        <source>%person is not an owner of this office.</source>
        <translation>%person ist nicht Inhaber dieses Büros.</translation>
    </message>
    <message>
        <source>%person is the last owner.</source>
        <translation>%person ist der letzte Inhaber.</translation>
    </message>
    <message>
        <source>%person is told, and decides nothing</source>
        <translation>%person wird informiert und entscheidet nichts</translation>
    </message>
    <message>
        <source>%person may decide</source>
        <translation>%person darf entscheiden</translation>
    </message>
    <message>
        <source>%person may decide, and whoever stands above is told</source>
        <translation>%person darf entscheiden, und wer darüber steht, erfährt es</translation>
    </message>
    <message>
        <source>%person may not decide</source>
        <translation>%person darf nicht entscheiden</translation>
    </message>
    <message>
        <source>%person reports to %above</source>
        <translation>%person berichtet an %above</translation>
    </message>
    <message>
        <source>%person was closed, or was never a member.</source>
        <translation>%person wurde geschlossen oder war nie Mitglied.</translation>
    </message>
    <message>
        <source>%person would report to themselves, over others.</source>
        <translation>%person würde, über andere, sich selbst unterstehen.</translation>
    </message>
    <message>
        <source>%person would stand in for %person.</source>
        <translation>%person würde %person vertreten.</translation>
    </message>
    <message>
        <source>%person wrote so about entry %index of %laptop. Nothing was dropped on this laptop.</source>
        <translation>%person hat das über Eintrag %index von %laptop geschrieben. Auf diesem Laptop wurde nichts weggenommen.</translation>
    </message>
    <message>
        <source>%person wrote so about the log of %laptop, and meant other entries than are here. Nothing was dropped on this laptop.</source>
        <translation>%person schrieb dies über das Protokoll von %laptop und meinte andere Einträge, als hier stehen. Auf diesem Laptop wurde nichts weggenommen.</translation>
    </message>
    <message>
        <source>%person, standing in for %absent,</source>
        <translation>%person, in Vertretung von %absent,</translation>
    </message>
    <message>
        <source>%role in %unit%dates</source>
        <translation>%role in %unit%dates</translation>
    </message>
    <message>
        <source>%said (rule %row of “%table”)</source>
        <translation>%said (Regel %row von „%table“)</translation>
    </message>
    <message>
        <source>%said (rules %row of “%table”)</source>
        <translation>%said (Regeln %row von „%table“)</translation>
    </message>
    <message>
        <source>%said On trial: “%trial”, %dates.</source>
        <translation>%said Auf Probe: „%trial“, %dates.</translation>
    </message>
    <message>
        <source>%said by rule %row</source>
        <translation>%said nach Regel %row</translation>
    </message>
    <message>
        <source>%said by rules %row</source>
        <translation>%said nach den Regeln %row</translation>
    </message>
    <message>
        <source>%said, because no rule gave an answer</source>
        <translation>%said, weil keine Regel eine Antwort gab</translation>
    </message>
    <message>
        <source>%said, for %only only</source>
        <translation>%said, nur für %only</translation>
    </message>
    <message>
        <source>%said, in %unit and below only</source>
        <translation>%said, nur in %unit und darunter</translation>
    </message>
    <message>
        <source>%said, so an owner decides</source>
        <translation>%said, also entscheidet ein Inhaber</translation>
    </message>
    <message>
        <source>%said, standing in for %person</source>
        <translation>%said, in Vertretung von %person</translation>
    </message>
    <message>
        <source>%said, up to %amount</source>
        <translation>%said, bis %amount</translation>
    </message>
    <message>
        <source>%said. %by has not accepted yet</source>
        <translation>%said. %by hat noch nicht zugesagt</translation>
    </message>
    <message>
        <source>%said: %more</source>
        <comment>a sentence, and details</comment>
        <translation>%said: %more</translation>
    </message>
    <message>
        <source>%said: %note</source>
        <translation>%said: %note</translation>
    </message>
    <message>
        <source>%size KB</source>
        <translation>%size KB</translation>
    </message>
    <message>
        <source>%size MB</source>
        <translation>%size MB</translation>
    </message>
    <message>
        <source>%subject cannot be the name of a branch.</source>
        <translation>%subject kann nicht der Name einer Filiale sein.</translation>
    </message>
    <message>
        <source>%subject goes on in a new log</source>
        <translation>%subject macht in einem neuen Protokoll weiter</translation>
    </message>
    <message>
        <source>%subject stands here twice.</source>
        <translation>%subject steht hier zweimal.</translation>
    </message>
    <message>
        <source>%subject took the office over with the recovery key</source>
        <translation>%subject hat das Büro mit dem Wiederherstellungsschlüssel übernommen</translation>
    </message>
    <message>
        <source>%title.</source>
        <translation>%title.</translation>
    </message>
    <message>
        <source>%unit and below</source>
        <translation>%unit und darunter</translation>
    </message>
    <message>
        <source>%unit told on %day of an invoice with the same supplier and number. It cannot be read here.</source>
        <translation>%unit hat am %day eine Rechnung mit demselben Lieferanten und derselben Nummer gemeldet. Hier kann man sie nicht lesen.</translation>
    </message>
    <message>
        <source>%what (%workflow)</source>
        <translation>%what (%workflow)</translation>
    </message>
    <message>
        <source>%what and everything after it was taken away.</source>
        <translation>%what und alles danach wurde entfernt.</translation>
    </message>
    <message>
        <source>%what belongs elsewhere.</source>
        <translation>%what gehört an eine andere Stelle.</translation>
    </message>
    <message>
        <source>%what belongs to another log or office.</source>
        <translation>%what gehört zu einem anderen Protokoll oder Büro.</translation>
    </message>
    <message>
        <source>%what has a second history.</source>
        <translation>%what hat eine zweite Geschichte.</translation>
    </message>
    <message>
        <source>%what is gone.</source>
        <translation>%what fehlt.</translation>
    </message>
    <message>
        <source>%what is not as it was written.</source>
        <translation>%what ist nicht mehr so wie geschrieben.</translation>
    </message>
    <message>
        <source>%what is there a second time.</source>
        <translation>%what ist doppelt vorhanden.</translation>
    </message>
    <message>
        <source>%what was not written by the person or laptop that it names.</source>
        <translation>%what stammt nicht von der genannten Person oder dem genannten Laptop.</translation>
    </message>
    <message>
        <source>%who abstained</source>
        <translation>%who hat sich enthalten</translation>
    </message>
    <message>
        <source>%who added a record</source>
        <translation>%who hat einen Stammsatz angelegt</translation>
    </message>
    <message>
        <source>%who agreed to end the log of %subject</source>
        <translation>%who hat zugestimmt, das Protokoll von %subject zu beenden</translation>
    </message>
    <message>
        <source>%who answered, and round %round begins</source>
        <translation>%who hat geantwortet, Runde %round beginnt</translation>
    </message>
    <message>
        <source>%who approved it</source>
        <translation>%who hat freigegeben</translation>
    </message>
    <message>
        <source>%who asked for changes</source>
        <translation>%who hat Änderungen verlangt</translation>
    </message>
    <message>
        <source>%who asked for it</source>
        <translation>%who hat den Antrag gestellt</translation>
    </message>
    <message>
        <source>%who asked for it, with %file</source>
        <translation>%who hat den Antrag gestellt, mit %file</translation>
    </message>
    <message numerus="yes">
        <source>%who changed %n fields of a record</source>
        <translation>
            <numerusform>%who hat %n Feld eines Stammsatzes geändert</numerusform>
            <numerusform>%who hat %n Felder eines Stammsatzes geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>%who closed the person %subject</source>
        <translation>%who hat die Person %subject geschlossen</translation>
    </message>
    <message>
        <source>%who ended the automation “%subject”</source>
        <translation>%who hat die Automation „%subject“ beendet</translation>
    </message>
    <message>
        <source>%who ended the log of %subject after %size entries</source>
        <translation>%who hat das Protokoll von %subject nach %size Einträgen beendet</translation>
    </message>
    <message>
        <source>%who ended the workflow “%subject”</source>
        <translation>%who hat den Ablauf „%subject“ beendet</translation>
    </message>
    <message>
        <source>%who filled in “%step”</source>
        <translation>%who hat „%step“ ausgefüllt</translation>
    </message>
    <message>
        <source>%who for %absent</source>
        <translation>%who für %absent</translation>
    </message>
    <message>
        <source>%who founded the office “%subject”</source>
        <translation>%who hat das Büro „%subject“ gegründet</translation>
    </message>
    <message>
        <source>%who had the personal values erased: %why</source>
        <translation>%who ließ die persönlichen Werte löschen: %why</translation>
    </message>
    <message>
        <source>%who had the personal values of a record erased</source>
        <translation>%who ließ die persönlichen Angaben eines Stammsatzes löschen</translation>
    </message>
    <message>
        <source>%who handed it on to %to</source>
        <translation>%who hat an %to weitergegeben</translation>
    </message>
    <message>
        <source>%who handed the office over to %subject</source>
        <translation>%who hat das Büro an %subject übergeben</translation>
    </message>
    <message>
        <source>%who in %unit and below</source>
        <translation>%who in %unit und darunter</translation>
    </message>
    <message>
        <source>%who is against it</source>
        <translation>%who ist dagegen</translation>
    </message>
    <message>
        <source>%who is for it</source>
        <translation>%who ist dafür</translation>
    </message>
    <message>
        <source>%who let in the laptop “%subject”</source>
        <translation>%who hat den Laptop „%subject“ aufgenommen</translation>
    </message>
    <message>
        <source>%who let the automation “%subject” run on %device</source>
        <translation>%who lässt die Automation „%subject“ auf %device laufen</translation>
    </message>
    <message>
        <source>%who let what was tried in “%subject” hold everywhere</source>
        <translation>%who hat überall eingeführt, was in „%subject“ erprobt wurde</translation>
    </message>
    <message>
        <source>%who merged it with “%other”: %why</source>
        <translation>%who führte ihn mit „%other“ zusammen: %why</translation>
    </message>
    <message>
        <source>%who merged two records: %subject</source>
        <translation>%who hat zwei Stammsätze zusammengeführt: %subject</translation>
    </message>
    <message>
        <source>%who moved it to version %version of its workflow</source>
        <translation>%who hat es in Version %version seines Ablaufs überführt</translation>
    </message>
    <message>
        <source>%who moved part of the budget “%subject” to “%target”: %reason</source>
        <translation>%who hat einen Teil des Budgets „%subject“ nach „%target“ verschoben: %reason</translation>
    </message>
    <message numerus="yes">
        <source>%who ordered the erasure of %n documents or values</source>
        <translation>
            <numerusform>%who hat die Löschung von %n Beleg oder Wert angeordnet</numerusform>
            <numerusform>%who hat die Löschung von %n Belegen oder Werten angeordnet</numerusform>
        </translation>
    </message>
    <message>
        <source>%who published version %version of the rule table “%subject”</source>
        <translation>%who hat Version %version der Regeltabelle „%subject“ veröffentlicht</translation>
    </message>
    <message>
        <source>%who published version %version of the workflow “%subject”</source>
        <translation>%who hat Version %version des Ablaufs „%subject“ veröffentlicht</translation>
    </message>
    <message>
        <source>%who pulled the trial “%subject” back</source>
        <translation>%who hat die Erprobung „%subject“ zurückgenommen</translation>
    </message>
    <message>
        <source>%who rejected it</source>
        <translation>%who hat abgelehnt</translation>
    </message>
    <message>
        <source>%who said</source>
        <translation>%who schreibt</translation>
    </message>
    <message>
        <source>%who said what became of a run of “%subject”</source>
        <translation>%who hat gesagt, was aus einem Lauf von „%subject“ wurde</translation>
    </message>
    <message>
        <source>%who set %what</source>
        <translation>%who setzte %what</translation>
    </message>
    <message>
        <source>%who set that nobody decides by answering a mail</source>
        <translation>%who hat festgelegt, dass niemand durch Antwort auf eine E-Mail entscheidet</translation>
    </message>
    <message>
        <source>%who set the automation “%subject”</source>
        <translation>%who hat die Automation „%subject“ festgelegt</translation>
    </message>
    <message>
        <source>%who set the budgets</source>
        <translation>%who hat die Budgets festgelegt</translation>
    </message>
    <message>
        <source>%who set the exchange rates</source>
        <translation>%who hat die Wechselkurse festgelegt</translation>
    </message>
    <message>
        <source>%who set the person %subject</source>
        <translation>%who hat die Person %subject eingetragen</translation>
    </message>
    <message>
        <source>%who set the role “%subject”</source>
        <translation>%who hat die Rolle „%subject“ eingetragen</translation>
    </message>
    <message>
        <source>%who set the roles of %subject</source>
        <translation>%who hat die Rollen von %subject festgelegt</translation>
    </message>
    <message>
        <source>%who set the unit “%subject”</source>
        <translation>%who hat den Bereich „%subject“ eingetragen</translation>
    </message>
    <message>
        <source>%who set up to which amounts people may decide by answering a mail</source>
        <translation>%who hat festgelegt, bis zu welchen Beträgen durch Antwort auf eine E-Mail entschieden werden darf</translation>
    </message>
    <message>
        <source>%who set which laptops read the requests of “%subject”</source>
        <translation>%who hat festgelegt, welche Laptops die Anträge von „%subject“ lesen</translation>
    </message>
    <message>
        <source>%who set who may decide up to which amount</source>
        <translation>%who hat festgelegt, wer bis zu welchem Betrag entscheiden darf</translation>
    </message>
    <message>
        <source>%who set who stands in for whom</source>
        <translation>%who hat festgelegt, wer wen vertritt</translation>
    </message>
    <message>
        <source>%who started the trial “%subject”, until %day</source>
        <translation>%who hat die Erprobung „%subject“ begonnen, bis %day</translation>
    </message>
    <message>
        <source>%who ticked “%item”</source>
        <translation>%who hat „%item“ abgehakt</translation>
    </message>
    <message>
        <source>%who took in entries of %subject that were held</source>
        <translation>%who hat zurückgehaltene Einträge von %subject übernommen</translation>
    </message>
    <message>
        <source>%who took it back</source>
        <translation>%who hat den Antrag zurückgezogen</translation>
    </message>
    <message>
        <source>%who undid a merge: %why</source>
        <translation>%who machte eine Zusammenführung rückgängig: %why</translation>
    </message>
    <message>
        <source>%who undid the merge of two records: %subject</source>
        <translation>%who hat das Zusammenführen zweier Stammsätze zurückgenommen: %subject</translation>
    </message>
    <message>
        <source>%who verified the account %account: %how</source>
        <translation>%who prüfte das Konto %account: %how</translation>
    </message>
    <message>
        <source>%who verified the account %subject</source>
        <translation>%who hat das Konto %subject geprüft</translation>
    </message>
    <message>
        <source>%who, %place: “%workflow”, %limit. %rung%dates</source>
        <translation>%who, %place: „%workflow“, %limit. %rung%dates</translation>
    </message>
    <message>
        <source>%who, %when</source>
        <translation>%who, %when</translation>
    </message>
    <message>
        <source>%who, by mail,</source>
        <translation>%who (per E-Mail)</translation>
    </message>
    <message>
        <source>%why, standing in for %person</source>
        <translation>%why, in Vertretung von %person</translation>
    </message>
    <message>
        <source>%workflow, step “%step”</source>
        <translation>%workflow, Schritt „%step“</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between items of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>, up to %amount</source>
        <translation>, bis %amount</translation>
    </message>
    <message>
        <source>1 %currency is %rate %into, %dates</source>
        <translation>1 %currency ist %rate %into, %dates</translation>
    </message>
    <message>
        <source>A budget holds here, and this says nothing true of it.</source>
        <translation>Hier gilt ein Budget, und darüber steht hier nichts Richtiges.</translation>
    </message>
    <message>
        <source>A budget is named twice</source>
        <translation>Ein Budget ist zweimal genannt</translation>
    </message>
    <message>
        <source>A cell holds a formula. Type its result instead.</source>
        <translation>Eine Zelle enthält eine Formel. Schreiben Sie stattdessen ihr Ergebnis.</translation>
    </message>
    <message>
        <source>A code lets one laptop in. Nothing was adopted.</source>
        <translation>Ein Code lässt einen einzigen Laptop herein. Es wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>A column stands there twice.</source>
        <translation>Eine Spalte kommt zweimal vor.</translation>
    </message>
    <message>
        <source>A comment has words.</source>
        <translation>Ein Kommentar besteht aus Worten.</translation>
    </message>
    <message>
        <source>A copy of it wrote into the same log. What is written here counts for nobody; what it holds can still be read.</source>
        <translation>Eine Kopie hat in dasselbe Protokoll geschrieben. Was hier geschrieben wird, gilt für niemanden; was vorhanden ist, bleibt lesbar.</translation>
    </message>
    <message>
        <source>A copy of this laptop writes into the same log</source>
        <translation>Eine Kopie dieses Laptops schreibt in dasselbe Protokoll</translation>
    </message>
    <message>
        <source>A copy of this laptop wrote into the same log. What is written here would count for nobody.</source>
        <translation>Eine Kopie dieses Laptops hat in dasselbe Protokoll geschrieben. Was hier geschrieben wird, würde für niemanden gelten.</translation>
    </message>
    <message>
        <source>A copy of this laptop wrote into the same log. What is written here would count for nobody; what it holds can still be read.</source>
        <translation>Eine Kopie dieses Laptops hat in dasselbe Protokoll geschrieben. Was hier geschrieben wird, würde für niemanden gelten; was vorhanden ist, bleibt lesbar.</translation>
    </message>
    <message>
        <source>A credit note with negative amounts: which way is unclear.</source>
        <translation>Eine Gutschrift mit negativen Beträgen: In welche Richtung, ist unklar.</translation>
    </message>
    <message>
        <source>A database can be damaged there. Nothing was changed.</source>
        <translation>Eine Datenbank kann dort beschädigt werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>A date can be read in two ways.</source>
        <translation>Ein Datum lässt sich auf zwei Arten lesen.</translation>
    </message>
    <message>
        <source>A date cannot be read.</source>
        <translation>Ein Datum ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A document cannot be carried so</source>
        <translation>Ein Beleg kann so nicht übertragen werden</translation>
    </message>
    <message>
        <source>A document is gone and is not here either.</source>
        <translation>Ein Beleg fehlt und liegt auch hier nicht vor.</translation>
    </message>
    <message>
        <source>A document is gone there; it is held here.</source>
        <translation>Ein Beleg fehlt dort; hier liegt er vor.</translation>
    </message>
    <message>
        <source>A document of the request is not on this laptop.</source>
        <translation>Ein Dokument des Antrags ist nicht auf diesem Laptop.</translation>
    </message>
    <message>
        <source>A field cannot be set so</source>
        <translation>Ein Feld lässt sich so nicht setzen</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>A file can be written there, and reads back the same</source>
        <translation>Dort lässt sich eine Datei schreiben, und sie liest sich gleich zurück</translation>
    </message>
    <message>
        <source>A file cannot be put away</source>
        <translation>Eine Datei lässt sich nicht weglegen</translation>
    </message>
    <message>
        <source>A file could not be attached</source>
        <translation>Eine Datei konnte nicht angehängt werden</translation>
    </message>
    <message>
        <source>A file could not be erased</source>
        <translation>Eine Datei konnte nicht gelöscht werden</translation>
    </message>
    <message>
        <source>A file could not be written into the folder</source>
        <translation>Eine Datei konnte nicht in den Ordner geschrieben werden</translation>
    </message>
    <message>
        <source>A file in the shared folder cannot be read now</source>
        <translation>Eine Datei im gemeinsamen Ordner ist gerade nicht lesbar</translation>
    </message>
    <message>
        <source>A file is needed here. Nothing was written.</source>
        <translation>Hier wird eine Datei gebraucht. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>A file of this name does not belong into a pack.</source>
        <translation>Eine Datei dieses Namens gehört nicht in ein Paket.</translation>
    </message>
    <message>
        <source>A folder, a file, a column or an outcome in it cannot be right. Nothing was changed.</source>
        <translation>Ein Ordner, eine Datei, eine Spalte oder ein Ergebnis darin kann nicht stimmen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A key, an address, an account or a mailbox is missing. Nothing was changed.</source>
        <translation>Es fehlt ein Schlüssel, eine Adresse, ein Konto oder ein Postfach. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A laptop asked to be let in and was not: %why.</source>
        <translation>Ein Laptop wollte aufgenommen werden und wurde es nicht: %why.</translation>
    </message>
    <message>
        <source>A laptop asks to join: %file.</source>
        <translation>Ein Laptop bittet um Aufnahme: %file.</translation>
    </message>
    <message numerus="yes">
        <source>A laptop began %n runs of automations</source>
        <translation>
            <numerusform>Ein Laptop begann einen Lauf einer Automation</numerusform>
            <numerusform>Ein Laptop begann %n Läufe von Automationen</numerusform>
        </translation>
    </message>
    <message>
        <source>A laptop confirmed that it erased what was ordered</source>
        <translation>Ein Laptop hat bestätigt, dass er gelöscht hat, was angeordnet war</translation>
    </message>
    <message>
        <source>A laptop erased the personal values</source>
        <translation>Ein Laptop löschte die persönlichen Werte</translation>
    </message>
    <message>
        <source>A laptop erased the personal values of a record</source>
        <translation>Ein Laptop hat die persönlichen Angaben eines Stammsatzes gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>A laptop gave up %n automations to another one</source>
        <translation>
            <numerusform>Ein Laptop gab eine Automation an einen anderen ab</numerusform>
            <numerusform>Ein Laptop gab %n Automationen an einen anderen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A laptop noted how far it has %n other logs</source>
        <translation>
            <numerusform>Ein Laptop hat notiert, wie weit er %n anderes Protokoll hat</numerusform>
            <numerusform>Ein Laptop hat notiert, wie weit er %n andere Protokolle hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A laptop said how %n runs of automations went</source>
        <translation>
            <numerusform>Ein Laptop sagte, wie ein Lauf einer Automation ausging</numerusform>
            <numerusform>Ein Laptop sagte, wie %n Läufe von Automationen ausgingen</numerusform>
        </translation>
    </message>
    <message>
        <source>A laptop sees something else from the same entries</source>
        <translation>Ein Laptop zeigt mit denselben Einträgen etwas anderes</translation>
    </message>
    <message>
        <source>A laptop signed two different histories</source>
        <translation>Ein Laptop hat zwei verschiedene Geschichten signiert</translation>
    </message>
    <message>
        <source>A laptop signed two histories</source>
        <translation>Ein Laptop hat zwei Geschichten signiert</translation>
    </message>
    <message>
        <source>A laptop told fingerprints of an invoice of %subject</source>
        <translation>Ein Laptop hat Fingerabdrücke einer Rechnung von %subject gemeldet</translation>
    </message>
    <message>
        <source>A laptop writes them again. If it stays so, let the folder be repaired.</source>
        <translation>Ein Laptop schreibt sie wieder. Bleibt es so, lassen Sie den Ordner reparieren.</translation>
    </message>
    <message>
        <source>A limit is zero or more; what is moved is above zero, in one currency.</source>
        <translation>Eine Grenze ist null oder mehr; was verschoben wird, liegt über null, in einer Währung.</translation>
    </message>
    <message>
        <source>A link lies where a folder should be.</source>
        <translation>Wo ein Ordner sein sollte, liegt eine Verknüpfung.</translation>
    </message>
    <message>
        <source>A mail address cannot be used.</source>
        <translation>Eine Mailadresse ist unbrauchbar.</translation>
    </message>
    <message>
        <source>A name has characters that can be printed, and not too many of them. Nothing was changed.</source>
        <translation>Ein Name besteht aus druckbaren Zeichen, und nicht aus zu vielen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>A newer version of Countersign works with it</source>
        <translation>Eine neuere Version von Countersign arbeitet damit</translation>
    </message>
    <message>
        <source>A newer version works with it. Nothing was changed, here or there.</source>
        <translation>Eine neuere Version arbeitet damit. Nichts wurde geändert, weder hier noch dort.</translation>
    </message>
    <message>
        <source>A newer version works with the shared folder</source>
        <translation>Eine neuere Version arbeitet mit dem gemeinsamen Ordner</translation>
    </message>
    <message>
        <source>A note that this laptop keeps about itself</source>
        <translation>Eine Notiz, die dieser Laptop über sich selbst führt,</translation>
    </message>
    <message>
        <source>A note that this laptop keeps about the founder was altered.</source>
        <translation>Eine Notiz dieses Laptops über den Gründer wurde verändert.</translation>
    </message>
    <message>
        <source>A number cannot be read.</source>
        <translation>Eine Zahl ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A program is faulty, or a database was altered: verify the decision log on both laptops.</source>
        <translation>Ein Programm ist fehlerhaft oder eine Datenbank wurde verändert: Prüfen Sie das Entscheidungsprotokoll auf beiden Laptops.</translation>
    </message>
    <message>
        <source>A program that keeps folders in step can damage a database. Nothing was changed.</source>
        <translation>Ein Programm, das Ordner abgleicht, kann eine Datenbank beschädigen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>A rate is an exact number above zero between two currencies, said once for a day.</source>
        <translation>Ein Kurs ist eine genaue Zahl über null zwischen zwei Währungen, einmal je Tag genannt.</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>Eine Begründung fehlt</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>Eine Begründung ist nötig.</translation>
    </message>
    <message>
        <source>A record is about a supplier, a customer or an employee.</source>
        <translation>Ein Stammsatz betrifft einen Lieferanten, einen Kunden oder einen Mitarbeiter.</translation>
    </message>
    <message>
        <source>A request is handed on to somebody else.</source>
        <translation>Ein Antrag wird an jemand anderen weitergegeben.</translation>
    </message>
    <message>
        <source>A request was made of this very file already.</source>
        <translation>Aus genau dieser Datei gibt es schon einen Antrag.</translation>
    </message>
    <message>
        <source>A required field is missing.</source>
        <translation>Ein Pflichtfeld fehlt.</translation>
    </message>
    <message>
        <source>A row cannot be used.</source>
        <translation>Eine Zeile ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>A row of “%field” has more cells than the table has columns.</source>
        <translation>Eine Zeile von „%field“ hat mehr Zellen, als die Tabelle Spalten hat.</translation>
    </message>
    <message>
        <source>A row of “%field” leaves a cell empty that must be filled in.</source>
        <translation>Eine Zeile von „%field“ lässt eine Zelle leer, die ausgefüllt werden muss.</translation>
    </message>
    <message>
        <source>A row, a column or a saved case has a mistake. Nothing was changed.</source>
        <translation>Eine Zeile, eine Spalte oder ein gespeicherter Fall hat einen Fehler. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A rule table is not in force</source>
        <translation>Eine Regeltabelle ist nicht in Kraft</translation>
    </message>
    <message>
        <source>A saved case fails</source>
        <translation>Ein gespeicherter Fall geht anders aus</translation>
    </message>
    <message>
        <source>A second person has not agreed</source>
        <translation>Eine zweite Person hat nicht zugestimmt</translation>
    </message>
    <message>
        <source>A second person is needed</source>
        <translation>Eine zweite Person ist nötig</translation>
    </message>
    <message>
        <source>A second person must agree</source>
        <translation>Eine zweite Person muss zustimmen</translation>
    </message>
    <message>
        <source>A sheet of Excel ends earlier. Nothing was left there.</source>
        <translation>Ein Excel-Blatt endet früher. Es wurde nichts angelegt.</translation>
    </message>
    <message>
        <source>A signed head does not belong there.</source>
        <translation>Ein signierter Stand gehört nicht dorthin.</translation>
    </message>
    <message>
        <source>A signed head of %laptop</source>
        <translation>Ein signierter Stand von %laptop</translation>
    </message>
    <message>
        <source>A stored key</source>
        <translation>Ein gespeicherter Schlüssel</translation>
    </message>
    <message>
        <source>A stored key is not the one that was announced.</source>
        <translation>Ein gespeicherter Schlüssel ist nicht der angekündigte.</translation>
    </message>
    <message>
        <source>A stored key was altered; entries under it cannot be opened with it.</source>
        <translation>Ein gespeicherter Schlüssel wurde verändert; Einträge darunter lassen sich damit nicht öffnen.</translation>
    </message>
    <message>
        <source>A text held invisible characters; they were taken out.</source>
        <translation>Ein Text enthielt unsichtbare Zeichen; sie wurden entfernt.</translation>
    </message>
    <message>
        <source>A text holds characters that are no text.</source>
        <translation>Ein Text enthält Zeichen, die kein Text sind.</translation>
    </message>
    <message>
        <source>A text is too long.</source>
        <translation>Ein Text ist zu lang.</translation>
    </message>
    <message>
        <source>A text names a value that there is not.</source>
        <translation>Ein Text nennt einen Wert, den es nicht gibt.</translation>
    </message>
    <message>
        <source>A trial adds authority, and this takes some back. Nothing was changed.</source>
        <translation>Eine Erprobung gibt Befugnis dazu, und dies nimmt welche zurück. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A trial has an end</source>
        <translation>Eine Erprobung hat ein Ende</translation>
    </message>
    <message>
        <source>A trial is about one rule table, or adds authority where limits stand. Nothing was changed.</source>
        <translation>Eine Erprobung betrifft eine Regeltabelle, oder sie gibt Befugnis dazu, wo Grenzen stehen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A trial tries one thing</source>
        <translation>Eine Erprobung erprobt eines</translation>
    </message>
    <message>
        <source>A unit cannot lie below itself</source>
        <translation>Ein Bereich kann nicht unter sich selbst liegen</translation>
    </message>
    <message>
        <source>A value is none of the choices.</source>
        <translation>Ein Wert ist keine der Auswahlmöglichkeiten.</translation>
    </message>
    <message>
        <source>Above %percent % an owner decides, with a reason.</source>
        <translation>Über %percent % entscheidet ein Inhaber, mit Begründung.</translation>
    </message>
    <message>
        <source>Abstain</source>
        <translation>Sich enthalten</translation>
    </message>
    <message>
        <source>Account for wages</source>
        <translation>Lohnkonto</translation>
    </message>
    <message>
        <source>Account verified</source>
        <translation>Konto geprüft</translation>
    </message>
    <message>
        <source>Act as an owner: choose another person at the foot of the side list.</source>
        <translation>Handeln Sie als Inhaber: Wählen Sie unten in der Seitenleiste eine andere Person.</translation>
    </message>
    <message>
        <source>Act on the person's own laptop; or let an owner invite the person here, under Folder and laptops.</source>
        <translation>Handeln Sie am eigenen Laptop der Person; oder lassen Sie die Person durch einen Inhaber hier einladen, unter Ordner und Laptops.</translation>
    </message>
    <message>
        <source>Act on the person's own laptop; or let an owner invite the person here.</source>
        <translation>Handeln Sie am eigenen Laptop der Person; oder lassen Sie die Person durch einen Inhaber hier einladen.</translation>
    </message>
    <message>
        <source>Acts about rules, people and laptops that it has no key to: %count. What it shows of the office is old.</source>
        <translation>Einträge über Regeln, Personen und Laptops, für die der Schlüssel fehlt: %count. Was dieser Laptop vom Büro zeigt, ist veraltet.</translation>
    </message>
    <message>
        <source>Add or reopen the person under People and units.</source>
        <translation>Legen Sie die Person unter Personen und Bereiche an oder öffnen Sie sie wieder.</translation>
    </message>
    <message>
        <source>Add somebody who may, under People and units.</source>
        <translation>Ergänzen Sie unter Personen und Bereiche jemanden, der darf.</translation>
    </message>
    <message>
        <source>Add somebody with the role %role, under People and units.</source>
        <translation>Ergänzen Sie unter Personen und Bereiche jemanden mit der Rolle %role.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Anschrift</translation>
    </message>
    <message numerus="yes">
        <source>All %n entries are as they were written, by their hashes.</source>
        <translation>
            <numerusform>Der eine Eintrag ist nach seiner Prüfsumme so wie geschrieben.</numerusform>
            <numerusform>Alle %n Einträge sind nach ihren Prüfsummen so wie geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n entries are as they were written.</source>
        <translation>
            <numerusform>Der eine Eintrag ist so wie geschrieben.</numerusform>
            <numerusform>Alle %n Einträge sind so wie geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>An act of this kind is signed by a person.</source>
        <translation>So etwas wird von einer Person signiert.</translation>
    </message>
    <message>
        <source>An amount can be read in two ways.</source>
        <translation>Ein Betrag lässt sich auf zwei Arten lesen.</translation>
    </message>
    <message>
        <source>An amount cannot be read.</source>
        <translation>Ein Betrag ist nicht lesbar.</translation>
    </message>
    <message>
        <source>An amount has more decimals than its currency.</source>
        <translation>Ein Betrag hat mehr Nachkommastellen als seine Währung.</translation>
    </message>
    <message>
        <source>An amount has more digits than any real amount.</source>
        <translation>Ein Betrag hat mehr Stellen als jeder wirkliche Betrag.</translation>
    </message>
    <message>
        <source>An amount is in another currency than the invoice.</source>
        <translation>Ein Betrag steht in einer anderen Währung als die Rechnung.</translation>
    </message>
    <message>
        <source>An answer is neither yes nor no.</source>
        <translation>Eine Antwort ist weder ja noch nein.</translation>
    </message>
    <message>
        <source>An answer says yes or no at an approval, and nothing else.</source>
        <translation>Eine Antwort sagt bei einer Genehmigung Ja oder Nein, sonst nichts.</translation>
    </message>
    <message>
        <source>An attachment has a strange name.</source>
        <translation>Ein Anhang hat einen merkwürdigen Namen.</translation>
    </message>
    <message>
        <source>An attachment is damaged.</source>
        <translation>Ein Anhang ist beschädigt.</translation>
    </message>
    <message>
        <source>An attachment is too large.</source>
        <translation>Ein Anhang ist zu groß.</translation>
    </message>
    <message>
        <source>An e-mail address has an @ and no blanks. Nothing was changed.</source>
        <translation>Eine E-Mail-Adresse hat ein @ und keine Leerzeichen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>An entry was retired that must not go</source>
        <translation>Ein Eintrag wurde entlassen, der nicht gehen darf</translation>
    </message>
    <message>
        <source>An invitation cannot last so long</source>
        <translation>So lange kann eine Einladung nicht gelten</translation>
    </message>
    <message>
        <source>An invoice over the same amount came from this supplier within three days</source>
        <translation>Von diesem Lieferanten kam binnen drei Tagen eine Rechnung über denselben Betrag</translation>
    </message>
    <message>
        <source>An invoice over this amount came from this supplier within three days.</source>
        <translation>Von diesem Lieferanten kam binnen drei Tagen eine Rechnung über diesen Betrag.</translation>
    </message>
    <message>
        <source>An invoice with this number came from this supplier before</source>
        <translation>Eine Rechnung mit dieser Nummer kam schon einmal von diesem Lieferanten</translation>
    </message>
    <message>
        <source>An invoice with this number came from this supplier before.</source>
        <translation>Eine Rechnung mit dieser Nummer kam schon einmal von diesem Lieferanten.</translation>
    </message>
    <message>
        <source>An office begins once.</source>
        <translation>Ein Büro beginnt nur einmal.</translation>
    </message>
    <message>
        <source>An office needs an owner</source>
        <translation>Ein Büro braucht einen Inhaber</translation>
    </message>
    <message>
        <source>An owner may close the request with Withdraw.</source>
        <translation>Ein Inhaber darf den Antrag mit „Zurückziehen“ schließen.</translation>
    </message>
    <message>
        <source>An owner publishes tables under Rules.</source>
        <translation>Ein Inhaber veröffentlicht Tabellen unter Regeln.</translation>
    </message>
    <message>
        <source>An owner takes it up again by publishing it.</source>
        <translation>Eine Inhaberin oder ein Inhaber nimmt ihn wieder auf, indem sie oder er ihn veröffentlicht.</translation>
    </message>
    <message>
        <source>An owner will have to decide.</source>
        <translation>Ein Inhaber wird entscheiden müssen.</translation>
    </message>
    <message>
        <source>Another branch entered the same invoice</source>
        <translation>Eine andere Filiale hat dieselbe Rechnung erfasst</translation>
    </message>
    <message>
        <source>Another computer wrote into the same log, with the same key, something else than is here. Nothing was changed.</source>
        <translation>Ein anderer Computer hat mit demselben Schlüssel in dasselbe Protokoll etwas anderes geschrieben, als hier steht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Another laptop runs it</source>
        <translation>Ein anderer Laptop führt sie aus</translation>
    </message>
    <message>
        <source>Another laptop runs it by now.</source>
        <translation>Inzwischen führt sie ein anderer Laptop aus.</translation>
    </message>
    <message>
        <source>Another request stands in its place</source>
        <translation>An seiner Stelle steht ein anderer Antrag</translation>
    </message>
    <message>
        <source>Another table belongs here</source>
        <translation>Hierher gehört eine andere Tabelle</translation>
    </message>
    <message>
        <source>Another window or program is writing in it. Nothing was changed here.</source>
        <translation>Ein anderes Fenster oder Programm schreibt gerade darin. Hier wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Another window wrote meanwhile. Nothing was stored.</source>
        <translation>Ein anderes Fenster hat inzwischen geschrieben. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Another workflow needs it</source>
        <translation>Ein anderer Ablauf braucht ihn</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer the wish for changes</source>
        <translation>Auf die Rückfrage antworten</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Approve something first, then try again.</source>
        <translation>Geben Sie zuerst etwas frei, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>As the office stands, nobody can carry out %steps.</source>
        <translation>So wie das Büro besetzt ist, kann niemand %steps ausführen.</translation>
    </message>
    <message>
        <source>Ask %ask, and reject one of the two; or say in a reason why both are right.</source>
        <translation>Fragen Sie %ask und lehnen Sie eine der beiden ab; oder sagen Sie in einer Begründung, warum beide richtig sind.</translation>
    </message>
    <message>
        <source>Ask %who first in %unit, and let the next one up decide</source>
        <translation>%who in %unit zuerst fragen, und die Nächsten darüber entscheiden lassen</translation>
    </message>
    <message>
        <source>Ask again later. A sign-in page of a hotel or café may be in the way.</source>
        <translation>Fragen Sie später noch einmal. Vielleicht ist die Anmeldeseite eines Hotels oder Cafés im Weg.</translation>
    </message>
    <message>
        <source>Ask an owner for a new invitation and join with a new folder; people then repeat what is missing.</source>
        <translation>Bitten Sie einen Inhaber um eine neue Einladung und treten Sie mit einem neuen Ordner bei; was fehlt, wird dann wiederholt.</translation>
    </message>
    <message>
        <source>Ask an owner for a new invitation if it should belong again.</source>
        <translation>Bitten Sie einen Inhaber um eine neue Einladung, falls er wieder dazugehören soll.</translation>
    </message>
    <message>
        <source>Ask an owner for a new invitation, and let this laptop join again.</source>
        <translation>Bitten Sie einen Inhaber um eine neue Einladung und lassen Sie diesen Laptop neu beitreten.</translation>
    </message>
    <message>
        <source>Ask an owner to let this laptop read the unit, under Folder and laptops.</source>
        <translation>Bitten Sie einen Inhaber, diesen Laptop den Bereich lesen zu lassen, unter Ordner und Laptops.</translation>
    </message>
    <message>
        <source>Ask another owner, manager or bookkeeper.</source>
        <translation>Bitten Sie einen anderen Inhaber, eine andere Leitung oder Buchhaltung.</translation>
    </message>
    <message>
        <source>Ask first whether there is a newer version.</source>
        <translation>Fragen Sie zuerst, ob es eine neuere Version gibt.</translation>
    </message>
    <message>
        <source>Ask for a new code, and compare the words on both screens.</source>
        <translation>Bitten Sie um einen neuen Code und vergleichen Sie die Wörter auf beiden Bildschirmen.</translation>
    </message>
    <message>
        <source>Ask for a new one; or correct this computer's clock, if that is wrong.</source>
        <translation>Bitten Sie um eine neue; oder stellen Sie die Uhr dieses Computers richtig, falls sie falsch geht.</translation>
    </message>
    <message>
        <source>Ask for an invitation for this person.</source>
        <translation>Bitten Sie um eine Einladung für diese Person.</translation>
    </message>
    <message>
        <source>Ask for changes</source>
        <translation>Änderung verlangen</translation>
    </message>
    <message>
        <source>Ask for the file again from whoever made it.</source>
        <translation>Bitten Sie die Stelle, von der die Datei stammt, noch einmal darum.</translation>
    </message>
    <message>
        <source>Ask one of them.</source>
        <translation>Bitten Sie jemanden von ihnen.</translation>
    </message>
    <message>
        <source>Ask people in %unit first while “%budget” is exceeded</source>
        <translation>Personen in %unit zuerst fragen, solange „%budget“ überschritten ist</translation>
    </message>
    <message>
        <source>Ask somebody else than its author to review it.</source>
        <translation>Bitten Sie jemand anderen als den Verfasser, ihn zu prüfen.</translation>
    </message>
    <message>
        <source>Ask them.</source>
        <translation>Fragen Sie dort nach.</translation>
    </message>
    <message>
        <source>Ask whoever shares the folder to let you change it, or choose another one.</source>
        <translation>Bitten Sie den, der den Ordner freigibt, um Schreibrechte, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Ask whoever shares the folder to let you read and change it, and check that it is not read-only.</source>
        <translation>Bitten Sie um Lese- und Schreibrechte bei dem, der den Ordner freigibt, und achten Sie darauf, dass er nicht schreibgeschützt ist.</translation>
    </message>
    <message>
        <source>Asked are the web and the shared folder.</source>
        <translation>Gefragt werden das Internet und der gemeinsame Ordner.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Beantragt</translation>
    </message>
    <message>
        <source>Asked is the web; nothing about this office is told there.</source>
        <translation>Gefragt wird im Internet; über dieses Büro wird dort nichts gesagt.</translation>
    </message>
    <message>
        <source>Asked last: %1.</source>
        <translation>Zuletzt gefragt: %1.</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Befugnisse</translation>
    </message>
    <message>
        <source>Authority has a limit for a period here, and this says nothing of that sum.</source>
        <translation>Die Befugnis hat hier eine Grenze je Zeitraum, und hier steht nichts über diese Summe.</translation>
    </message>
    <message>
        <source>Automatic action</source>
        <translation>Automatische Aktion</translation>
    </message>
    <message>
        <source>Automation</source>
        <translation>Automation</translation>
    </message>
    <message>
        <source>Automation given up by a laptop</source>
        <translation>Automation von einem Laptop abgegeben</translation>
    </message>
    <message>
        <source>Automation on another laptop</source>
        <translation>Automation auf einem anderen Laptop</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>Bankkonto</translation>
    </message>
    <message>
        <source>Begin again with a new office.</source>
        <translation>Beginnen Sie noch einmal mit einem neuen Büro.</translation>
    </message>
    <message>
        <source>Beginning of the log</source>
        <translation>Beginn des Protokolls</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Blocked, because</source>
        <translation>Gesperrt, weil</translation>
    </message>
    <message>
        <source>Bookkeeper</source>
        <translation>Buchhaltung</translation>
    </message>
    <message>
        <source>Both apply to the same request and want different things.</source>
        <translation>Beide treffen auf denselben Antrag zu und wollen Verschiedenes.</translation>
    </message>
    <message>
        <source>Both ids lead to the same record.</source>
        <translation>Beide Kennungen führen zum selben Stammsatz.</translation>
    </message>
    <message>
        <source>Bring this program up to date, and decide again.</source>
        <translation>Bringen Sie das Programm auf den neuesten Stand und entscheiden Sie noch einmal.</translation>
    </message>
    <message>
        <source>Bring this program up to date, and say what you think again.</source>
        <translation>Bringen Sie das Programm auf den neuesten Stand und sagen Sie noch einmal, was Sie meinen.</translation>
    </message>
    <message>
        <source>Budget “%budget”: %state, %left.</source>
        <translation>Budget „%budget“: %state, %left.</translation>
    </message>
    <message>
        <source>Budget “%budget”: %state.</source>
        <translation>Budget „%budget“: %state.</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>Budgets</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Warengruppe</translation>
    </message>
    <message>
        <source>Change the authority itself.</source>
        <translation>Ändern Sie die Befugnis selbst.</translation>
    </message>
    <message>
        <source>Change the draft first.</source>
        <translation>Ändern Sie zuerst den Entwurf.</translation>
    </message>
    <message>
        <source>Check that it is there, or take it away from the request.</source>
        <translation>Prüfen Sie, ob sie da ist, oder nehmen Sie sie vom Antrag weg.</translation>
    </message>
    <message>
        <source>Check that the file is still there, then take it in again.</source>
        <translation>Sehen Sie nach, ob die Datei noch da ist, und nehmen Sie sie noch einmal auf.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may read and write it.</source>
        <translation>Sehen Sie nach, ob der Ordner vorhanden ist und ob Sie ihn lesen und beschreiben dürfen.</translation>
    </message>
    <message>
        <source>Check the connection to the internet, then ask again.</source>
        <translation>Prüfen Sie die Verbindung zum Internet und fragen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Check the disk and its free space, then try again.</source>
        <translation>Prüfen Sie den Datenträger und seinen freien Platz, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check the draft for gaps and contradictions, and correct it.</source>
        <translation>Prüfen Sie den Entwurf auf Lücken und Widersprüche und berichtigen Sie ihn.</translation>
    </message>
    <message>
        <source>Check the drive, the account or the sync program; it is tried again by itself.</source>
        <translation>Prüfen Sie Laufwerk, Konto oder Sync-Programm; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>Check the file, then attach it again.</source>
        <translation>Prüfen Sie die Datei, dann hängen Sie sie noch einmal an.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Prüfen Sie Namen und Ordner.</translation>
    </message>
    <message>
        <source>Check the name, and that the file is a text file.</source>
        <translation>Prüfen Sie den Namen und ob es eine Textdatei ist.</translation>
    </message>
    <message>
        <source>Check the path, or make the folder first. If it is on a drive, connect that.</source>
        <translation>Prüfen Sie den Pfad, oder legen Sie den Ordner zuerst an. Liegt er auf einem Laufwerk, verbinden Sie dieses.</translation>
    </message>
    <message>
        <source>Choose a country, or write its two letters, such as DE.</source>
        <translation>Wählen Sie ein Land, oder schreiben Sie seine zwei Buchstaben, etwa DE.</translation>
    </message>
    <message>
        <source>Choose a country.</source>
        <translation>Wählen Sie ein Land.</translation>
    </message>
    <message>
        <source>Choose a currency, or write its three letters, such as EUR.</source>
        <translation>Wählen Sie eine Währung, oder schreiben Sie ihre drei Buchstaben, etwa EUR.</translation>
    </message>
    <message>
        <source>Choose a currency.</source>
        <translation>Wählen Sie eine Währung.</translation>
    </message>
    <message>
        <source>Choose a file of one of these kinds.</source>
        <translation>Wählen Sie eine Datei einer dieser Arten.</translation>
    </message>
    <message>
        <source>Choose a folder on this computer's own disk. Only the shared folder belongs on the network.</source>
        <translation>Wählen Sie einen Ordner auf der eigenen Festplatte dieses Computers. Nur der gemeinsame Ordner gehört ins Netz.</translation>
    </message>
    <message>
        <source>Choose a folder outside of it. If an office lies there already, quit Countersign, move its folder out, and open it at its new place. Only the shared folder belongs there.</source>
        <translation>Wählen Sie einen Ordner außerhalb davon. Liegt dort schon ein Büro, beenden Sie Countersign, verschieben Sie dessen Ordner nach draußen und öffnen Sie es am neuen Ort. Nur der gemeinsame Ordner gehört dorthin.</translation>
    </message>
    <message>
        <source>Choose a folder that is kept in step, or write the address of a cloud folder as the example shows.</source>
        <translation>Wählen Sie einen Ordner, der abgeglichen wird, oder schreiben Sie die Adresse eines Cloud-Ordners wie im Beispiel.</translation>
    </message>
    <message>
        <source>Choose a lower amount.</source>
        <translation>Wählen Sie einen niedrigeren Betrag.</translation>
    </message>
    <message>
        <source>Choose an earlier day: a laptop may have been away.</source>
        <translation>Wählen Sie einen früheren Tag: Ein Laptop kann fort gewesen sein.</translation>
    </message>
    <message>
        <source>Choose another field.</source>
        <translation>Wählen Sie ein anderes Feld.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose another number of days; seven is usual.</source>
        <translation>Wählen Sie eine andere Zahl von Tagen; üblich sind sieben.</translation>
    </message>
    <message>
        <source>Choose another one under New request.</source>
        <translation>Wählen Sie unter Neuer Antrag einen anderen.</translation>
    </message>
    <message>
        <source>Choose another one under Rules.</source>
        <translation>Wählen Sie unter Regeln eine andere.</translation>
    </message>
    <message>
        <source>Choose another one; an owner adds people under People and units.</source>
        <translation>Wählen Sie eine andere; ein Inhaber legt Personen unter Personen und Bereiche an.</translation>
    </message>
    <message>
        <source>Choose another one; an owner adds roles under People and units.</source>
        <translation>Wählen Sie eine andere; ein Inhaber legt Rollen unter Personen und Bereiche an.</translation>
    </message>
    <message>
        <source>Choose another one; an owner adds units under People and units.</source>
        <translation>Wählen Sie einen anderen; ein Inhaber legt Bereiche unter Personen und Bereiche an.</translation>
    </message>
    <message>
        <source>Choose another passphrase.</source>
        <translation>Wählen Sie eine andere Passphrase.</translation>
    </message>
    <message>
        <source>Choose another person above.</source>
        <translation>Wählen Sie eine andere vorgesetzte Person.</translation>
    </message>
    <message>
        <source>Choose another person.</source>
        <translation>Wählen Sie eine andere Person.</translation>
    </message>
    <message>
        <source>Choose another person; an owner adds people under People and units.</source>
        <translation>Wählen Sie eine andere Person; ein Inhaber legt Personen unter Personen und Bereiche an.</translation>
    </message>
    <message>
        <source>Choose another role; an owner adds roles under People and units.</source>
        <translation>Wählen Sie eine andere Rolle; ein Inhaber legt Rollen unter Personen und Bereiche an.</translation>
    </message>
    <message>
        <source>Choose another unit above it.</source>
        <translation>Wählen Sie einen anderen übergeordneten Bereich.</translation>
    </message>
    <message>
        <source>Choose another unit to move.</source>
        <translation>Wählen Sie einen anderen Bereich zum Verschieben.</translation>
    </message>
    <message>
        <source>Choose from the list of held entries.</source>
        <translation>Wählen Sie aus der Liste der zurückgehaltenen Einträge.</translation>
    </message>
    <message>
        <source>Choose how many weeks it runs.</source>
        <translation>Wählen Sie, wie viele Wochen sie läuft.</translation>
    </message>
    <message>
        <source>Choose one of its budgets.</source>
        <translation>Wählen Sie eines seiner Budgets.</translation>
    </message>
    <message>
        <source>Choose one of its trials.</source>
        <translation>Wählen Sie eine seiner Erprobungen.</translation>
    </message>
    <message>
        <source>Choose one of the actions there are, or bring the program up to date.</source>
        <translation>Wählen Sie eine der vorhandenen Aktionen, oder bringen Sie das Programm auf den neuesten Stand.</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>Wählen Sie einen aus der Liste.</translation>
    </message>
    <message>
        <source>Choose one of the three.</source>
        <translation>Wählen Sie eines der drei.</translation>
    </message>
    <message>
        <source>Choose one thing, and write limits down first where there are none.</source>
        <translation>Wählen Sie eines von beiden, und schreiben Sie zuerst Grenzen auf, wo es keine gibt.</translation>
    </message>
    <message>
        <source>Choose records of one kind.</source>
        <translation>Wählen Sie Stammsätze derselben Art.</translation>
    </message>
    <message>
        <source>Choose somebody else, or nobody.</source>
        <translation>Wählen Sie jemand anderes oder niemanden.</translation>
    </message>
    <message>
        <source>Choose somebody from the list under Hand on.</source>
        <translation>Wählen Sie jemanden aus der Liste unter „Weitergeben“.</translation>
    </message>
    <message>
        <source>Choose the file that a backup of this program wrote.</source>
        <translation>Wählen Sie die Datei, die eine Sicherung dieses Programms geschrieben hat.</translation>
    </message>
    <message>
        <source>Choose the folder of this office, or a new, empty one.</source>
        <translation>Wählen Sie den Ordner dieses Büros oder einen neuen, leeren.</translation>
    </message>
    <message>
        <source>Choose the folder that holds the office, or restore a backup into a new folder.</source>
        <translation>Wählen Sie den Ordner, der das Büro enthält, oder spielen Sie eine Sicherung in einen neuen Ordner zurück.</translation>
    </message>
    <message>
        <source>Choose the folder that holds the office, or start a new one.</source>
        <translation>Wählen Sie den Ordner, der das Büro enthält, oder beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>Choose the folder that it lies in, or another one.</source>
        <translation>Wählen Sie den Ordner, in dem sie liegt, oder einen anderen.</translation>
    </message>
    <message>
        <source>Choose the folder that the other laptops share, and wait until it has arrived here.</source>
        <translation>Wählen Sie den Ordner, den die anderen Laptops teilen, und warten Sie, bis er hier angekommen ist.</translation>
    </message>
    <message>
        <source>Choose the folder.</source>
        <translation>Wählen Sie den Ordner.</translation>
    </message>
    <message>
        <source>Choose the request in the list.</source>
        <translation>Wählen Sie den Antrag in der Liste.</translation>
    </message>
    <message>
        <source>Choose the request that was sent with the draft.</source>
        <translation>Wählen Sie den Antrag, mit dem der Entwurf gesendet wurde.</translation>
    </message>
    <message>
        <source>Choose who acts at the foot of the side list, then try again.</source>
        <translation>Wählen Sie unten in der Seitenleiste, wer handelt, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Choose who acts at the foot of the side list.</source>
        <translation>Wählen Sie unten in der Seitenleiste, wer handelt.</translation>
    </message>
    <message>
        <source>Choose “always keep on this device” for this folder in your sync program.</source>
        <translation>Wählen Sie für diesen Ordner im Sync-Programm „Immer auf diesem Gerät behalten“.</translation>
    </message>
    <message>
        <source>Clear or reject what a rule stopped</source>
        <translation>Freigeben oder ablehnen, was eine Regel angehalten hat</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Sachbearbeitung</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>Schließen Sie andere Programme, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Close other windows of this office, then try again.</source>
        <translation>Schließen Sie andere Fenster dieses Büros, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Close the other window, or wait until it has ended; then try again.</source>
        <translation>Schließen Sie das andere Fenster, oder warten Sie, bis es fertig ist; dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Close the programs that show this file.</source>
        <translation>Schließen Sie die Programme, die diese Datei anzeigen.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>Zugesagt</translation>
    </message>
    <message>
        <source>Company register number</source>
        <translation>Handelsregisternummer</translation>
    </message>
    <message>
        <source>Compare both and reject one; or go on, and say in a reason why both are right.</source>
        <translation>Vergleichen Sie beide und lehnen Sie eine ab; oder fahren Sie fort und begründen Sie, warum beide richtig sind.</translation>
    </message>
    <message>
        <source>Compare it group by group with the printed sheet.</source>
        <translation>Vergleichen Sie ihn Gruppe für Gruppe mit dem gedruckten Blatt.</translation>
    </message>
    <message>
        <source>Compare it with what the mail provider says, and correct it.</source>
        <translation>Vergleichen Sie es mit den Angaben des Mailanbieters und berichtigen Sie es.</translation>
    </message>
    <message>
        <source>Compare the office's id on the printed sheet with the one in the folder's file “office.json”.</source>
        <translation>Vergleichen Sie die Kennung des Büros auf dem gedruckten Blatt mit der in der Datei „office.json“ des Ordners.</translation>
    </message>
    <message>
        <source>Compare the words on both screens. If they differ, let nobody in and make a new invitation.</source>
        <translation>Vergleichen Sie die Wörter auf beiden Bildschirmen. Sind sie verschieden, lassen Sie niemanden herein und erstellen Sie eine neue Einladung.</translation>
    </message>
    <message>
        <source>Confirm the form</source>
        <translation>Formular bestätigen</translation>
    </message>
    <message>
        <source>Connect one under Folder and laptops.</source>
        <translation>Verbinden Sie einen unter Ordner und Laptops.</translation>
    </message>
    <message>
        <source>Connect the right folder under Folder and laptops.</source>
        <translation>Verbinden Sie den richtigen Ordner unter Ordner und Laptops.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Ansprechpartner</translation>
    </message>
    <message>
        <source>Copy the whole code, or compare it group by group with the screen that shows it.</source>
        <translation>Kopieren Sie den ganzen Code, oder vergleichen Sie ihn Gruppe für Gruppe mit dem Bildschirm, der ihn zeigt.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Berichtigen Sie ihn, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Correct it, or leave it empty.</source>
        <translation>Berichtigen Sie sie, oder lassen Sie sie leer.</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>Correct the amount.</source>
        <translation>Berichtigen Sie den Betrag.</translation>
    </message>
    <message>
        <source>Correct the days.</source>
        <translation>Berichtigen Sie die Tage.</translation>
    </message>
    <message>
        <source>Correct the draft, or the case where the new answer is the right one.</source>
        <translation>Berichtigen Sie den Entwurf, oder den Fall, wo die neue Antwort die richtige ist.</translation>
    </message>
    <message>
        <source>Correct the draft.</source>
        <translation>Berichtigen Sie den Entwurf.</translation>
    </message>
    <message>
        <source>Correct the folder's permissions, or choose another folder for the office.</source>
        <translation>Berichtigen Sie die Rechte des Ordners, oder wählen Sie einen anderen Ordner für das Büro.</translation>
    </message>
    <message>
        <source>Correct the level.</source>
        <translation>Berichtigen Sie die Schwelle.</translation>
    </message>
    <message>
        <source>Correct the line that is named, then try again.</source>
        <translation>Berichtigen Sie die genannte Zeile, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Correct the person's name, and try again.</source>
        <translation>Berichtigen Sie den Namen der Person, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Correct the rate.</source>
        <translation>Berichtigen Sie den Kurs.</translation>
    </message>
    <message>
        <source>Correct the rights of the folder, or ask whoever shares it.</source>
        <translation>Berichtigen Sie die Rechte des Ordners, oder fragen Sie, wer ihn freigibt.</translation>
    </message>
    <message>
        <source>Correct the table under Rules, then publish it again.</source>
        <translation>Berichtigen Sie die Tabelle unter Regeln, dann veröffentlichen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Correct the unit; an empty country is taken from the unit above.</source>
        <translation>Berichtigen Sie die Einheit; ein leeres Land wird von der Einheit darüber übernommen.</translation>
    </message>
    <message>
        <source>Correct the unit; an empty region is taken from the unit above.</source>
        <translation>Berichtigen Sie die Einheit; eine leere Region wird von der Einheit darüber übernommen.</translation>
    </message>
    <message>
        <source>Correct the values and try again.</source>
        <translation>Berichtigen Sie die Werte, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Correct the workflow, then publish it again.</source>
        <translation>Berichtigen Sie den Ablauf, dann veröffentlichen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>Kreditgrenze</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Days to pay</source>
        <translation>Zahlungsziel in Tagen</translation>
    </message>
    <message>
        <source>Days with a discount</source>
        <translation>Skontofrist in Tagen</translation>
    </message>
    <message>
        <source>Deadline passed</source>
        <translation>Frist abgelaufen</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Decide in Countersign.</source>
        <translation>Entscheiden Sie in Countersign.</translation>
    </message>
    <message>
        <source>Decide which of the two goes on. On the other write down what was done there, and let it join again with an invitation. Its files in the shared folder, whose names hold its id, can be deleted then.</source>
        <translation>Entscheiden Sie, welcher der beiden weitermacht. Schreiben Sie auf dem anderen auf, was dort geschah, und lassen Sie ihn mit einer Einladung neu beitreten. Seine Dateien im gemeinsamen Ordner, deren Namen seine Kennung tragen, können danach gelöscht werden.</translation>
    </message>
    <message>
        <source>Decide which of the two goes on; the other joins again with a new invitation.</source>
        <translation>Entscheiden Sie, welcher von beiden weitermacht; der andere tritt mit einer neuen Einladung wieder bei.</translation>
    </message>
    <message>
        <source>Deciding by mail</source>
        <translation>Entscheiden per E-Mail</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Delivery terms</source>
        <translation>Lieferbedingungen</translation>
    </message>
    <message>
        <source>Do and tick</source>
        <translation>Erledigen und abhaken</translation>
    </message>
    <message>
        <source>Do it there; or let that laptop hand this over, under Folder and laptops.</source>
        <translation>Tun Sie es dort; oder lassen Sie jenen Laptop diese Aufgabe übergeben, unter Ordner und Laptops.</translation>
    </message>
    <message>
        <source>Document made</source>
        <translation>Dokument erstellt</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>E-mail for invoices</source>
        <translation>E-Mail für Rechnungen</translation>
    </message>
    <message>
        <source>E-mail for orders</source>
        <translation>E-Mail für Bestellungen</translation>
    </message>
    <message>
        <source>Each budget has an id of its own, and nothing moves from a budget to itself.</source>
        <translation>Jedes Budget hat eine eigene Kennung, und nichts wandert von einem Budget zu ihm selbst.</translation>
    </message>
    <message>
        <source>Each trial has a name of its own, also when it is over.</source>
        <translation>Jede Erprobung hat einen eigenen Namen, auch wenn sie vorbei ist.</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Beschäftigte Person</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>Beschäftigte</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>End it: then no new request begins.</source>
        <translation>Beenden Sie ihn: Dann beginnt kein neuer Antrag.</translation>
    </message>
    <message>
        <source>End of a laptop's log</source>
        <translation>Ende des Protokolls eines Laptops</translation>
    </message>
    <message>
        <source>End of a trial</source>
        <translation>Ende einer Erprobung</translation>
    </message>
    <message>
        <source>End of a workflow</source>
        <translation>Ende eines Ablaufs</translation>
    </message>
    <message>
        <source>End of an automation</source>
        <translation>Ende einer Automation</translation>
    </message>
    <message>
        <source>Ending a laptop's log takes two people. Nothing was changed.</source>
        <translation>Das Protokoll eines Laptops zu beenden, braucht zwei Personen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Enter it first; somebody else verifies it.</source>
        <translation>Tragen Sie es zuerst ein; jemand anderes prüft es.</translation>
    </message>
    <message>
        <source>Entries came without what they say</source>
        <translation>Einträge kamen ohne ihren Inhalt</translation>
    </message>
    <message>
        <source>Entries here were let go or cannot be read; some may be requests of “%workflow”.</source>
        <translation>Einträge hier wurden freigegeben oder sind nicht lesbar; einige könnten Anträge von „%workflow“ sein.</translation>
    </message>
    <message>
        <source>Entries of %laptop do not count: its log was ended before them. Nothing has to be done.</source>
        <translation>Einträge von %laptop gelten nicht: Sein Protokoll wurde davor beendet. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Entries of another history were retired</source>
        <translation>Einträge einer anderen Geschichte wurden entlassen</translation>
    </message>
    <message>
        <source>Entries on this laptop's disk are damaged</source>
        <translation>Einträge auf der Festplatte dieses Laptops sind beschädigt</translation>
    </message>
    <message>
        <source>Entries that were here when it was last closed are gone. Nothing was written.</source>
        <translation>Einträge, die beim letzten Schließen da waren, fehlen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Entries wait here safely.</source>
        <translation>Einträge warten hier in Sicherheit.</translation>
    </message>
    <message>
        <source>Entry %index of %laptop</source>
        <translation>Eintrag %index von %laptop</translation>
    </message>
    <message>
        <source>Entry %index of %laptop, in the file “%file”,</source>
        <translation>Eintrag %index von %laptop, in der Datei „%file“,</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Erasure</source>
        <translation>Löschung</translation>
    </message>
    <message>
        <source>Every row that applies counts.</source>
        <translation>Jede Zeile zählt, die zutrifft.</translation>
    </message>
    <message>
        <source>Everything decided on this laptop is kept here, and nothing is lost.</source>
        <translation>Alles auf diesem Laptop Entschiedene ist hier aufbewahrt, nichts geht verloren.</translation>
    </message>
    <message>
        <source>Everything that this laptop held is safe.</source>
        <translation>Alles, was auf diesem Laptop lag, ist sicher.</translation>
    </message>
    <message>
        <source>Everything that this laptop held is safe. A repair writes again what is damaged or gone.</source>
        <translation>Alles, was auf diesem Laptop lag, ist sicher. Eine Reparatur schreibt wieder, was beschädigt ist oder fehlt.</translation>
    </message>
    <message>
        <source>Exchange again, or ask for it anew from whoever made it.</source>
        <translation>Gleichen Sie noch einmal ab, oder bitten Sie die Stelle, von der es stammt, erneut darum.</translation>
    </message>
    <message>
        <source>Exchange again; the laptop that wrote them sends them anew.</source>
        <translation>Gleichen Sie noch einmal ab; der Laptop, von dem sie stammen, schickt sie neu.</translation>
    </message>
    <message>
        <source>Exchange first if more are expected; then choose another number.</source>
        <translation>Gleichen Sie zuerst ab, falls mehr zu erwarten ist; dann wählen Sie eine andere Zahl.</translation>
    </message>
    <message>
        <source>Exchange on the laptop that invited it, then look again here.</source>
        <translation>Gleichen Sie auf dem Laptop ab, der eingeladen hat, dann sehen Sie hier wieder nach.</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>Wechselkurse</translation>
    </message>
    <message>
        <source>Exchange with the shared folder, then look again.</source>
        <translation>Gleichen Sie mit dem gemeinsamen Ordner ab und sehen Sie dann noch einmal nach.</translation>
    </message>
    <message>
        <source>Field of your own</source>
        <translation>Eigenes Feld</translation>
    </message>
    <message>
        <source>Fields written</source>
        <translation>Felder geschrieben</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files are gone from the folder</source>
        <translation>Im Ordner fehlen Dateien</translation>
    </message>
    <message>
        <source>Files of %laptop are not there any more. Nothing is lost here.</source>
        <translation>Dateien von %laptop sind nicht mehr da. Hier geht nichts verloren.</translation>
    </message>
    <message>
        <source>Files of this kind cannot be read.</source>
        <translation>Dateien dieser Art können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Files that are online only: %count</source>
        <translation>Dateien, die nur online sind: %count</translation>
    </message>
    <message>
        <source>Fill in the form</source>
        <translation>Formular ausfüllen</translation>
    </message>
    <message>
        <source>Fill in what is missing.</source>
        <translation>Ergänzen Sie, was fehlt.</translation>
    </message>
    <message>
        <source>Fill it in and try again.</source>
        <translation>Füllen Sie es aus, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Filter the list, or export it as CSV.</source>
        <translation>Filtern Sie die Liste, oder exportieren Sie sie als CSV.</translation>
    </message>
    <message>
        <source>Find out whether that laptop was copied, and let it join again.</source>
        <translation>Finden Sie heraus, ob dieser Laptop kopiert wurde, und lassen Sie ihn neu beitreten.</translation>
    </message>
    <message>
        <source>Fingerprints</source>
        <translation>Fingerabdrücke</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Folder and laptops shows where it ended.</source>
        <translation>Ordner und Laptops zeigt, wo es endete.</translation>
    </message>
    <message>
        <source>Folder and laptops shows who reads what.</source>
        <translation>Ordner und Laptops zeigt, wer was liest.</translation>
    </message>
    <message>
        <source>For later requests, rule %row of “%table” can be changed under Rules.</source>
        <translation>Für spätere Anträge kann Regel %row von „%table“ unter Regeln geändert werden.</translation>
    </message>
    <message>
        <source>For some requests no row answers, or two rows contradict each other. Nothing was changed.</source>
        <translation>Für manche Anträge antwortet keine Zeile, oder zwei Zeilen widersprechen sich. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Voraussichtlich</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Founding</source>
        <translation>Gründung</translation>
    </message>
    <message>
        <source>Free some space on this disk, then do it again.</source>
        <translation>Schaffen Sie Platz auf diesem Datenträger, dann tun Sie es noch einmal.</translation>
    </message>
    <message>
        <source>From entry %start on they are no longer what was written, so they are not signed or sent.</source>
        <translation>Ab Eintrag %start sind sie nicht mehr das, was geschrieben wurde; sie werden weder signiert noch gesendet.</translation>
    </message>
    <message>
        <source>Give a first day that is not later than the last one, and not after today.</source>
        <translation>Geben Sie einen ersten Tag an, der nicht nach dem letzten und nicht nach heute liegt.</translation>
    </message>
    <message>
        <source>Give a folder's path, or an address that begins with webdavs:// or s3://.</source>
        <translation>Geben Sie den Pfad eines Ordners an oder eine Adresse, die mit webdavs:// oder s3:// beginnt.</translation>
    </message>
    <message>
        <source>Give folders and files with their whole path, and name what there is.</source>
        <translation>Geben Sie Ordner und Dateien mit ihrem ganzen Pfad an, und nennen Sie, was es gibt.</translation>
    </message>
    <message>
        <source>Give it another name.</source>
        <translation>Geben Sie ihr einen anderen Namen.</translation>
    </message>
    <message>
        <source>Give the new one another name.</source>
        <translation>Geben Sie der neuen einen anderen Namen.</translation>
    </message>
    <message>
        <source>Give these roles to somebody else under People and units.</source>
        <translation>Geben Sie diese Rollen unter Personen und Bereiche jemand anderem.</translation>
    </message>
    <message>
        <source>Give these roles to somebody else under People and units; one person may have them all.</source>
        <translation>Geben Sie diese Rollen unter Personen und Bereiche jemand anderem; eine Person darf sie alle haben.</translation>
    </message>
    <message>
        <source>Go on with the other one, and take this one back.</source>
        <translation>Machen Sie mit dem anderen weiter und ziehen Sie diesen zurück.</translation>
    </message>
    <message>
        <source>Hand it on to an owner, or let an owner move budget.</source>
        <translation>Geben Sie es an einen Inhaber weiter, oder lassen Sie einen Inhaber Budget umbuchen.</translation>
    </message>
    <message>
        <source>Hand it on to somebody who may decide it.</source>
        <translation>Geben Sie es an jemanden weiter, der es entscheiden darf.</translation>
    </message>
    <message>
        <source>Hand it on to somebody with a higher limit.</source>
        <translation>Geben Sie den Antrag an jemanden mit höherer Grenze weiter.</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>Hand the office over to another laptop first. If the laptop is lost, recover the office with the printed key on another one.</source>
        <translation>Übergeben Sie das Büro zuerst an einen anderen Laptop. Ist der Laptop verloren, stellen Sie das Büro mit dem gedruckten Schlüssel auf einem anderen wieder her.</translation>
    </message>
    <message>
        <source>Hand-over of the office</source>
        <translation>Übergabe des Büros</translation>
    </message>
    <message>
        <source>Has %has of %all entries that were written here</source>
        <translation>Hat %has von %all Einträgen, die hier geschrieben wurden</translation>
    </message>
    <message>
        <source>Has everything that was written here</source>
        <translation>Hat alles, was hier geschrieben wurde</translation>
    </message>
    <message>
        <source>Has not said that it has anything from here</source>
        <translation>Hat nicht gesagt, dass er etwas von hier hat</translation>
    </message>
    <message>
        <source>Head office</source>
        <translation>Zentrale</translation>
    </message>
    <message>
        <source>Held entries taken in</source>
        <translation>Zurückgehaltene Einträge übernommen</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>I am against it</source>
        <translation>Ich bin dagegen</translation>
    </message>
    <message>
        <source>I am for it</source>
        <translation>Ich bin dafür</translation>
    </message>
    <message>
        <source>If it should belong again, ask an owner for a new invitation and join with a new folder.</source>
        <translation>Soll er wieder dazugehören, bitten Sie einen Inhaber um eine neue Einladung und treten Sie mit einem neuen Ordner bei.</translation>
    </message>
    <message>
        <source>If the other computer is used no more, choose to continue here. If it is, let this one join as a new laptop with an invitation.</source>
        <translation>Wird der andere Computer nicht mehr benutzt, wählen Sie, hier weiterzumachen. Wird er noch benutzt, lassen Sie diesen als neuen Laptop mit einer Einladung beitreten.</translation>
    </message>
    <message>
        <source>In that version “%step” is not where this request stands.</source>
        <translation>In jener Version steht dieser Antrag nicht bei „%step“.</translation>
    </message>
    <message>
        <source>In the file: %1</source>
        <translation>In der Datei: %1</translation>
    </message>
    <message>
        <source>In the shared folder: %1</source>
        <translation>Im gemeinsamen Ordner: %1</translation>
    </message>
    <message>
        <source>Install Countersign again from its official package.</source>
        <translation>Installieren Sie Countersign neu aus dem offiziellen Paket.</translation>
    </message>
    <message>
        <source>Install its own program, and choose the folder that it keeps on this laptop.</source>
        <translation>Installieren Sie dessen eigenes Programm und wählen Sie den Ordner, den es auf diesem Laptop führt.</translation>
    </message>
    <message>
        <source>Install the provider's own program and connect the folder that it keeps on this computer.</source>
        <translation>Installieren Sie das Programm des Anbieters und verbinden Sie den Ordner, den es auf diesem Computer führt.</translation>
    </message>
    <message>
        <source>Insurance number</source>
        <translation>Versicherungsnummer</translation>
    </message>
    <message>
        <source>Invite the owner there first, under Folder and laptops.</source>
        <translation>Laden Sie zuerst den Inhaber dort ein, unter Ordner und Laptops.</translation>
    </message>
    <message>
        <source>It bears no signature.</source>
        <translation>Es trägt keine Unterschrift.</translation>
    </message>
    <message>
        <source>It became a version of its rule table. Nothing was changed.</source>
        <translation>Er wurde eine Version seiner Regeltabelle. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It belongs to another office</source>
        <translation>Er gehört einem anderen Büro</translation>
    </message>
    <message>
        <source>It builds on an entry that is not here.</source>
        <translation>Es baut auf einem Eintrag auf, der hier fehlt.</translation>
    </message>
    <message>
        <source>It came in by itself</source>
        <translation>Es kam von selbst herein</translation>
    </message>
    <message>
        <source>It can be used for one day at least, and for some weeks at most. Nothing was changed.</source>
        <translation>Sie gilt mindestens einen Tag und höchstens einige Wochen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It cannot be handed on to this person</source>
        <translation>An diese Person kann nicht weitergegeben werden</translation>
    </message>
    <message>
        <source>It cannot be reached at the moment. Entries wait here safely.</source>
        <translation>Er ist gerade nicht erreichbar. Einträge warten hier in Sicherheit.</translation>
    </message>
    <message>
        <source>It cannot be reached at the moment. Everything decided on this laptop is kept here, and nothing is lost.</source>
        <translation>Er ist gerade nicht erreichbar. Alles auf diesem Laptop Entschiedene ist hier aufbewahrt, nichts geht verloren.</translation>
    </message>
    <message>
        <source>It cannot be read</source>
        <translation>Es ist nicht lesbar</translation>
    </message>
    <message>
        <source>It cannot be read correctly. The file was left as it is.</source>
        <translation>Sie ist nicht richtig lesbar. Die Datei blieb, wie sie war.</translation>
    </message>
    <message>
        <source>It cannot be read: it is damaged, or has not arrived.</source>
        <translation>Nicht lesbar: beschädigt oder noch nicht angekommen.</translation>
    </message>
    <message>
        <source>It cannot be taken out of the pack: it is damaged.</source>
        <translation>Es lässt sich nicht aus dem Paket nehmen: Es ist beschädigt.</translation>
    </message>
    <message>
        <source>It cannot end its own log. Nothing was changed.</source>
        <translation>Er kann sein eigenes Protokoll nicht beenden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It cannot go on there</source>
        <translation>Dort geht es nicht weiter</translation>
    </message>
    <message>
        <source>It changed while you looked at it</source>
        <translation>Es hat sich geändert, während Sie es ansahen</translation>
    </message>
    <message>
        <source>It claims an erasure that no entry orders.</source>
        <translation>Es behauptet eine Löschung, die kein Eintrag anordnet.</translation>
    </message>
    <message>
        <source>It comes from a newer program</source>
        <translation>Es stammt von einem neueren Programm</translation>
    </message>
    <message>
        <source>It decides nothing until they are mended: every request goes to a person.</source>
        <translation>Sie entscheidet nichts, bis sie behoben sind: Jeder Antrag geht an einen Menschen.</translation>
    </message>
    <message>
        <source>It does not continue the office's own history</source>
        <translation>Es setzt die eigene Geschichte des Büros nicht fort</translation>
    </message>
    <message>
        <source>It does not lead to the head that was signed.</source>
        <translation>Es führt nicht zu dem Stand, der signiert wurde.</translation>
    </message>
    <message>
        <source>It does not let this program in at the moment. Everything decided on this laptop is kept here, and nothing is lost.</source>
        <translation>Er lässt dieses Programm gerade nicht herein. Alles auf diesem Laptop Entschiedene ist hier aufbewahrt, nichts geht verloren.</translation>
    </message>
    <message>
        <source>It ended on its day, or somebody ended it before.</source>
        <translation>Sie endete an ihrem Tag, oder jemand hat sie vorher beendet.</translation>
    </message>
    <message>
        <source>It goes on by itself as soon as the folder is there again.</source>
        <translation>Es geht von selbst weiter, sobald der Ordner wieder da ist.</translation>
    </message>
    <message>
        <source>It goes on by itself then.</source>
        <translation>Es geht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>It has asked to join an office, and cannot show or write anything before it has been answered.</source>
        <translation>Er hat um Aufnahme in ein Büro gebeten und kann vor der Antwort nichts zeigen oder schreiben.</translation>
    </message>
    <message>
        <source>It has more characters than can be kept.</source>
        <translation>Er hat mehr Zeichen, als aufbewahrt werden können.</translation>
    </message>
    <message>
        <source>It has no days, or names one that there is not. Nothing was changed.</source>
        <translation>Er hat keine Tage oder nennt einen, den es nicht gibt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It has no effect (%code)</source>
        <translation>Ohne Wirkung (%code)</translation>
    </message>
    <message>
        <source>It has no effect: %why</source>
        <translation>Ohne Wirkung: %why</translation>
    </message>
    <message>
        <source>It has no marker of this office: it is not there, or was moved or emptied. Nothing was deleted here.</source>
        <translation>Das Kennzeichen dieses Büros fehlt: Der Ordner ist nicht da, wurde verschoben oder geleert. Hier wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>It has no unit above it.</source>
        <translation>Über ihr liegt kein Bereich.</translation>
    </message>
    <message>
        <source>It has too few or too many letters and digits. Nothing was changed.</source>
        <translation>Er hat zu wenige oder zu viele Buchstaben und Ziffern. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It held files before. Nothing was deleted here.</source>
        <translation>Früher lagen Dateien darin. Hier wurde nichts gelöscht.</translation>
    </message>
    <message>
        <source>It holds characters that are no text.</source>
        <translation>Er enthält Zeichen, die kein Text sind.</translation>
    </message>
    <message>
        <source>It is a low amount, said once for a unit and a workflow; 0 means not at all.</source>
        <translation>Er ist ein niedriger Betrag, einmal genannt je Einheit und Ablauf; 0 heißt gar nicht.</translation>
    </message>
    <message>
        <source>It is about one rule table, or about who may decide; never both or none.</source>
        <translation>Sie betrifft eine Regeltabelle oder die Befugnisse, nie beides oder keines.</translation>
    </message>
    <message>
        <source>It is about something else, or its file is no rule table. Nothing was changed.</source>
        <translation>Er handelt von etwas anderem, oder seine Datei ist keine Regeltabelle. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It is above what the office allows that for.</source>
        <translation>Er liegt über dem, wofür das Büro das erlaubt.</translation>
    </message>
    <message>
        <source>It is contested: choose first what is right.</source>
        <translation>Es ist umstritten: Wählen Sie zuerst, was richtig ist.</translation>
    </message>
    <message>
        <source>It is damaged, or was not made by this program. Nothing was taken over from it.</source>
        <translation>Es ist beschädigt oder stammt nicht von diesem Programm. Es wurde nichts davon übernommen.</translation>
    </message>
    <message>
        <source>It is empty</source>
        <translation>Er ist leer</translation>
    </message>
    <message>
        <source>It is enough to begin with. Make room before long.</source>
        <translation>Für den Anfang reicht es. Schaffen Sie bald Platz.</translation>
    </message>
    <message>
        <source>It is held until somebody looks at it</source>
        <translation>Zurückgehalten, bis jemand es ansieht</translation>
    </message>
    <message>
        <source>It is larger than any file that this program writes.</source>
        <translation>Größer als jede Datei, die dieses Programm schreibt.</translation>
    </message>
    <message>
        <source>It is listed, but its content cannot be had. Everything decided on this laptop is kept here, and nothing is lost.</source>
        <translation>Sie steht in der Liste, aber ihr Inhalt ist nicht zu haben. Alles auf diesem Laptop Entschiedene ist hier aufbewahrt, nichts geht verloren.</translation>
    </message>
    <message>
        <source>It is missing in %count entries of %laptop, from entry %start on, and no owner retired them.</source>
        <translation>Er fehlt in %count Einträgen von %laptop, ab Eintrag %start, und kein Inhaber hat sie entlassen.</translation>
    </message>
    <message>
        <source>It is no name of a computer that can be asked safely. Nothing was sent.</source>
        <translation>Sie ist kein Name eines Rechners, der sicher gefragt werden kann. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>It is no table with a column for each field, or too large. Nothing was changed.</source>
        <translation>Sie ist keine Tabelle mit einer Spalte je Feld oder zu groß. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It is not %person's turn</source>
        <translation>%person ist nicht an der Reihe</translation>
    </message>
    <message>
        <source>It is not clear which sign parts the columns.</source>
        <translation>Es ist unklar, welches Zeichen die Spalten trennt.</translation>
    </message>
    <message>
        <source>It is not from the laptop that made the code, or about an older copy of the office. Nothing was adopted.</source>
        <translation>Sie kommt nicht von dem Laptop, der den Code erstellt hat, oder betrifft eine ältere Kopie des Büros. Es wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>It is not known what the budget has left</source>
        <translation>Es ist nicht bekannt, was vom Budget übrig ist</translation>
    </message>
    <message>
        <source>It is not known what was decided in this period</source>
        <translation>Es ist nicht bekannt, was in diesem Zeitraum entschieden wurde</translation>
    </message>
    <message>
        <source>It is not on the form. Nothing was changed.</source>
        <translation>Es steht nicht im Formular. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It is not the file that the pack was made with.</source>
        <translation>Es ist nicht die Datei, mit der das Paket erstellt wurde.</translation>
    </message>
    <message>
        <source>It is not the one any more that you began to change. Nothing was changed.</source>
        <translation>Es ist nicht mehr das, das Sie zu ändern begannen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It is not there any more, cannot be read, or is too large. Nothing was sent.</source>
        <translation>Sie ist nicht mehr da, nicht lesbar oder zu groß. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>It is not there any more, or cannot be read. No request was made of it.</source>
        <translation>Sie ist nicht mehr da oder nicht lesbar. Es wurde kein Antrag daraus.</translation>
    </message>
    <message>
        <source>It is not there, cannot be read, or is too large. Nothing was sent.</source>
        <translation>Sie ist nicht da, nicht lesbar oder zu groß. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>It is not there. Nothing was changed.</source>
        <translation>Sie ist nicht da. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It is not written in the form that it must have.</source>
        <translation>Es ist nicht in der Form geschrieben, die es haben muss.</translation>
    </message>
    <message>
        <source>It is on a network drive</source>
        <translation>Er liegt auf einem Netzlaufwerk</translation>
    </message>
    <message>
        <source>It is settled already</source>
        <translation>Es ist schon erledigt</translation>
    </message>
    <message>
        <source>It is stored, but no signed head covers it. Nothing was written.</source>
        <translation>Er ist gespeichert, aber noch von keinem signierten Stand erfasst. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>It is switched off</source>
        <translation>Sie ist ausgeschaltet</translation>
    </message>
    <message>
        <source>It is the first person, is not active, or has no key here that counts. Nothing was changed.</source>
        <translation>Es ist die erste Person, sie ist nicht aktiv, oder sie hat hier keinen gültigen Schlüssel. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It is the founding of another office.</source>
        <translation>Es ist die Gründung eines anderen Büros.</translation>
    </message>
    <message>
        <source>It is this office's folder already</source>
        <translation>Er ist schon der Ordner dieses Büros</translation>
    </message>
    <message>
        <source>It is too early</source>
        <translation>Es ist zu früh</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Es ist zu groß.</translation>
    </message>
    <message>
        <source>It is tried again at the next exchange; nothing is confirmed before.</source>
        <translation>Es wird beim nächsten Abgleich wieder versucht; vorher wird nichts bestätigt.</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>It is write-protected. This step was not saved; everything saved before is safe.</source>
        <translation>Er ist schreibgeschützt. Dieser Schritt wurde nicht gespeichert; alles vorher Gespeicherte ist sicher.</translation>
    </message>
    <message>
        <source>It is written with two letters, such as DE. Nothing was changed.</source>
        <translation>Es wird mit zwei Buchstaben geschrieben, etwa DE. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It is yours already</source>
        <translation>Der Antrag liegt schon bei Ihnen</translation>
    </message>
    <message>
        <source>It is yours already.</source>
        <translation>Der Antrag liegt schon bei Ihnen.</translation>
    </message>
    <message>
        <source>It lacks the process by which drafts are reviewed. Nothing was changed.</source>
        <translation>Ihm fehlt der Ablauf, in dem Entwürfe geprüft werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It lives on this laptop alone. Nothing was changed.</source>
        <translation>Es gibt dieses Büro nur auf diesem Laptop. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It looks as if it were on this laptop alone</source>
        <translation>Er sieht aus, als läge er nur auf diesem Laptop</translation>
    </message>
    <message>
        <source>It may belong to an office: its marker cannot be read</source>
        <translation>Er gehört vielleicht einem Büro: Sein Kennzeichen ist nicht lesbar</translation>
    </message>
    <message>
        <source>It may have been used</source>
        <translation>Er könnte benutzt worden sein</translation>
    </message>
    <message>
        <source>It may not have arrived yet. Nothing was changed.</source>
        <translation>Vielleicht ist er noch nicht angekommen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It names a key that no entry introduces.</source>
        <translation>Es nennt einen Schlüssel, den kein Eintrag einführt.</translation>
    </message>
    <message>
        <source>It names a person but bears no signature</source>
        <translation>Es nennt eine Person, trägt aber keine Unterschrift</translation>
    </message>
    <message>
        <source>It names no field, or something that no record can hold.</source>
        <translation>Sie nennt kein Feld oder etwas, das kein Stammsatz aufnehmen kann.</translation>
    </message>
    <message>
        <source>It opens when you connect.</source>
        <translation>Sie öffnet sich, wenn Sie verbinden.</translation>
    </message>
    <message>
        <source>It opens with the passphrase it was made with. Nothing was changed.</source>
        <translation>Sie öffnet sich mit der Passphrase, mit der sie erstellt wurde. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It records an answer that the rule table does not give.</source>
        <translation>Es verzeichnet eine Antwort, die die Regeltabelle nicht gibt.</translation>
    </message>
    <message>
        <source>It reports a failure. Entries wait here safely.</source>
        <translation>Er meldet einen Fehler. Einträge warten hier in Sicherheit.</translation>
    </message>
    <message>
        <source>It reports a failure. Everything decided on this laptop is kept here, and nothing is lost.</source>
        <translation>Er meldet einen Fehler. Alles auf diesem Laptop Entschiedene ist hier aufbewahrt, nichts geht verloren.</translation>
    </message>
    <message>
        <source>It runs for 1 to 52 weeks. Nothing was changed.</source>
        <translation>Sie läuft 1 bis 52 Wochen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It says more than one signed entry can hold. Nothing was changed.</source>
        <translation>Es ist mehr, als ein signierter Eintrag fassen kann. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It says no time that this program understands. Nothing was changed.</source>
        <translation>Sie nennt keine Zeit, die dieses Programm versteht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It says that a step of another request started it, and that one knows nothing of it.</source>
        <translation>Er sagt, ein Schritt eines anderen Antrags habe ihn begonnen; der andere weiß nichts davon.</translation>
    </message>
    <message>
        <source>It says what the rule table says already. Nothing was changed.</source>
        <translation>Er sagt, was die Regeltabelle schon sagt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It shows %shown entries of %laptop's log, and showed %seen. Nothing is lost here.</source>
        <translation>Er zeigt %shown Einträge von %laptop, vorher waren es %seen. Hier geht nichts verloren.</translation>
    </message>
    <message>
        <source>It stands twice.</source>
        <translation>Es steht doppelt.</translation>
    </message>
    <message>
        <source>It stays there. Nothing was changed.</source>
        <translation>Er bleibt dort. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It still waits for its review, or was refused. Nothing was changed.</source>
        <translation>Er wartet noch auf seine Prüfung oder wurde abgelehnt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It waits for changes of the office that are not here yet</source>
        <translation>Es wartet auf Änderungen des Büros, die noch nicht hier sind</translation>
    </message>
    <message>
        <source>It waits for entries that are not here yet</source>
        <translation>Es wartet auf Einträge, die noch nicht hier sind</translation>
    </message>
    <message>
        <source>It was altered after it was signed</source>
        <translation>Es wurde nach der Unterschrift verändert</translation>
    </message>
    <message>
        <source>It was altered, or has not arrived whole. Nothing was changed.</source>
        <translation>Sie wurde verändert oder ist noch nicht ganz angekommen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It was altered, or written by a newer program.</source>
        <translation>Es wurde verändert oder von einem neueren Programm geschrieben.</translation>
    </message>
    <message>
        <source>It was last used by a newer version. It was left as it is.</source>
        <translation>Es wurde zuletzt mit einer neueren Version benutzt. Es blieb, wie es war.</translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation>Es blieb, wie es war.</translation>
    </message>
    <message>
        <source>It was left as it is. Nothing was changed.</source>
        <translation>Es blieb, wie es war. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It was made by a newer version. Nothing was changed.</source>
        <translation>Sie stammt von einer neueren Version. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It was made while earlier entries were hidden</source>
        <translation>Es entstand, während frühere Einträge verborgen waren</translation>
    </message>
    <message>
        <source>It was made while earlier entries were hidden. It does not count.</source>
        <translation>Es entstand, während frühere Einträge verborgen waren. Es gilt nicht.</translation>
    </message>
    <message>
        <source>It was moved, removed or replaced while it was open. This step was not saved.</source>
        <translation>Er wurde verschoben, entfernt oder ersetzt, während er offen war. Dieser Schritt wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>It was never asked from here.</source>
        <translation>Von hier wurde noch nie gefragt.</translation>
    </message>
    <message>
        <source>It was not given the key of this unit's requests. Nothing was changed.</source>
        <translation>Er hat den Schlüssel zu den Anträgen dieses Bereichs nicht bekommen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>It was not signed by the person it names</source>
        <translation>Nicht von der genannten Person signiert</translation>
    </message>
    <message>
        <source>It was not signed by the person it names.</source>
        <translation>Nicht von der genannten Person signiert.</translation>
    </message>
    <message>
        <source>It was not written by this program. It was left as it is.</source>
        <translation>Sie stammt nicht von diesem Programm. Sie blieb, wie sie war.</translation>
    </message>
    <message>
        <source>It was proven that %subject signed two histories</source>
        <translation>Es ist bewiesen, dass %subject zwei Geschichten signiert hat</translation>
    </message>
    <message>
        <source>It was used</source>
        <translation>Er wurde benutzt</translation>
    </message>
    <message>
        <source>It went through, or somebody said already what became of it.</source>
        <translation>Er ging durch, oder jemand hat schon gesagt, was daraus wurde.</translation>
    </message>
    <message>
        <source>It would write into the office's own folder.</source>
        <translation>Es würde in den eigenen Ordner des Büros schreiben.</translation>
    </message>
    <message>
        <source>Its beginning is not of the form that it must have.</source>
        <translation>Der Anfang hat nicht die Form, die er haben muss.</translation>
    </message>
    <message>
        <source>Its beginning is not there, or cannot be read. Nothing was changed.</source>
        <translation>Der Anfang fehlt oder ist nicht lesbar. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Its bytes are gone, and no act of an owner retired them.</source>
        <translation>Sein Inhalt ist fort, und keine Handlung eines Inhabers hat ihn entlassen.</translation>
    </message>
    <message>
        <source>Its file cannot be read</source>
        <translation>Die Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Its file has not arrived yet, was erased, or was altered. Nothing was changed.</source>
        <translation>Seine Datei ist noch nicht angekommen, wurde gelöscht oder verändert. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Its file is not there</source>
        <translation>Die Datei ist nicht da</translation>
    </message>
    <message>
        <source>Its file lacks a column</source>
        <translation>In der Datei fehlt eine Spalte</translation>
    </message>
    <message>
        <source>Its file lacks the sheet</source>
        <translation>In der Datei fehlt das Blatt</translation>
    </message>
    <message>
        <source>Its file “office.json” is no whole marker of this office. Nothing was changed.</source>
        <translation>Die Datei „office.json“ darin ist kein vollständiges Kennzeichen dieses Büros. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Its files are on this laptop, and stay</source>
        <translation>Seine Dateien sind auf diesem Laptop und bleiben</translation>
    </message>
    <message>
        <source>Its first entry is not of the form that it must have.</source>
        <translation>Der erste Eintrag hat nicht die Form, die er haben muss.</translation>
    </message>
    <message>
        <source>Its folder belongs to the office itself</source>
        <translation>Der Ordner gehört dem Büro selbst</translation>
    </message>
    <message>
        <source>Its folder cannot be read</source>
        <translation>Der Ordner lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Its folder holds more files than one look goes through</source>
        <translation>Im Ordner liegen mehr Dateien, als auf einmal angesehen werden</translation>
    </message>
    <message>
        <source>Its folder is not there</source>
        <translation>Der Ordner ist nicht da</translation>
    </message>
    <message>
        <source>Its hashes, or the key to its file, are not of the form that they must have.</source>
        <translation>Die Prüfsummen oder der Schlüssel zur Datei haben nicht die Form, die sie haben müssen.</translation>
    </message>
    <message>
        <source>Its keeping time was over: only its place and its hash are left</source>
        <translation>Seine Aufbewahrung war vorbei: Nur sein Platz und sein Hash sind geblieben</translation>
    </message>
    <message>
        <source>Its last group does not fit the others. Nothing was changed.</source>
        <translation>Die letzte Gruppe passt nicht zu den anderen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Its log belongs to the computer it was copied from. Nothing was written; what is here can be read.</source>
        <translation>Das Protokoll gehört dem Computer, von dem kopiert wurde. Es wurde nichts geschrieben; was hier liegt, ist lesbar.</translation>
    </message>
    <message>
        <source>Its log was ended. What is written here counts for nobody; what it holds can still be read, and it goes on fetching what it can read.</source>
        <translation>Sein Protokoll wurde beendet. Was hier geschrieben wird, gilt für niemanden; was vorhanden ist, bleibt lesbar, und lesbares Neues wird weiter geholt.</translation>
    </message>
    <message>
        <source>Its log was ended. What is written here would count for nobody; what it holds can still be read.</source>
        <translation>Sein Protokoll wurde beendet. Was hier geschrieben wird, würde für niemanden gelten; was vorhanden ist, bleibt lesbar.</translation>
    </message>
    <message>
        <source>Its mailbox could not be read</source>
        <translation>Das Postfach konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Its path means nothing on this laptop</source>
        <translation>Der Pfad bedeutet auf diesem Laptop nichts</translation>
    </message>
    <message>
        <source>Its time cannot be read</source>
        <translation>Ihre Zeit ist nicht lesbar</translation>
    </message>
    <message>
        <source>Its unit is not known</source>
        <translation>Ihre Einheit ist nicht bekannt</translation>
    </message>
    <message>
        <source>Keep this folder as it is. Ask an owner for an invitation and join with a new folder; people then repeat what is missing.</source>
        <translation>Lassen Sie diesen Ordner, wie er ist. Bitten Sie einen Inhaber um eine Einladung und treten Sie mit einem neuen Ordner bei; was fehlt, wird dann wiederholt.</translation>
    </message>
    <message>
        <source>Key of a person</source>
        <translation>Schlüssel einer Person</translation>
    </message>
    <message>
        <source>Keys that were there before are untouched.</source>
        <translation>Schlüssel, die vorher da waren, sind unberührt.</translation>
    </message>
    <message>
        <source>Kind of request</source>
        <translation>Art des Antrags</translation>
    </message>
    <message>
        <source>Known examples gave wrong results. Nothing was signed or changed.</source>
        <translation>Bekannte Beispiele ergaben falsche Ergebnisse. Es wurde nichts signiert oder geändert.</translation>
    </message>
    <message>
        <source>Laptop let in</source>
        <translation>Laptop aufgenommen</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last heard of %when</source>
        <translation>Zuletzt gehört: %when</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Legal name</source>
        <translation>Name laut Register</translation>
    </message>
    <message>
        <source>Let %person decide, then tell, up to %limit in %unit</source>
        <translation>%person in %unit bis %limit entscheiden und dann Bescheid geben lassen</translation>
    </message>
    <message>
        <source>Let %person decide, then tell, up to %limit instead of %was in %unit</source>
        <translation>%person in %unit bis %limit statt %was entscheiden und dann Bescheid geben lassen</translation>
    </message>
    <message>
        <source>Let %who alone decide what row %row of “%table” asks in %unit, and tell the others</source>
        <translation>%who in %unit allein entscheiden lassen, was Zeile %row von „%table“ fragt, und den anderen Bescheid geben</translation>
    </message>
    <message>
        <source>Let a second person agree here or on their own laptop, then exchange.</source>
        <translation>Lassen Sie eine zweite Person hier oder am eigenen Laptop zustimmen, dann gleichen Sie ab.</translation>
    </message>
    <message>
        <source>Let an owner add the process “Change of a rule”.</source>
        <translation>Lassen Sie einen Inhaber den Ablauf „Change of a rule“ hinzufügen.</translation>
    </message>
    <message>
        <source>Let an owner end the log here, with this person as the second.</source>
        <translation>Lassen Sie einen Inhaber das Protokoll hier beenden, mit dieser Person als zweiter.</translation>
    </message>
    <message>
        <source>Let in. Waiting for the folder to bring everything.</source>
        <translation>Aufgenommen. Wartet, bis der Ordner alles gebracht hat.</translation>
    </message>
    <message>
        <source>Let it end in its own version, or publish a version that keeps the step.</source>
        <translation>Lassen Sie ihn in seiner Version enden, oder veröffentlichen Sie eine Version, die den Schritt behält.</translation>
    </message>
    <message>
        <source>Let row %row of “%table” approve in %unit, and tell those who were asked</source>
        <translation>Zeile %row von „%table“ in %unit freigeben lassen, und denen Bescheid geben, die gefragt wurden</translation>
    </message>
    <message>
        <source>Let row %row of “%table” ask people in %unit</source>
        <translation>Zeile %row von „%table“ in %unit Personen fragen lassen</translation>
    </message>
    <message>
        <source>Let somebody else agree; Folder and laptops shows who signs where.</source>
        <translation>Lassen Sie jemand anderen zustimmen; Ordner und Laptops zeigt, wer wo signiert.</translation>
    </message>
    <message>
        <source>Let the laptop that writes about laptops exchange, then this one. If it stays so, let this laptop join again.</source>
        <translation>Gleichen Sie zuerst auf dem Laptop ab, der die Laptops verwaltet, dann auf diesem. Bleibt es so, lassen Sie diesen Laptop neu beitreten.</translation>
    </message>
    <message>
        <source>Letters of several alphabets are mixed, as in forged names.</source>
        <translation>Buchstaben mehrerer Alphabete sind gemischt, wie in gefälschten Namen.</translation>
    </message>
    <message>
        <source>Look at it again, then decide.</source>
        <translation>Sehen Sie ihn noch einmal an, dann entscheiden Sie.</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>Sehen Sie es noch einmal an.</translation>
    </message>
    <message>
        <source>Look at its request: it shows who is asked.</source>
        <translation>Sehen Sie sich den Antrag dazu an: Er zeigt, wer gefragt ist.</translation>
    </message>
    <message>
        <source>Look at the list again and tick what is open.</source>
        <translation>Sehen Sie die Liste noch einmal an und haken Sie ab, was offen ist.</translation>
    </message>
    <message>
        <source>Look at the list of automations.</source>
        <translation>Sehen Sie in die Liste der Automationen.</translation>
    </message>
    <message>
        <source>Look at the list of runs.</source>
        <translation>Sehen Sie in die Liste der Läufe.</translation>
    </message>
    <message>
        <source>Look at the proposals as they are now.</source>
        <translation>Sehen Sie sich die Vorschläge an, wie sie jetzt sind.</translation>
    </message>
    <message>
        <source>Look at the record.</source>
        <translation>Sehen Sie sich den Stammsatz an.</translation>
    </message>
    <message>
        <source>Look at the versions of the rule table.</source>
        <translation>Sehen Sie sich die Versionen der Regeltabelle an.</translation>
    </message>
    <message>
        <source>Look at the workflows: one of them leads back to itself.</source>
        <translation>Sehen Sie die Abläufe an: Einer führt zu sich selbst zurück.</translation>
    </message>
    <message>
        <source>Look at what would not count any more, and confirm it.</source>
        <translation>Sehen Sie an, was nicht mehr gelten würde, und bestätigen Sie es.</translation>
    </message>
    <message>
        <source>Look below, under “Held work”. On %primary an owner can let honest work count. What is left stays as it is, and is told of again.</source>
        <translation>Sehen Sie unten nach, unter „Zurückgehaltene Arbeit“. Auf %primary kann ein Inhaber ehrliche Arbeit zählen lassen. Was liegen bleibt, bleibt, wie es ist, und wird wieder genannt.</translation>
    </message>
    <message>
        <source>Look for it under Requests, or exchange with the folder.</source>
        <translation>Suchen Sie ihn unter Anträge, oder gleichen Sie mit dem Ordner ab.</translation>
    </message>
    <message>
        <source>Look for it under Requests.</source>
        <translation>Suchen Sie ihn unter Anträge.</translation>
    </message>
    <message>
        <source>Look it up in the list of records.</source>
        <translation>Schlagen Sie in der Liste der Stammsätze nach.</translation>
    </message>
    <message>
        <source>Look whether the drive is connected. If it was really emptied, connect it once more under Folder and laptops; then let it be repaired.</source>
        <translation>Sehen Sie nach, ob das Laufwerk verbunden ist. Wurde der Ordner wirklich geleert, verbinden Sie ihn unter Ordner und Laptops noch einmal; dann lassen Sie ihn reparieren.</translation>
    </message>
    <message>
        <source>Look whether the drive is connected. If the folder was moved or really emptied, connect it once more under Folder and laptops; then let it be repaired.</source>
        <translation>Sehen Sie nach, ob das Laufwerk verbunden ist. Wurde der Ordner verschoben oder wirklich geleert, verbinden Sie ihn unter Ordner und Laptops noch einmal; dann lassen Sie ihn reparieren.</translation>
    </message>
    <message>
        <source>Look which laptop runs it now, and move it from there.</source>
        <translation>Sehen Sie nach, welcher Laptop sie jetzt ausführt, und verlegen Sie sie von dort.</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Betreut von</translation>
    </message>
    <message>
        <source>Looked at is the shared folder; this program asks nobody on the web.</source>
        <translation>Nachgesehen wird im gemeinsamen Ordner; dieses Programm fragt niemanden im Internet.</translation>
    </message>
    <message>
        <source>Lower %was to %limit in “%table”, in %unit</source>
        <translation>%was in „%table“ auf %limit senken, in %unit</translation>
    </message>
    <message>
        <source>Lower the limit for %who in %unit from %was to %limit</source>
        <translation>Die Grenze für %who in %unit von %was auf %limit senken</translation>
    </message>
    <message>
        <source>Mail account</source>
        <translation>Mailkonto</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>Mails</translation>
    </message>
    <message>
        <source>Make a draft from the newest version that has both changes.</source>
        <translation>Machen Sie aus der neuesten Version einen Entwurf mit beiden Änderungen.</translation>
    </message>
    <message>
        <source>Make room first.</source>
        <translation>Schaffen Sie zuerst Platz.</translation>
    </message>
    <message>
        <source>Make room in the folder; it goes on by itself then.</source>
        <translation>Schaffen Sie Platz im Ordner; es geht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>Make room on that drive or in that account; what is waiting is sent by itself then.</source>
        <translation>Schaffen Sie Platz auf diesem Laufwerk oder in diesem Konto; was wartet, wird dann von selbst gesendet.</translation>
    </message>
    <message>
        <source>Make room on the disk or choose another place, then try again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger oder wählen Sie einen anderen Ort, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Make room on the disk or correct the folder's permissions, then try again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger oder berichtigen Sie die Rechte des Ordners, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Make room on the disk, then take it in again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger, dann nehmen Sie die Datei noch einmal auf.</translation>
    </message>
    <message>
        <source>Make somebody else an owner first, under People and units.</source>
        <translation>Machen Sie zuerst unter Personen und Bereiche jemand anderen zum Inhaber.</translation>
    </message>
    <message>
        <source>Make the file yours alone in its permissions, then try again.</source>
        <translation>Geben Sie die Datei in ihren Rechten nur sich selbst, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Members, laptops and rules are written on one laptop. Nothing was changed.</source>
        <translation>Mitglieder, Laptops und Regeln werden auf einem Laptop geschrieben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Merge undone</source>
        <translation>Zusammenführen zurückgenommen</translation>
    </message>
    <message>
        <source>More files than are told one by one cannot be read</source>
        <translation>Mehr Dateien, als einzeln gemeldet werden, lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>More rows than are told one by one are wrong</source>
        <translation>Mehr Zeilen, als einzeln gemeldet werden, sind falsch</translation>
    </message>
    <message>
        <source>More than one record's id begins with these characters. Nothing was changed.</source>
        <translation>Mehr als eine Kennung beginnt mit diesen Zeichen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Name a file to write in that folder.</source>
        <translation>Nennen Sie eine Datei in diesem Ordner.</translation>
    </message>
    <message>
        <source>Name another budget.</source>
        <translation>Nennen Sie ein anderes Budget.</translation>
    </message>
    <message>
        <source>Near the target: %aim</source>
        <translation>Nahe am Ziel: %aim</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>New employee</source>
        <translation>Neue beschäftigte Person</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Schlüssel</translation>
    </message>
    <message>
        <source>New keys were given to those who may read</source>
        <translation>Neue Schlüssel gingen an alle, die lesen dürfen</translation>
    </message>
    <message>
        <source>New log of a laptop</source>
        <translation>Neues Protokoll eines Laptops</translation>
    </message>
    <message>
        <source>New supplier</source>
        <translation>Neuer Lieferant</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Neue Version</translation>
    </message>
    <message>
        <source>No answer came in time. Nothing was changed.</source>
        <translation>Es kam rechtzeitig keine Antwort. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>No automation is called “%automation”, or it is over.</source>
        <translation>Keine Automation heißt „%automation“, oder sie ist beendet.</translation>
    </message>
    <message>
        <source>No document and no personal data of this request is left, or it never had any.</source>
        <translation>Von diesem Antrag ist kein Beleg und kein persönliches Datum mehr da, oder es gab nie eines.</translation>
    </message>
    <message>
        <source>No file can be written there</source>
        <translation>Dort lässt sich keine Datei schreiben</translation>
    </message>
    <message>
        <source>No holidays are known for this country</source>
        <translation>Für dieses Land sind keine Feiertage bekannt</translation>
    </message>
    <message>
        <source>No holidays are known for this region</source>
        <translation>Für diese Region sind keine Feiertage bekannt</translation>
    </message>
    <message>
        <source>No invoice of this supplier has been approved yet.</source>
        <translation>Von diesem Lieferanten wurde noch keine Rechnung freigegeben.</translation>
    </message>
    <message>
        <source>No laptop with these words waits</source>
        <translation>Kein Laptop mit diesen Wörtern wartet</translation>
    </message>
    <message>
        <source>No merge that holds names it.</source>
        <translation>Kein gültiges Zusammenführen nennt ihn.</translation>
    </message>
    <message>
        <source>No older version is there, or the newest was chosen. Nothing was changed.</source>
        <translation>Es gibt keine ältere Version, oder die neueste wurde gewählt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>No owner allowed it for this workflow in this unit.</source>
        <translation>Kein Inhaber hat das für diesen Ablauf in dieser Einheit erlaubt.</translation>
    </message>
    <message>
        <source>No process of this name comes with the program. Nothing was changed.</source>
        <translation>Kein Ablauf dieses Namens kommt mit dem Programm. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No record has this id.</source>
        <translation>Kein Eintrag hat diese Kennung.</translation>
    </message>
    <message>
        <source>No request can fulfil all of its conditions.</source>
        <translation>Kein Antrag kann alle ihre Bedingungen erfüllen.</translation>
    </message>
    <message>
        <source>No request was made of it.</source>
        <translation>Es wurde kein Antrag daraus.</translation>
    </message>
    <message>
        <source>No request was made of it; everything before is safe.</source>
        <translation>Es wurde kein Antrag daraus; alles Vorherige ist sicher.</translation>
    </message>
    <message>
        <source>No row applies</source>
        <translation>Keine Zeile trifft zu</translation>
    </message>
    <message>
        <source>No rule of “%table” applies, so a person decides.</source>
        <translation>Keine Regel von „%table“ trifft zu, also entscheidet ein Mensch.</translation>
    </message>
    <message>
        <source>No signed head covers what stands in it.</source>
        <translation>Kein signierter Stand erfasst, was darin steht.</translation>
    </message>
    <message>
        <source>No step started this request</source>
        <translation>Kein Schritt hat diesen Antrag begonnen</translation>
    </message>
    <message>
        <source>No supplier, customer or employee has this id. Nothing was changed.</source>
        <translation>Kein Lieferant, Kunde oder Mitarbeiter hat diese Kennung. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Nobody answered about newer versions</source>
        <translation>Niemand hat auf die Frage nach neueren Versionen geantwortet</translation>
    </message>
    <message>
        <source>Nobody but you is %roles yet: an invoice that you ask for yourself would wait. You can mend this later under People and units.</source>
        <translation>Außer Ihnen hat noch niemand die Rolle %roles: Eine Rechnung, die Sie selbst beantragen, würde liegen bleiben. Das lässt sich später unter Personen und Bereiche ergänzen.</translation>
    </message>
    <message>
        <source>Nobody could change the office any more. Nothing was changed.</source>
        <translation>Niemand könnte das Büro mehr ändern. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nobody decides their own request</source>
        <translation>Niemand entscheidet über den eigenen Antrag</translation>
    </message>
    <message>
        <source>Nobody has approved anything yet</source>
        <translation>Noch niemand hat etwas freigegeben</translation>
    </message>
    <message>
        <source>Nobody has approved this draft yet</source>
        <translation>Diesen Entwurf hat noch niemand genehmigt</translation>
    </message>
    <message>
        <source>Nobody in this office is “%person”.</source>
        <translation>In diesem Büro heißt niemand „%person“.</translation>
    </message>
    <message>
        <source>Nobody may act on this.</source>
        <translation>Niemand darf hier handeln.</translation>
    </message>
    <message>
        <source>Nobody may act: add people, or close it</source>
        <translation>Niemand darf handeln: Personen ergänzen oder schließen</translation>
    </message>
    <message>
        <source>Nobody of this office admitted that laptop.</source>
        <translation>Niemand aus diesem Büro hat diesen Laptop aufgenommen.</translation>
    </message>
    <message>
        <source>Nobody signed in</source>
        <translation>Niemand hat sich angemeldet</translation>
    </message>
    <message>
        <source>Nobody signed this</source>
        <translation>Das hat niemand signiert</translation>
    </message>
    <message>
        <source>Nobody stands in for themselves</source>
        <translation>Niemand vertritt sich selbst</translation>
    </message>
    <message>
        <source>Nobody verified this account on the supplier's record yet.</source>
        <translation>Dieses Konto im Stammsatz des Lieferanten hat noch niemand geprüft.</translation>
    </message>
    <message>
        <source>Nobody verifies what they entered: somebody else who leads does.</source>
        <translation>Niemand prüft, was er selbst eingetragen hat: Das tut jemand anders mit Leitungsaufgabe.</translation>
    </message>
    <message>
        <source>Nobody was asked: there is nothing to ask. Look for a newer version where this one came from.</source>
        <translation>Niemand wurde gefragt: Es gibt nichts, wo gefragt werden könnte. Sehen Sie nach einer neueren Version dort, woher diese kam.</translation>
    </message>
    <message>
        <source>Nobody who belongs to the office acts here.</source>
        <translation>Hier handelt niemand, der zum Büro gehört.</translation>
    </message>
    <message>
        <source>Nobody who may vouches for it</source>
        <translation>Niemand Befugtes bürgt dafür</translation>
    </message>
    <message>
        <source>Nobody would confirm these values</source>
        <translation>Niemand würde diese Werte bestätigen</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>Nicht genug Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Not everything could be looked at</source>
        <translation>Nicht alles konnte angesehen werden</translation>
    </message>
    <message>
        <source>Not heard of yet</source>
        <translation>Noch nichts gehört</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Not verified: nobody pays to it unseen</source>
        <translation>Nicht geprüft: niemand zahlt ungesehen darauf</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Nothing has to be done: it has no effect.</source>
        <translation>Es ist nichts zu tun: Es hat keine Wirkung.</translation>
    </message>
    <message>
        <source>Nothing has to be done: running requests keep the rules they began with.</source>
        <translation>Es ist nichts zu tun: Laufende Anträge behalten die Regeln, mit denen sie begannen.</translation>
    </message>
    <message>
        <source>Nothing has to be done; start a new one where it should go on.</source>
        <translation>Es ist nichts zu tun; beginnen Sie eine neue, wenn es weitergehen soll.</translation>
    </message>
    <message>
        <source>Nothing in it was used.</source>
        <translation>Es wurde nichts daraus verwendet.</translation>
    </message>
    <message>
        <source>Nothing is bought from this supplier</source>
        <translation>Bei diesem Lieferanten wird nichts gekauft</translation>
    </message>
    <message>
        <source>Nothing is readable for this unit alone</source>
        <translation>Für diesen Bereich allein ist nichts lesbar</translation>
    </message>
    <message>
        <source>Nothing is said</source>
        <translation>Es steht nichts da</translation>
    </message>
    <message>
        <source>Nothing is said yet.</source>
        <translation>Es steht noch nichts da.</translation>
    </message>
    <message>
        <source>Nothing is stopped.</source>
        <translation>Angehalten wird nichts.</translation>
    </message>
    <message>
        <source>Nothing is to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Nothing more is published from here.</source>
        <translation>Von hier wird nichts mehr veröffentlicht.</translation>
    </message>
    <message>
        <source>Nothing of this kind is waiting</source>
        <translation>Nichts dieser Art wartet</translation>
    </message>
    <message>
        <source>Nothing waits for a decision at the moment.</source>
        <translation>Zurzeit wartet nichts auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing was changed. Keep this folder as it is, and restore a backup into a new one.</source>
        <translation>Es wurde nichts geändert. Lassen Sie diesen Ordner, wie er ist, und spielen Sie eine Sicherung in einen neuen zurück.</translation>
    </message>
    <message>
        <source>Nothing was heard of the other laptops for a day</source>
        <translation>Von den anderen Laptops war einen Tag lang nichts zu hören</translation>
    </message>
    <message>
        <source>Nothing was left there; the office is untouched.</source>
        <translation>Es blieb nichts dort zurück; das Büro ist unberührt.</translation>
    </message>
    <message>
        <source>Nothing was read from it or written there.</source>
        <translation>Nichts wurde daraus gelesen oder dorthin geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was read from it.</source>
        <translation>Es wurde nichts daraus gelesen.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing was taken over from them.</source>
        <translation>Es wurde nichts davon übernommen.</translation>
    </message>
    <message>
        <source>Of %of requests that row %row of “%table” sends to several people, all agreed on %agreed</source>
        <translation>Von %of Anträgen, die Zeile %row von „%table“ an mehrere Personen gibt, waren sich bei %agreed alle einig</translation>
    </message>
    <message>
        <source>Of the rows that apply, the one with the highest priority decides.</source>
        <translation>Von den Zeilen, die zutreffen, entscheidet die mit dem höchsten Rang.</translation>
    </message>
    <message>
        <source>Old requests let go</source>
        <translation>Alte Anträge gehen gelassen</translation>
    </message>
    <message>
        <source>On the web: %1</source>
        <translation>Im Internet: %1</translation>
    </message>
    <message>
        <source>On this laptop the end itself is written</source>
        <translation>Auf diesem Laptop wird das Ende selbst geschrieben</translation>
    </message>
    <message>
        <source>On trial in %units and below, %dates: “%trial”</source>
        <translation>Auf Probe in %units und darunter, %dates: „%trial“</translation>
    </message>
    <message>
        <source>One name cannot be given to all of them. Nothing was changed.</source>
        <translation>Ein Name kann nicht für alle gelten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>One of its settings is missing, wrong or unknown. Nothing was changed.</source>
        <translation>Eine ihrer Einstellungen fehlt, ist falsch oder unbekannt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Only an account that somebody entered can be verified.</source>
        <translation>Nur ein eingetragenes Konto kann geprüft werden.</translation>
    </message>
    <message>
        <source>Only an owner changes the office</source>
        <translation>Nur ein Inhaber ändert das Büro</translation>
    </message>
    <message>
        <source>Only an owner does this</source>
        <translation>Das tut nur ein Inhaber</translation>
    </message>
    <message>
        <source>Only an owner does this.</source>
        <translation>Das tut nur ein Inhaber.</translation>
    </message>
    <message>
        <source>Only an owner may do this.</source>
        <translation>Das darf nur ein Inhaber.</translation>
    </message>
    <message>
        <source>Only an owner, a manager or a bookkeeper sets “%field”.</source>
        <translation>„%field“ setzen nur Inhaber, Leitungen und Buchhaltung.</translation>
    </message>
    <message>
        <source>Only low amounts are, and here nobody knows the amount.</source>
        <translation>Das geht nur bei niedrigen Beträgen, und hier kennt niemand den Betrag.</translation>
    </message>
    <message>
        <source>Only one row may apply.</source>
        <translation>Nur eine Zeile darf zutreffen.</translation>
    </message>
    <message>
        <source>Only the requester takes a request back</source>
        <translation>Nur wer den Antrag gestellt hat, zieht ihn zurück</translation>
    </message>
    <message>
        <source>Only what is at least 30 days old can go. Nothing was changed.</source>
        <translation>Nur was mindestens 30 Tage alt ist, kann gehen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Open it again and make the change there.</source>
        <translation>Öffnen Sie es noch einmal und ändern Sie es dort.</translation>
    </message>
    <message>
        <source>Open that request; send the file again only if it is meant as a second one.</source>
        <translation>Öffnen Sie jenen Antrag; senden Sie die Datei nur dann noch einmal, wenn ein zweiter gemeint ist.</translation>
    </message>
    <message>
        <source>Open the office that is there, or choose a new, empty folder.</source>
        <translation>Öffnen Sie das Büro, das dort liegt, oder wählen Sie einen neuen, leeren Ordner.</translation>
    </message>
    <message>
        <source>Opening it asks for far more work than files of this program do. It was not tried, and nothing was changed.</source>
        <translation>Das Öffnen würde weit mehr Aufwand fordern als bei Dateien dieses Programms. Es wurde nicht versucht und nichts geändert.</translation>
    </message>
    <message>
        <source>Other files lie in it: %count</source>
        <translation>Andere Dateien liegen darin: %count</translation>
    </message>
    <message>
        <source>Other laptops may have dropped it. Make a backup here, and ask %person what was meant.</source>
        <translation>Andere Laptops können ihn weggenommen haben. Machen Sie hier eine Sicherung, und fragen Sie %person, was gemeint war.</translation>
    </message>
    <message>
        <source>Other laptops must reach it: let a sync program carry it, or take it there on a stick.</source>
        <translation>Andere Laptops müssen ihn erreichen: Lassen Sie ihn von einem Sync-Programm tragen, oder bringen Sie ihn auf einem Stick hin.</translation>
    </message>
    <message>
        <source>Other request over</source>
        <translation>Anderer Antrag beendet</translation>
    </message>
    <message>
        <source>Other users of this computer can read it. Nothing was signed.</source>
        <translation>Andere Benutzer dieses Computers können sie lesen. Es wurde nichts signiert.</translation>
    </message>
    <message>
        <source>Others are asked for this step.</source>
        <translation>Bei diesem Schritt sind andere gefragt.</translation>
    </message>
    <message>
        <source>Owners and bookkeepers read them, and whom they are about.</source>
        <translation>Inhaber und Buchhaltung lesen sie, und wer es selbst ist.</translation>
    </message>
    <message>
        <source>Owners, managers and bookkeepers do this.</source>
        <translation>Das tun Inhaber, Leitungen und Buchhaltung.</translation>
    </message>
    <message>
        <source>Owners, managers and bookkeepers set terms and limits, verify accounts and merge records.</source>
        <translation>Inhaber, Leitung und Buchhaltung setzen Bedingungen und Grenzen, prüfen Konten und führen Stammsätze zusammen.</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>People, units, rules and laptops are changed on another laptop.</source>
        <translation>Personen, Bereiche, Regeln und Laptops werden auf einem anderen Laptop geändert.</translation>
    </message>
    <message>
        <source>People, units, rules and laptops are written on one laptop: “%laptop”.</source>
        <translation>Personen, Bereiche, Regeln und Laptops werden auf einem Laptop geschrieben: „%laptop“.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Person here</source>
        <translation>Person im Büro</translation>
    </message>
    <message>
        <source>Personal values of employees are shown to few</source>
        <translation>Persönliche Werte von Beschäftigten sehen wenige</translation>
    </message>
    <message>
        <source>Personal values of employees are shown to owners, bookkeepers, and whom they are about.</source>
        <translation>Persönliche Werte von Beschäftigten sehen Inhaber, Buchhaltung und wer es selbst ist.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Plug in the drive, connect to the network or start the sync program; it goes on by itself then. If the folder was moved, choose it anew under Folder and laptops.</source>
        <translation>Stecken Sie das Laufwerk an, verbinden Sie das Netz oder starten Sie das Sync-Programm; dann geht es von selbst weiter. Wurde der Ordner verschoben, wählen Sie ihn unter Ordner und Laptops neu.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Preisliste</translation>
    </message>
    <message>
        <source>Proof of two histories</source>
        <translation>Beweis zweier Geschichten</translation>
    </message>
    <message>
        <source>Publish a new version that has both changes.</source>
        <translation>Veröffentlichen Sie eine neue Version mit beiden Änderungen.</translation>
    </message>
    <message>
        <source>Publish “%other” without that step first, or end it.</source>
        <translation>Veröffentlichen Sie zuerst „%other“ ohne diesen Schritt, oder beenden Sie ihn.</translation>
    </message>
    <message>
        <source>Published now, the draft would undo that silently. Nothing was changed.</source>
        <translation>Jetzt veröffentlicht, nähme der Entwurf das stillschweigend zurück. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Put back the key that belongs to this folder, or restore a backup into a new one.</source>
        <translation>Legen Sie den Schlüssel zurück, der zu diesem Ordner gehört, oder spielen Sie eine Sicherung in einen neuen zurück.</translation>
    </message>
    <message>
        <source>Put the folder back where it was (look in the bin too), or open the office from where it is now.</source>
        <translation>Legen Sie den Ordner dorthin zurück, wo er war (sehen Sie auch im Papierkorb nach), oder öffnen Sie das Büro dort, wo es jetzt liegt.</translation>
    </message>
    <message>
        <source>Put the newer folder back. If it is lost, restore a backup into a new folder; it goes on in a new log.</source>
        <translation>Legen Sie den neueren Ordner zurück. Ist er verloren, spielen Sie eine Sicherung in einen neuen Ordner zurück; es geht in einem neuen Protokoll weiter.</translation>
    </message>
    <message>
        <source>Reading it failed. Nothing else was touched.</source>
        <translation>Das Lesen schlug fehl. Sonst wurde nichts berührt.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Stammsatz</translation>
    </message>
    <message>
        <source>Records merged</source>
        <translation>Stammsätze zusammengeführt</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Recovery keys have the digits and all letters but I, L, O and U. Nothing was changed.</source>
        <translation>Wiederherstellungsschlüssel haben die Ziffern und alle Buchstaben außer I, L, O und U. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Reject it instead, if it is your turn.</source>
        <translation>Lehnen Sie ihn stattdessen ab, wenn Sie an der Reihe sind.</translation>
    </message>
    <message>
        <source>Reject it; or go on, and say in a reason why it is right all the same.</source>
        <translation>Lehnen Sie ab; oder machen Sie weiter und begründen, warum es trotzdem richtig ist.</translation>
    </message>
    <message>
        <source>Remove a real office's folder yourself, once there is a backup of it.</source>
        <translation>Entfernen Sie den Ordner eines echten Büros selbst, sobald es eine Sicherung davon gibt.</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Antrag</translation>
    </message>
    <message>
        <source>Request started</source>
        <translation>Antrag gestartet</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anträge</translation>
    </message>
    <message>
        <source>Requests start each other without end</source>
        <translation>Anträge starten einander ohne Ende</translation>
    </message>
    <message>
        <source>Restore a backup into a new folder, or let this laptop join as a new one.</source>
        <translation>Spielen Sie eine Sicherung in einen neuen Ordner zurück, oder lassen Sie diesen Laptop als neuen beitreten.</translation>
    </message>
    <message>
        <source>Restore the last backup into a new folder, or let this laptop join anew: the shared folder still holds what was sent.</source>
        <translation>Spielen Sie die letzte Sicherung in einen neuen Ordner zurück, oder lassen Sie diesen Laptop neu beitreten: Im gemeinsamen Ordner liegt noch, was gesendet wurde.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Roles of a person</source>
        <translation>Rollen einer Person</translation>
    </message>
    <message>
        <source>Row %row</source>
        <translation>Zeile %row</translation>
    </message>
    <message>
        <source>Row %row can never apply</source>
        <translation>Zeile %row kann nie zutreffen</translation>
    </message>
    <message>
        <source>Row %row of “%table” asked people %of times, and %agreed times they said yes</source>
        <translation>Zeile %row von „%table“ hat %of Mal Personen gefragt, und %agreed Mal sagten sie Ja</translation>
    </message>
    <message>
        <source>Rows %row both apply</source>
        <translation>Die Zeilen %row treffen beide zu</translation>
    </message>
    <message>
        <source>Rows %row contradict each other</source>
        <translation>Die Zeilen %row widersprechen sich</translation>
    </message>
    <message>
        <source>Rows before it answer every request that it would answer.</source>
        <translation>Zeilen davor beantworten jeden Antrag, den sie beantworten würde.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Rule %row of “%table” says so.</source>
        <translation>Regel %row von „%table“ sagt das.</translation>
    </message>
    <message>
        <source>Rule table</source>
        <translation>Regeltabelle</translation>
    </message>
    <message>
        <source>Rule tables stand in DMN, CSV, Excel or YAML files. Nothing was changed.</source>
        <translation>Regeltabellen stehen in DMN-, CSV-, Excel- oder YAML-Dateien. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Rules %row of “%table” say so.</source>
        <translation>Die Regeln %row von „%table“ sagen das.</translation>
    </message>
    <message>
        <source>Runs begun</source>
        <translation>Begonnene Läufe</translation>
    </message>
    <message>
        <source>Runs over</source>
        <translation>Beendete Läufe</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8, with the names of fields in the first line.</source>
        <translation>Speichern Sie sie als CSV in UTF-8, mit den Namen der Felder in der ersten Zeile.</translation>
    </message>
    <message>
        <source>Say it with less: a limit for a role, or a budget of the unit above, instead of many lines.</source>
        <translation>Sagen Sie es kürzer: eine Grenze für eine Rolle oder ein Budget der Einheit darüber statt vieler Zeilen.</translation>
    </message>
    <message>
        <source>Say what came</source>
        <translation>Sagen Sie, was gekommen ist</translation>
    </message>
    <message>
        <source>Say what should be changed.</source>
        <translation>Schreiben Sie, was geändert werden soll.</translation>
    </message>
    <message>
        <source>Say why it is erased.</source>
        <translation>Schreiben Sie, warum gelöscht wird.</translation>
    </message>
    <message>
        <source>Say why it may go on.</source>
        <translation>Schreiben Sie, warum es weitergehen darf.</translation>
    </message>
    <message>
        <source>Say why you hand it on.</source>
        <translation>Schreiben Sie, warum Sie weitergeben.</translation>
    </message>
    <message>
        <source>Say why you reject it.</source>
        <translation>Schreiben Sie, warum Sie ablehnen.</translation>
    </message>
    <message>
        <source>Say why you take it back.</source>
        <translation>Schreiben Sie, warum Sie zurückziehen.</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Schreiben Sie, warum.</translation>
    </message>
    <message>
        <source>Second word for an end</source>
        <translation>Zweites Wort für ein Ende</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Send the answer</source>
        <translation>Antwort senden</translation>
    </message>
    <message>
        <source>Set it once more to what is right, then go on.</source>
        <translation>Setzen Sie es noch einmal auf das Richtige, dann machen Sie weiter.</translation>
    </message>
    <message>
        <source>Set it to one of these, or remove it.</source>
        <translation>Stellen Sie eines davon ein, oder entfernen Sie die Einstellung.</translation>
    </message>
    <message>
        <source>Set what is missing, and try again.</source>
        <translation>Ergänzen Sie, was fehlt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Settle verdicts that contradict each other</source>
        <translation>Widersprüchliche Entscheidungen klären</translation>
    </message>
    <message>
        <source>Several records begin so</source>
        <translation>Mehrere Stammsätze beginnen so</translation>
    </message>
    <message>
        <source>Several records fit this supplier. Merge those that are the same.</source>
        <translation>Mehrere Stammsätze passen zu diesem Lieferanten. Führen Sie zusammen, was dasselbe ist.</translation>
    </message>
    <message>
        <source>Several records have an id that begins so.</source>
        <translation>Mehrere Einträge haben eine Kennung, die so beginnt.</translation>
    </message>
    <message>
        <source>Several requests begin like this</source>
        <translation>Mehrere Anträge beginnen so</translation>
    </message>
    <message>
        <source>Several rows may apply if they say the same.</source>
        <translation>Mehrere Zeilen dürfen zutreffen, wenn sie dasselbe sagen.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>Show this to an owner: somebody may have put another log into the folder.</source>
        <translation>Zeigen Sie das einem Inhaber: Jemand könnte ein anderes Protokoll in den Ordner gelegt haben.</translation>
    </message>
    <message>
        <source>Sign in again under Folder and laptops.</source>
        <translation>Melden Sie sich unter Ordner und Laptops neu an.</translation>
    </message>
    <message>
        <source>Signed by %people.</source>
        <translation>Signiert von %people.</translation>
    </message>
    <message>
        <source>Signed work waits for an owner</source>
        <translation>Signierte Arbeit wartet auf einen Inhaber</translation>
    </message>
    <message>
        <source>Signing in is not set up for this provider</source>
        <translation>Für diesen Anbieter ist keine Anmeldung eingerichtet</translation>
    </message>
    <message>
        <source>Signing in to %by is not offered yet</source>
        <translation>Die Anmeldung bei %by gibt es noch nicht</translation>
    </message>
    <message>
        <source>Slowest tenth: from %value</source>
        <translation>Langsamstes Zehntel: ab %value</translation>
    </message>
    <message>
        <source>So many entries of this laptop are not here. Nothing was changed.</source>
        <translation>So viele Einträge dieses Laptops sind nicht hier. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Some entries come from a newer program. They are authentic; what they say was not checked.</source>
        <translation>Einige Einträge stammen von einem neueren Programm. Sie sind echt; was sie sagen, wurde nicht geprüft.</translation>
    </message>
    <message>
        <source>Some lines need a look: they are marked below.</source>
        <translation>Einige Zeilen müssen angesehen werden: Sie sind unten markiert.</translation>
    </message>
    <message>
        <source>Some of its entries or keys are not what was signed. Nothing was changed.</source>
        <translation>Einige Einträge oder Schlüssel darin sind nicht das, was signiert wurde. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Somebody else does it.</source>
        <translation>Jemand anderes tut es.</translation>
    </message>
    <message>
        <source>Somebody else is asked about this run</source>
        <translation>Nach diesem Lauf wird jemand anders gefragt</translation>
    </message>
    <message>
        <source>Somebody else moved it meanwhile</source>
        <translation>Jemand anders hat sie inzwischen verlegt</translation>
    </message>
    <message>
        <source>Somebody else must act; the request's page shows who is asked.</source>
        <translation>Jemand anderes muss handeln; die Seite des Antrags zeigt, wer gefragt ist.</translation>
    </message>
    <message>
        <source>Somebody else verifies this account</source>
        <translation>Jemand anderes prüft dieses Konto</translation>
    </message>
    <message>
        <source>Somebody else wrote this file first</source>
        <translation>Jemand anderes hat diese Datei zuerst geschrieben</translation>
    </message>
    <message>
        <source>Somebody may keep it back, or the word about it is still on its way. A laptop that has it puts it back when it repairs the folder.</source>
        <translation>Jemand hält ihn vielleicht zurück, oder die Nachricht darüber ist noch unterwegs. Ein Laptop, der ihn hat, legt ihn zurück, wenn er den Ordner instand setzt.</translation>
    </message>
    <message>
        <source>Somebody put an older copy in its place. The laptops write again what is missing.</source>
        <translation>Jemand hat eine ältere Kopie an die Stelle gelegt. Die Laptops schreiben wieder, was fehlt.</translation>
    </message>
    <message>
        <source>Somebody who leads does this</source>
        <translation>Das tut jemand mit Leitungsaufgabe</translation>
    </message>
    <message>
        <source>Something about the document is in doubt</source>
        <translation>Etwas an dem Beleg ist zweifelhaft</translation>
    </message>
    <message>
        <source>Something does not belong here</source>
        <translation>Etwas gehört nicht hierher</translation>
    </message>
    <message>
        <source>Something in it does not fit: %expected</source>
        <translation>Etwas darin passt nicht: %expected</translation>
    </message>
    <message>
        <source>Something in it does not fit: %text</source>
        <translation>Etwas darin passt nicht: %text</translation>
    </message>
    <message>
        <source>Something in it is missing or cannot be right. Nothing was kept.</source>
        <translation>Etwas darin fehlt oder kann nicht stimmen. Nichts wurde behalten.</translation>
    </message>
    <message>
        <source>Something in it is not what was written. Nothing was changed.</source>
        <translation>Etwas darin ist nicht das, was geschrieben wurde. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>Etwas fehlt</translation>
    </message>
    <message>
        <source>Something is missing in the folder</source>
        <translation>Im Ordner fehlt etwas</translation>
    </message>
    <message>
        <source>Something is the matter with the shared folder</source>
        <translation>Mit dem gemeinsamen Ordner stimmt etwas nicht</translation>
    </message>
    <message>
        <source>Something stands in the wrong place</source>
        <translation>Etwas steht an falscher Stelle</translation>
    </message>
    <message>
        <source>Something stands twice</source>
        <translation>Etwas kommt doppelt vor</translation>
    </message>
    <message>
        <source>Something that was received is not valid</source>
        <translation>Etwas Empfangenes ist nicht gültig</translation>
    </message>
    <message>
        <source>Something was altered</source>
        <translation>Etwas wurde verändert</translation>
    </message>
    <message>
        <source>Something was forged</source>
        <translation>Etwas wurde gefälscht</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Start it again when you like.</source>
        <translation>Beginnen Sie von neuem, wann Sie möchten.</translation>
    </message>
    <message>
        <source>Start it again, and finish signing in within five minutes in the browser window that opens.</source>
        <translation>Beginnen Sie von neuem, und schließen Sie die Anmeldung im Browserfenster binnen fünf Minuten ab.</translation>
    </message>
    <message>
        <source>Start it again. If it stays so, connect the folder that the provider's own program keeps here.</source>
        <translation>Beginnen Sie von neuem. Bleibt es so, verbinden Sie den Ordner, den das Programm des Anbieters hier führt.</translation>
    </message>
    <message>
        <source>Start of a trial</source>
        <translation>Beginn einer Erprobung</translation>
    </message>
    <message>
        <source>Start two trials, each about one thing.</source>
        <translation>Beginnen Sie zwei Erprobungen, jede für eines.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Stored entries are not what was signed. Nothing was signed or written.</source>
        <translation>Gespeicherte Einträge sind nicht das, was signiert wurde. Es wurde nichts signiert oder geschrieben.</translation>
    </message>
    <message>
        <source>Substitutes</source>
        <translation>Vertretungen</translation>
    </message>
    <message>
        <source>Such an entry is written elsewhere in the log.</source>
        <translation>Ein solcher Eintrag gehört an eine andere Stelle des Protokolls.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>Lieferanten</translation>
    </message>
    <message>
        <source>Suppliers, customers and employees have fields of their own.</source>
        <translation>Lieferanten, Kunden und Mitarbeiter haben je eigene Felder.</translation>
    </message>
    <message>
        <source>Synchronise and look at both; then go on and say in a reason why it is right, or reject it.</source>
        <translation>Gleichen Sie ab und sehen Sie sich beide an; dann machen Sie weiter und begründen, warum es richtig ist, oder lehnen ab.</translation>
    </message>
    <message>
        <source>Synchronise once more. If it stays so, somebody’s program wrote it: reject it, and tell an owner.</source>
        <translation>Gleichen Sie noch einmal ab. Bleibt es so, hat ein Programm es geschrieben: Lehnen Sie ihn ab und sagen Sie es einem Inhaber.</translation>
    </message>
    <message>
        <source>Take some away, or put them into one document.</source>
        <translation>Nehmen Sie einige weg, oder fassen Sie sie in einem Dokument zusammen.</translation>
    </message>
    <message>
        <source>Take the document in again under New request.</source>
        <translation>Nehmen Sie den Beleg unter Neuer Antrag noch einmal auf.</translation>
    </message>
    <message>
        <source>Take the document in with another workflow.</source>
        <translation>Nehmen Sie den Beleg mit einem anderen Ablauf auf.</translation>
    </message>
    <message>
        <source>Take them in with their own names.</source>
        <translation>Übernehmen Sie sie mit ihren eigenen Namen.</translation>
    </message>
    <message>
        <source>Taken in from %file</source>
        <translation>Aufgenommen aus %file</translation>
    </message>
    <message>
        <source>Taking the file apart needs too much memory.</source>
        <translation>Die Datei zu zerlegen, braucht zu viel Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Taking the file apart took too long, so it was stopped.</source>
        <translation>Die Datei zu zerlegen, dauerte zu lange und wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Target met: %aim</source>
        <translation>Ziel erreicht: %aim</translation>
    </message>
    <message>
        <source>Target missed: %aim</source>
        <translation>Ziel verfehlt: %aim</translation>
    </message>
    <message>
        <source>Target: %aim</source>
        <translation>Ziel: %aim</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>That must stay on this laptop alone. Choose another folder.</source>
        <translation>Das muss allein auf diesem Laptop bleiben. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The Excel file is damaged.</source>
        <translation>Die Excel-Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The Excel file is too large.</source>
        <translation>Die Excel-Datei ist zu groß.</translation>
    </message>
    <message>
        <source>The IBAN is not valid.</source>
        <translation>Die IBAN ist nicht gültig.</translation>
    </message>
    <message>
        <source>The IBAN on the invoice is not valid</source>
        <translation>Die IBAN auf der Rechnung ist nicht gültig</translation>
    </message>
    <message>
        <source>The PDF holds several invoices; the first is read.</source>
        <translation>Die PDF-Datei enthält mehrere Rechnungen; die erste wird gelesen.</translation>
    </message>
    <message>
        <source>The PDF is damaged.</source>
        <translation>Die PDF-Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The VAT number holds letters that only look right.</source>
        <translation>Die USt-IdNr. enthält Buchstaben, die nur richtig aussehen.</translation>
    </message>
    <message>
        <source>The VAT number is not valid.</source>
        <translation>Die USt-IdNr. ist nicht gültig.</translation>
    </message>
    <message>
        <source>The VAT number on the invoice is not valid</source>
        <translation>Die USt-IdNr. auf der Rechnung ist nicht gültig</translation>
    </message>
    <message>
        <source>The XML asks to include other files. It was not followed.</source>
        <translation>Die XML-Datei will andere Dateien einbinden. Das wurde nicht befolgt.</translation>
    </message>
    <message>
        <source>The XML file brings definitions of its own, which no invoice needs. It was not read.</source>
        <translation>Die XML-Datei bringt eigene Definitionen mit, die keine Rechnung braucht. Sie wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The XML file is damaged.</source>
        <translation>Die XML-Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The XML file is nested too deeply.</source>
        <translation>Die XML-Datei ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The XML file is too large.</source>
        <translation>Die XML-Datei ist zu groß.</translation>
    </message>
    <message>
        <source>The XML file is written in an unknown way.</source>
        <translation>Die XML-Datei ist auf unbekannte Weise geschrieben.</translation>
    </message>
    <message>
        <source>The address belongs to a domain that is not allowed.</source>
        <translation>Die Adresse gehört zu einer Domäne, die nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>The address can be used</source>
        <translation>Die Adresse ist verwendbar</translation>
    </message>
    <message>
        <source>The amount is above what %person may decide.</source>
        <translation>Der Betrag liegt über dem, was %person entscheiden darf.</translation>
    </message>
    <message>
        <source>The amount is above what you may decide.</source>
        <translation>Der Betrag liegt über dem, was Sie entscheiden dürfen.</translation>
    </message>
    <message>
        <source>The amount is too high to be decided by mail</source>
        <translation>Der Betrag ist zu hoch, um per E-Mail entschieden zu werden</translation>
    </message>
    <message>
        <source>The answer about newer versions cannot be used</source>
        <translation>Die Antwort über neuere Versionen ist nicht brauchbar</translation>
    </message>
    <message>
        <source>The answer in the folder does not fit the code</source>
        <translation>Die Antwort im Ordner passt nicht zum Code</translation>
    </message>
    <message>
        <source>The backup could not be read back</source>
        <translation>Die Sicherung ließ sich nicht zurücklesen</translation>
    </message>
    <message>
        <source>The bank account is not the one this supplier used before</source>
        <translation>Die Bankverbindung ist nicht die, die dieser Lieferant bisher hatte</translation>
    </message>
    <message>
        <source>The bank account is not the one this supplier used before.</source>
        <translation>Die Bankverbindung ist nicht die, die dieser Lieferant bisher hatte.</translation>
    </message>
    <message>
        <source>The branch %branch is not in the list above</source>
        <translation>Die Filiale %branch steht nicht in der Liste oben</translation>
    </message>
    <message>
        <source>The budget is used up</source>
        <translation>Das Budget ist ausgeschöpft</translation>
    </message>
    <message>
        <source>The budget is used up: an owner decides, with a reason.</source>
        <translation>Das Budget ist ausgeschöpft: Ein Inhaber entscheidet, mit Begründung.</translation>
    </message>
    <message>
        <source>The budget was changed meanwhile</source>
        <translation>Das Budget wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>The check digits of the IBAN are wrong.</source>
        <translation>Die Prüfziffern der IBAN sind falsch.</translation>
    </message>
    <message>
        <source>The code does not say where the folder is on this computer. Nothing was changed.</source>
        <translation>Der Code sagt nicht, wo der Ordner auf diesem Computer liegt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The code has ended before it was answered. Ask for a new one.</source>
        <translation>Der Code ist abgelaufen, bevor er beantwortet wurde. Bitten Sie um einen neuen.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Die Verbindung ging verloren.</translation>
    </message>
    <message>
        <source>The connection would not be encrypted.</source>
        <translation>Die Verbindung wäre nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>The country has no region of that name. Nothing was changed.</source>
        <translation>Das Land hat keine Region dieses Namens. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The cryptography on this computer does not work correctly</source>
        <translation>Die Verschlüsselung auf diesem Computer arbeitet nicht richtig</translation>
    </message>
    <message>
        <source>The currency cannot be read.</source>
        <translation>Die Währung ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The dates are not plausible.</source>
        <translation>Die Daten sind nicht plausibel.</translation>
    </message>
    <message>
        <source>The deadline of “%step” passed</source>
        <translation>Die Frist von „%step“ ist abgelaufen</translation>
    </message>
    <message>
        <source>The decision log on this laptop is damaged</source>
        <translation>Das Entscheidungsprotokoll auf diesem Laptop ist beschädigt</translation>
    </message>
    <message>
        <source>The disk cannot be written or read.</source>
        <translation>Der Datenträger kann nicht geschrieben oder gelesen werden.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>The disk reported an error</source>
        <translation>Der Datenträger meldet einen Fehler</translation>
    </message>
    <message>
        <source>The document has no such page.</source>
        <translation>Der Beleg hat keine solche Seite.</translation>
    </message>
    <message>
        <source>The document is written as one kind and names another.</source>
        <translation>Der Beleg ist als eine Art geschrieben und nennt eine andere.</translation>
    </message>
    <message>
        <source>The draft answers it otherwise than expected. Nothing was changed.</source>
        <translation>Der Entwurf antwortet darauf anders als erwartet. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The draft is not on this laptop</source>
        <translation>Der Entwurf ist nicht auf diesem Laptop</translation>
    </message>
    <message>
        <source>The drive is faulty, or a program changes files. Choose another folder.</source>
        <translation>Das Laufwerk ist fehlerhaft, oder ein Programm ändert Dateien. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The earlier one decides, because it stands first. That may be as you want it.</source>
        <translation>Die frühere entscheidet, weil sie zuerst steht. Das kann so gewollt sein.</translation>
    </message>
    <message>
        <source>The end of a log is gone</source>
        <translation>Das Ende eines Protokolls fehlt</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The file changed meanwhile.</source>
        <translation>Die Datei hat sich inzwischen geändert.</translation>
    </message>
    <message>
        <source>The file changed while it was read</source>
        <translation>Die Datei änderte sich beim Lesen</translation>
    </message>
    <message>
        <source>The file changed while it was read.</source>
        <translation>Die Datei änderte sich beim Lesen.</translation>
    </message>
    <message>
        <source>The file could not be kept</source>
        <translation>Die Datei konnte nicht aufbewahrt werden</translation>
    </message>
    <message>
        <source>The file could not be kept: it is not there any more.</source>
        <translation>Die Datei konnte nicht aufbewahrt werden: Sie ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation>Die Datei konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>The file has no sheet of that name.</source>
        <translation>Die Datei hat kein Blatt dieses Namens.</translation>
    </message>
    <message>
        <source>The file holds several documents.</source>
        <translation>Die Datei enthält mehrere Belege.</translation>
    </message>
    <message>
        <source>The file holds several rule tables</source>
        <translation>Die Datei enthält mehrere Regeltabellen</translation>
    </message>
    <message>
        <source>The file is a signed container. Save the invoice that is in it first.</source>
        <translation>Die Datei ist ein signierter Umschlag. Speichern Sie zuerst die Rechnung, die darin liegt.</translation>
    </message>
    <message>
        <source>The file is compressed. Unpack it first.</source>
        <translation>Die Datei ist gepackt. Entpacken Sie sie zuerst.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is locked with a password. Save it without one first.</source>
        <translation>Die Datei ist mit einem Kennwort gesperrt. Speichern Sie sie zuerst ohne.</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file is open in another program.</source>
        <translation>Die Datei ist in einem anderen Programm offen.</translation>
    </message>
    <message>
        <source>The file would unpack to something far too large.</source>
        <translation>Die Datei würde sich zu etwas viel zu Großem entpacken.</translation>
    </message>
    <message>
        <source>The file “%file”</source>
        <translation>Die Datei „%file“</translation>
    </message>
    <message>
        <source>The file's ending does not fit its content.</source>
        <translation>Die Endung der Datei passt nicht zu ihrem Inhalt.</translation>
    </message>
    <message>
        <source>The first row that applies decides.</source>
        <translation>Die erste Zeile entscheidet, die zutrifft.</translation>
    </message>
    <message>
        <source>The folder does not hold the whole office</source>
        <translation>Der Ordner enthält nicht das ganze Büro</translation>
    </message>
    <message>
        <source>The folder has %shown entries of %laptop, and %held are here: an exchange takes in the rest.</source>
        <translation>Der Ordner hat %shown Einträge von %laptop, hier sind %held: Ein Abgleich holt den Rest.</translation>
    </message>
    <message>
        <source>The folder holds a later notice</source>
        <translation>Im Ordner liegt ein späterer Hinweis</translation>
    </message>
    <message>
        <source>The folder is not there.</source>
        <translation>Der Ordner ist nicht da.</translation>
    </message>
    <message>
        <source>The folder is there</source>
        <translation>Der Ordner ist da</translation>
    </message>
    <message>
        <source>The folder may be slow, or keep something back. Exchange another way, or ask on that laptop.</source>
        <translation>Vielleicht ist der Ordner langsam, oder er hält etwas zurück. Gleichen Sie auf anderem Weg ab, oder fragen Sie an jenem Laptop.</translation>
    </message>
    <message>
        <source>The folder may show its laptops different things, or one of the two laptops says what is not so. Bring the laptops together another way, and compare what both show.</source>
        <translation>Vielleicht zeigt der Ordner seinen Laptops Verschiedenes, oder einer der beiden Laptops sagt die Unwahrheit. Bringen Sie die Laptops auf anderem Weg zusammen und vergleichen Sie, was beide zeigen.</translation>
    </message>
    <message>
        <source>The folder shows less than another laptop has</source>
        <translation>Der Ordner zeigt weniger, als ein anderer Laptop hat</translation>
    </message>
    <message>
        <source>The folder shows less than before</source>
        <translation>Der Ordner zeigt weniger als zuvor</translation>
    </message>
    <message>
        <source>The folder was not made for looking around. Nothing was removed.</source>
        <translation>Der Ordner wurde nicht zum Umsehen angelegt. Es wurde nichts entfernt.</translation>
    </message>
    <message>
        <source>The head office stands above all units</source>
        <translation>Die Zentrale steht über allen Bereichen</translation>
    </message>
    <message>
        <source>The host cannot be reached.</source>
        <translation>Der Server ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The host refused it.</source>
        <translation>Der Server hat es abgelehnt.</translation>
    </message>
    <message>
        <source>The host stands in a private network.</source>
        <translation>Der Server steht in einem privaten Netz.</translation>
    </message>
    <message>
        <source>The invitation is for somebody else</source>
        <translation>Die Einladung ist für jemand anderen</translation>
    </message>
    <message>
        <source>The invoice data inside the PDF cannot be read.</source>
        <translation>Die Rechnungsdaten in der PDF-Datei sind nicht lesbar.</translation>
    </message>
    <message>
        <source>The invoice names no account to pay to.</source>
        <translation>Die Rechnung nennt kein Konto, auf das zu zahlen ist.</translation>
    </message>
    <message>
        <source>The invoice names no account to pay to: ask the supplier which one it is</source>
        <translation>Die Rechnung nennt kein Konto, auf das zu zahlen ist: Fragen Sie beim Lieferanten nach</translation>
    </message>
    <message>
        <source>The invoice names no bank account</source>
        <translation>Die Rechnung nennt keine Bankverbindung</translation>
    </message>
    <message>
        <source>The invoice number has no letter or digit to compare.</source>
        <translation>Die Rechnungsnummer hat keinen Buchstaben und keine Ziffer zum Vergleichen.</translation>
    </message>
    <message>
        <source>The key cannot be read</source>
        <translation>Der Schlüssel ist nicht lesbar</translation>
    </message>
    <message>
        <source>The key could not be written</source>
        <translation>Der Schlüssel konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The key file can be read by others</source>
        <translation>Die Schlüsseldatei ist für andere lesbar</translation>
    </message>
    <message>
        <source>The key is not here, so entries were not opened: their hashes and signed heads were compared.</source>
        <translation>Der Schlüssel ist nicht hier, daher wurden die Einträge nicht geöffnet: Verglichen wurden ihre Prüfsummen und die signierten Stände.</translation>
    </message>
    <message>
        <source>The key is typed correctly, and does not belong to the office in this folder. Nothing was changed.</source>
        <translation>Der Schlüssel ist richtig getippt und gehört nicht zu dem Büro in diesem Ordner. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The key of this office cannot be found where it was kept. Nothing is lost: all entries are here.</source>
        <translation>Der Schlüssel dieses Büros ist nicht dort, wo er aufbewahrt wurde. Es geht nichts verloren: Alle Einträge sind hier.</translation>
    </message>
    <message>
        <source>The key that is kept here cannot open the local secrets. Nothing was changed.</source>
        <translation>Der hier aufbewahrte Schlüssel öffnet die Geheimnisse dieses Laptops nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The kind of letters had to be guessed. Look at the names.</source>
        <translation>Die Zeichenart musste geraten werden. Sehen Sie sich die Namen an.</translation>
    </message>
    <message>
        <source>The kind of the document cannot be read.</source>
        <translation>Die Art des Belegs ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The laptop before has not said yet that it stopped</source>
        <translation>Der Laptop davor hat noch nicht gesagt, dass er aufgehört hat</translation>
    </message>
    <message>
        <source>The laptop's log had ended before it</source>
        <translation>Das Protokoll des Laptops war schon davor beendet</translation>
    </message>
    <message>
        <source>The laptops of this office stand under Folder and laptops.</source>
        <translation>Die Laptops dieses Büros stehen unter Ordner und Laptops.</translation>
    </message>
    <message>
        <source>The last day lies before the first, or one of them is no day.</source>
        <translation>Der letzte Tag liegt vor dem ersten, oder einer davon ist kein Tag.</translation>
    </message>
    <message>
        <source>The levels of a budget are between 0 and 10,000 percent.</source>
        <translation>Die Schwellen eines Budgets liegen zwischen 0 und 10.000 Prozent.</translation>
    </message>
    <message>
        <source>The limit of this period is used up</source>
        <translation>Die Grenze dieses Zeitraums ist ausgeschöpft</translation>
    </message>
    <message>
        <source>The list is too long for Excel</source>
        <translation>Die Liste ist zu lang für Excel</translation>
    </message>
    <message>
        <source>The log cannot end there</source>
        <translation>Das Protokoll kann dort nicht enden</translation>
    </message>
    <message>
        <source>The log is not here as it was signed, so the folder cannot be compared with it. Nothing was changed.</source>
        <translation>Das Protokoll ist hier nicht so wie signiert, der Ordner kann also nicht damit verglichen werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The log of this laptop has two histories</source>
        <translation>Das Protokoll dieses Laptops hat zwei Geschichten</translation>
    </message>
    <message>
        <source>The mail is too large.</source>
        <translation>Die Mail ist zu groß.</translation>
    </message>
    <message>
        <source>The name is too long, or holds signs that cannot be printed</source>
        <translation>Der Name ist zu lang oder enthält Zeichen, die nicht druckbar sind</translation>
    </message>
    <message>
        <source>The newest entry is not signed yet</source>
        <translation>Der neueste Eintrag ist noch nicht signiert</translation>
    </message>
    <message>
        <source>The office cannot begin so</source>
        <translation>So kann das Büro nicht beginnen</translation>
    </message>
    <message>
        <source>The office exists already</source>
        <translation>Das Büro gibt es schon</translation>
    </message>
    <message>
        <source>The office has no budget of this name.</source>
        <translation>Das Büro hat kein Budget dieses Namens.</translation>
    </message>
    <message>
        <source>The office has no trial of this name.</source>
        <translation>Das Büro hat keine Erprobung dieses Namens.</translation>
    </message>
    <message>
        <source>The office in this backup was altered</source>
        <translation>Das Büro in dieser Sicherung wurde verändert</translation>
    </message>
    <message>
        <source>The office is changed on another laptop</source>
        <translation>Das Büro wird auf einem anderen Laptop geändert</translation>
    </message>
    <message>
        <source>The office is open elsewhere</source>
        <translation>Das Büro ist anderswo geöffnet</translation>
    </message>
    <message>
        <source>The office's database</source>
        <translation>Die Datenbank des Büros</translation>
    </message>
    <message>
        <source>The office's database is damaged</source>
        <translation>Die Datenbank des Büros ist beschädigt</translation>
    </message>
    <message>
        <source>The office's folder cannot be opened</source>
        <translation>Der Ordner des Büros lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The office's folder cannot be written</source>
        <translation>Der Ordner des Büros lässt sich nicht beschreiben</translation>
    </message>
    <message>
        <source>The office's folder is not where it was</source>
        <translation>Der Ordner des Büros liegt nicht mehr dort, wo er war</translation>
    </message>
    <message>
        <source>The office's log began</source>
        <translation>Das Protokoll des Büros begann</translation>
    </message>
    <message>
        <source>The office's own folder cannot lie in a synced folder</source>
        <translation>Der eigene Ordner des Büros darf nicht in einem abgeglichenen Ordner liegen</translation>
    </message>
    <message>
        <source>The office's own folder cannot lie on a network drive</source>
        <translation>Der eigene Ordner des Büros darf nicht auf einem Netzlaufwerk liegen</translation>
    </message>
    <message>
        <source>The other laptop did not let this one in. Ask whoever gave you the code.</source>
        <translation>Der andere Laptop hat diesen nicht hereingelassen. Fragen Sie, wer Ihnen den Code gegeben hat.</translation>
    </message>
    <message>
        <source>The other request did not end so</source>
        <translation>Der andere Antrag ist nicht so ausgegangen</translation>
    </message>
    <message>
        <source>The other side did not answer.</source>
        <translation>Die andere Seite hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>The other side's answer is not clear.</source>
        <translation>Die Antwort der anderen Seite ist nicht eindeutig.</translation>
    </message>
    <message>
        <source>The owner does not sign on that laptop</source>
        <translation>Der Inhaber signiert auf jenem Laptop nicht</translation>
    </message>
    <message>
        <source>The owner would be asked, because no row says what to do.</source>
        <translation>Der Inhaber würde gefragt, weil keine Zeile sagt, was zu tun ist.</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the file was damaged. Nothing was changed.</source>
        <translation>Die Passphrase ist falsch, oder die Datei ist beschädigt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The person it names had no key on that laptop</source>
        <translation>Die genannte Person hatte auf jenem Laptop keinen Schlüssel</translation>
    </message>
    <message>
        <source>The person it names had no key on that laptop.</source>
        <translation>Die genannte Person hatte auf jenem Laptop keinen Schlüssel.</translation>
    </message>
    <message>
        <source>The person named in the automation says what became of it, or an owner.</source>
        <translation>Was daraus wurde, sagt die in der Automation genannte Person oder ein Inhaber.</translation>
    </message>
    <message>
        <source>The person who pays does not belong to the office.</source>
        <translation>Wer zahlt, gehört nicht zum Büro.</translation>
    </message>
    <message>
        <source>The place where it is kept did not give it. Nothing was changed, nothing is lost.</source>
        <translation>Der Ort, an dem er aufbewahrt wird, gab ihn nicht heraus. Es wurde nichts geändert, nichts geht verloren.</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Das Programm</translation>
    </message>
    <message>
        <source>The program never replaces itself.</source>
        <translation>Das Programm ersetzt sich nie selbst.</translation>
    </message>
    <message>
        <source>The program that reads files could not start.</source>
        <translation>Das Programm, das Dateien liest, konnte nicht starten.</translation>
    </message>
    <message>
        <source>The record is of another kind.</source>
        <translation>Der Eintrag ist von anderer Art.</translation>
    </message>
    <message>
        <source>The recorded answer does not follow from the table and the request's values.</source>
        <translation>Die verzeichnete Antwort folgt nicht aus der Tabelle und den Werten des Antrags.</translation>
    </message>
    <message>
        <source>The request could not be begun.</source>
        <translation>Der Antrag konnte nicht begonnen werden.</translation>
    </message>
    <message>
        <source>The request does not name what was to be erased.</source>
        <translation>Der Antrag nennt nicht, was gelöscht werden sollte.</translation>
    </message>
    <message>
        <source>The request does not wait for this.</source>
        <translation>Der Antrag wartet nicht darauf.</translation>
    </message>
    <message>
        <source>The request exists; it does not begin a second time.</source>
        <translation>Der Antrag ist da; er beginnt kein zweites Mal.</translation>
    </message>
    <message>
        <source>The request has no documents.</source>
        <translation>Der Antrag hat keine Dokumente.</translation>
    </message>
    <message>
        <source>The request stands at “%status”, where this cannot be done.</source>
        <translation>Der Antrag steht auf „%status“; dort geht das nicht.</translation>
    </message>
    <message>
        <source>The request that started this one counts another one for the same step.</source>
        <translation>Der Antrag, der diesen gestartet hat, zählt für denselben Schritt einen anderen.</translation>
    </message>
    <message>
        <source>The request to join cannot be read</source>
        <translation>Die Bitte um Aufnahme ist nicht lesbar</translation>
    </message>
    <message>
        <source>The request uses another table, or another version of it, to its end.</source>
        <translation>Der Antrag benutzt bis zum Ende eine andere Tabelle oder eine andere Version davon.</translation>
    </message>
    <message>
        <source>The request's history shows what was decided.</source>
        <translation>Der Verlauf des Antrags zeigt, was entschieden wurde.</translation>
    </message>
    <message>
        <source>The request's history shows who decided what.</source>
        <translation>Der Verlauf des Antrags zeigt, wer was entschieden hat.</translation>
    </message>
    <message>
        <source>The request's page lists its documents.</source>
        <translation>Die Seite des Antrags zeigt seine Belege.</translation>
    </message>
    <message>
        <source>The request's page shows what it waits for.</source>
        <translation>Die Seite des Antrags zeigt, worauf er wartet.</translation>
    </message>
    <message>
        <source>The request's page shows who is asked, and why.</source>
        <translation>Die Seite des Antrags zeigt, wer gefragt ist und warum.</translation>
    </message>
    <message>
        <source>The request's page shows who is asked.</source>
        <translation>Die Seite des Antrags zeigt, wer gefragt ist.</translation>
    </message>
    <message>
        <source>The rounding is larger than any rounding.</source>
        <translation>Die Rundung ist größer als jede Rundung.</translation>
    </message>
    <message>
        <source>The row</source>
        <translation>Die Zeile</translation>
    </message>
    <message>
        <source>The rule table is not the one that was published.</source>
        <translation>Die Regeltabelle ist nicht die veröffentlichte.</translation>
    </message>
    <message>
        <source>The rule table was changed after this draft was sent</source>
        <translation>Die Regeltabelle wurde geändert, nachdem dieser Entwurf gesendet war</translation>
    </message>
    <message>
        <source>The rule table was changed meanwhile</source>
        <translation>Die Regeltabelle wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>The rules of the office say no (%code).</source>
        <translation>Die Regeln des Büros sagen nein (%code).</translation>
    </message>
    <message>
        <source>The rules of the office say no.</source>
        <translation>Die Regeln des Büros sagen nein.</translation>
    </message>
    <message>
        <source>The rules of the office would refuse such a request.</source>
        <translation>Die Regeln des Büros würden einen solchen Antrag zurückweisen.</translation>
    </message>
    <message>
        <source>The rules say no (%code).</source>
        <translation>Die Regeln sagen nein (%code).</translation>
    </message>
    <message>
        <source>The run of entries %index to %last of %laptop</source>
        <translation>Die Reihe der Einträge %index bis %last von %laptop</translation>
    </message>
    <message>
        <source>The run of entries %index to %last of %laptop, in the file “%file”,</source>
        <translation>Die Reihe der Einträge %index bis %last von %laptop, in der Datei „%file“,</translation>
    </message>
    <message>
        <source>The same invoice came in twice</source>
        <translation>Dieselbe Rechnung kam zweimal herein</translation>
    </message>
    <message>
        <source>The same order was billed twice</source>
        <translation>Dieselbe Bestellung wurde zweimal berechnet</translation>
    </message>
    <message>
        <source>The second person agrees here. Nothing was changed.</source>
        <translation>Die zweite Person stimmt hier zu. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The server does not take the password.</source>
        <translation>Der Server nimmt das Passwort nicht an.</translation>
    </message>
    <message>
        <source>The server is asked when you connect.</source>
        <translation>Der Server wird gefragt, wenn Sie verbinden.</translation>
    </message>
    <message>
        <source>The server lets nobody in for now.</source>
        <translation>Der Server lässt im Moment niemanden hinein.</translation>
    </message>
    <message>
        <source>The server offers no encryption.</source>
        <translation>Der Server bietet keine Verschlüsselung an.</translation>
    </message>
    <message>
        <source>The server refused it for now.</source>
        <translation>Der Server hat es vorerst abgelehnt.</translation>
    </message>
    <message>
        <source>The server's answer cannot be understood.</source>
        <translation>Die Antwort des Servers ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The server's certificate is not trusted.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut.</translation>
    </message>
    <message>
        <source>The setting COUNTERSIGN_KEY_STORE can be “keyring” or “file”. Nothing was changed.</source>
        <translation>Die Einstellung COUNTERSIGN_KEY_STORE kann „keyring“ oder „file“ sein. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The shared folder asks to sign in</source>
        <translation>Der gemeinsame Ordner verlangt eine Anmeldung</translation>
    </message>
    <message>
        <source>The shared folder belongs to another office</source>
        <translation>Der gemeinsame Ordner gehört einem anderen Büro</translation>
    </message>
    <message>
        <source>The shared folder cannot be recognised</source>
        <translation>Der gemeinsame Ordner ist nicht zu erkennen</translation>
    </message>
    <message>
        <source>The shared folder does not let this laptop write</source>
        <translation>Der gemeinsame Ordner lässt diesen Laptop nicht schreiben</translation>
    </message>
    <message>
        <source>The shared folder does not work</source>
        <translation>Der gemeinsame Ordner arbeitet nicht</translation>
    </message>
    <message>
        <source>The shared folder held %size entries of its own log. They were taken in, and this laptop goes on in a new log.</source>
        <translation>Der gemeinsame Ordner enthielt %size Einträge des eigenen Protokolls. Sie wurden übernommen, und dieser Laptop macht in einem neuen Protokoll weiter.</translation>
    </message>
    <message>
        <source>The shared folder is empty</source>
        <translation>Der gemeinsame Ordner ist leer</translation>
    </message>
    <message>
        <source>The shared folder is full</source>
        <translation>Der gemeinsame Ordner ist voll</translation>
    </message>
    <message>
        <source>The shared folder is not there</source>
        <translation>Der gemeinsame Ordner ist nicht da</translation>
    </message>
    <message>
        <source>The shared folder may not be used</source>
        <translation>Der gemeinsame Ordner darf nicht benutzt werden</translation>
    </message>
    <message>
        <source>The sign-in did not succeed</source>
        <translation>Die Anmeldung gelang nicht</translation>
    </message>
    <message>
        <source>The sign-in was cancelled</source>
        <translation>Die Anmeldung wurde abgebrochen</translation>
    </message>
    <message>
        <source>The signature of the pack is wrong.</source>
        <translation>Die Unterschrift des Pakets ist falsch.</translation>
    </message>
    <message>
        <source>The signed head of %laptop at %size entries</source>
        <translation>Der signierte Stand von %laptop bei %size Einträgen</translation>
    </message>
    <message>
        <source>The signed heads of the log of %laptop</source>
        <translation>Die Ablage der signierten Stände von %laptop</translation>
    </message>
    <message>
        <source>The stored head of the log does not fit its entries.</source>
        <translation>Der gespeicherte Stand des Protokolls passt nicht zu seinen Einträgen.</translation>
    </message>
    <message>
        <source>The stored head of the log of %laptop</source>
        <translation>Der gespeicherte Stand des Protokolls von %laptop</translation>
    </message>
    <message>
        <source>The stored length of the log does not fit its entries.</source>
        <translation>Die gespeicherte Länge des Protokolls passt nicht zu seinen Einträgen.</translation>
    </message>
    <message>
        <source>The substitute has not accepted themself, somebody else is still asked, or it is written already.</source>
        <translation>Die Vertretung hat noch nicht selbst zugesagt, jemand anderes ist noch gefragt, oder sie ist schon eingetragen.</translation>
    </message>
    <message>
        <source>The sums do not add up.</source>
        <translation>Die Summen gehen nicht auf.</translation>
    </message>
    <message>
        <source>The sums on the invoice do not add up</source>
        <translation>Die Summen auf der Rechnung gehen nicht auf</translation>
    </message>
    <message>
        <source>The supplier gives a trading name only.</source>
        <translation>Der Lieferant nennt nur einen Handelsnamen.</translation>
    </message>
    <message>
        <source>The supplier is new</source>
        <translation>Der Lieferant ist neu</translation>
    </message>
    <message>
        <source>The supplier's record says that nothing is bought there.</source>
        <translation>Laut Stammsatz des Lieferanten wird dort nichts gekauft.</translation>
    </message>
    <message>
        <source>The supplier's record says: “%why”.</source>
        <translation>Im Stammsatz des Lieferanten steht: „%why“.</translation>
    </message>
    <message>
        <source>The system refuses access to it. Everything decided on this laptop is kept here, and nothing is lost.</source>
        <translation>Das System verweigert den Zugriff. Alles auf diesem Laptop Entschiedene ist hier aufbewahrt, nichts geht verloren.</translation>
    </message>
    <message>
        <source>The table has no rows.</source>
        <translation>Die Tabelle hat keine Zeilen.</translation>
    </message>
    <message>
        <source>The table has too many columns.</source>
        <translation>Die Tabelle hat zu viele Spalten.</translation>
    </message>
    <message>
        <source>The table has too many rows.</source>
        <translation>Die Tabelle hat zu viele Zeilen.</translation>
    </message>
    <message>
        <source>The table is damaged.</source>
        <translation>Die Tabelle ist beschädigt.</translation>
    </message>
    <message>
        <source>The table “%table”, which follows from the log,</source>
        <translation>Die Tabelle „%table“, die aus dem Protokoll folgt,</translation>
    </message>
    <message>
        <source>The template cannot be read.</source>
        <translation>Die Vorlage ist nicht zu lesen.</translation>
    </message>
    <message>
        <source>The text in “%field” is too long. Shorten it.</source>
        <translation>Der Text in „%field“ ist zu lang. Kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>The time that this step waits for has not come.</source>
        <translation>Die Zeit, auf die dieser Schritt wartet, ist noch nicht gekommen.</translation>
    </message>
    <message>
        <source>The version that it builds on is not the newest one.</source>
        <translation>Die Version, auf der das aufbaut, ist nicht die neueste.</translation>
    </message>
    <message>
        <source>The wait “%step” ended</source>
        <translation>Das Warten „%step“ ist zu Ende</translation>
    </message>
    <message>
        <source>The workflow asks the table “%table”, which does not hold today.</source>
        <translation>Der Ablauf fragt die Tabelle „%table“, die heute nicht gilt.</translation>
    </message>
    <message>
        <source>The workflow has no such field.</source>
        <translation>Der Ablauf hat kein solches Feld.</translation>
    </message>
    <message>
        <source>The workflow was ended</source>
        <translation>Der Ablauf wurde beendet</translation>
    </message>
    <message>
        <source>The written values do not follow from the workflow and the request's values.</source>
        <translation>Die geschriebenen Werte folgen nicht aus dem Ablauf und den Werten des Antrags.</translation>
    </message>
    <message>
        <source>There are no records of this kind</source>
        <translation>Solche Stammsätze gibt es nicht</translation>
    </message>
    <message>
        <source>There are no such entries</source>
        <translation>Es gibt keine solchen Einträge</translation>
    </message>
    <message>
        <source>There are requests of “%workflow”, so its definition is kept.</source>
        <translation>Es gibt Anträge von „%workflow“, darum bleibt die Beschreibung erhalten.</translation>
    </message>
    <message>
        <source>There are several currencies.</source>
        <translation>Es gibt mehrere Währungen.</translation>
    </message>
    <message>
        <source>There are several due dates.</source>
        <translation>Es gibt mehrere Fälligkeiten.</translation>
    </message>
    <message>
        <source>There are several order numbers.</source>
        <translation>Es gibt mehrere Bestellnummern.</translation>
    </message>
    <message>
        <source>There are several payment references.</source>
        <translation>Es gibt mehrere Zahlungsreferenzen.</translation>
    </message>
    <message>
        <source>There are too many addresses.</source>
        <translation>Es sind zu viele Adressen.</translation>
    </message>
    <message>
        <source>There are too many attachments.</source>
        <translation>Es gibt zu viele Anhänge.</translation>
    </message>
    <message>
        <source>There are too many files.</source>
        <translation>Es sind zu viele Dateien.</translation>
    </message>
    <message>
        <source>There are too many rows.</source>
        <translation>Es sind zu viele Zeilen.</translation>
    </message>
    <message>
        <source>There are too many values. A record has at most 12 fields of its own.</source>
        <translation>Es sind zu viele Werte. Ein Eintrag hat höchstens 12 eigene Felder.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>Es gibt schon eine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>There is a member of an office in this folder already. Nothing was changed.</source>
        <translation>In diesem Ordner liegt schon das Mitglied eines Büros. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>There is little room: %free free</source>
        <translation>Es ist wenig Platz: %free frei</translation>
    </message>
    <message>
        <source>There is more in this line than name, branch, role and e-mail</source>
        <translation>In dieser Zeile steht mehr als Name, Filiale, Rolle und E-Mail</translation>
    </message>
    <message>
        <source>There is no agreed substitution to write down</source>
        <translation>Es gibt keine vereinbarte Vertretung einzutragen</translation>
    </message>
    <message>
        <source>There is no decision to alter. Nothing was changed.</source>
        <translation>Es gibt keine Entscheidung, die sich verändern ließe. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>There is no field “%field” on this form.</source>
        <translation>Auf diesem Formular gibt es kein Feld „%field“.</translation>
    </message>
    <message>
        <source>There is no key here, so that nobody could tell who decided. Nothing was changed.</source>
        <translation>Hier ist kein Schlüssel; niemand könnte erkennen, wer entschieden hat. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>There is no name in this line</source>
        <translation>In dieser Zeile steht kein Name</translation>
    </message>
    <message>
        <source>There is no notice to pass on</source>
        <translation>Es gibt keinen Hinweis zum Weitergeben</translation>
    </message>
    <message>
        <source>There is no office in this folder</source>
        <translation>In diesem Ordner liegt kein Büro</translation>
    </message>
    <message>
        <source>There is no role %role: Manager, Bookkeeper or Clerk</source>
        <translation>Es gibt keine Rolle %role: Manager, Buchhaltung oder Sachbearbeitung</translation>
    </message>
    <message>
        <source>There is no room left in it. Everything decided on this laptop is kept here, and nothing is lost.</source>
        <translation>Es ist kein Platz mehr darin. Alles auf diesem Laptop Entschiedene ist hier aufbewahrt, nichts geht verloren.</translation>
    </message>
    <message>
        <source>There is no room left in the shared folder</source>
        <translation>Im gemeinsamen Ordner ist kein Platz mehr</translation>
    </message>
    <message>
        <source>There is no room: %free free</source>
        <translation>Es ist kein Platz: %free frei</translation>
    </message>
    <message>
        <source>There is no such action</source>
        <translation>Diese Aktion gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such automation</source>
        <translation>Diese Automation gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such budget</source>
        <translation>Dieses Budget gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such field</source>
        <translation>Ein solches Feld gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such file</source>
        <translation>Eine solche Datei gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Es gibt keine solche Datei.</translation>
    </message>
    <message>
        <source>There is no such folder</source>
        <translation>Einen solchen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such kind of request.</source>
        <translation>Es gibt keine solche Art von Antrag.</translation>
    </message>
    <message>
        <source>There is no such laptop</source>
        <translation>Einen solchen Laptop gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such person</source>
        <translation>Eine solche Person gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such place for keys</source>
        <translation>Einen solchen Ort für Schlüssel gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such process</source>
        <translation>Diesen Ablauf gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such record here</source>
        <translation>Diesen Stammsatz gibt es hier nicht</translation>
    </message>
    <message>
        <source>There is no such request here</source>
        <translation>Einen solchen Antrag gibt es hier nicht</translation>
    </message>
    <message>
        <source>There is no such request.</source>
        <translation>Es gibt keinen solchen Antrag.</translation>
    </message>
    <message>
        <source>There is no such role</source>
        <translation>Eine solche Rolle gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such rule table</source>
        <translation>Eine solche Regeltabelle gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such thing to tick</source>
        <translation>So etwas gibt es nicht abzuhaken</translation>
    </message>
    <message>
        <source>There is no such time zone</source>
        <translation>Diese Zeitzone gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such trial</source>
        <translation>Diese Erprobung gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such unit</source>
        <translation>Einen solchen Bereich gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such workflow</source>
        <translation>Einen solchen Ablauf gibt es nicht</translation>
    </message>
    <message>
        <source>There is nobody to send it to.</source>
        <translation>Es gibt niemanden, an den es gehen könnte.</translation>
    </message>
    <message>
        <source>There is nobody with a mail address for it.</source>
        <translation>Es gibt dafür niemanden mit einer Mailadresse.</translation>
    </message>
    <message>
        <source>There is nothing to ask: this program asks nobody on the web, and no shared folder is connected.</source>
        <translation>Es gibt nichts, wo gefragt werden könnte: Dieses Programm fragt niemanden im Netz, und kein gemeinsamer Ordner ist verbunden.</translation>
    </message>
    <message>
        <source>There is nothing to erase</source>
        <translation>Es gibt nichts zu löschen</translation>
    </message>
    <message>
        <source>There is nothing to erase: no document and no personal data is left.</source>
        <translation>Es gibt nichts zu löschen: Kein Beleg und kein persönliches Datum ist mehr da.</translation>
    </message>
    <message>
        <source>There is nothing to go back to</source>
        <translation>Es gibt nichts, wohin man zurückkehren könnte</translation>
    </message>
    <message>
        <source>There is nothing to say about this run</source>
        <translation>Zu diesem Lauf ist nichts zu sagen</translation>
    </message>
    <message>
        <source>There is nothing to try</source>
        <translation>Es gibt nichts zu erproben</translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation>Es gibt nichts zu schreiben.</translation>
    </message>
    <message>
        <source>There is room: %free free</source>
        <translation>Es ist Platz: %free frei</translation>
    </message>
    <message>
        <source>There is something in this folder already</source>
        <translation>In diesem Ordner liegt schon etwas</translation>
    </message>
    <message>
        <source>There is something of this name already</source>
        <translation>Etwas mit diesem Namen gibt es schon</translation>
    </message>
    <message>
        <source>There is too much in this file.</source>
        <translation>In dieser Datei ist zu viel.</translation>
    </message>
    <message>
        <source>There was no answer in time. Nothing was changed.</source>
        <translation>Es kam nicht rechtzeitig eine Antwort. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>These are one record already</source>
        <translation>Das ist schon ein Stammsatz</translation>
    </message>
    <message>
        <source>These are records of different kinds</source>
        <translation>Das sind Stammsätze verschiedener Art</translation>
    </message>
    <message>
        <source>These are too many branches for one page.</source>
        <translation>Das sind zu viele Filialen für eine Seite.</translation>
    </message>
    <message>
        <source>These are too many people for one page: add the others later</source>
        <translation>Das sind zu viele Personen für eine Seite: Ergänzen Sie die anderen später</translation>
    </message>
    <message>
        <source>These bytes are not valid</source>
        <translation>Diese Daten sind nicht gültig</translation>
    </message>
    <message>
        <source>These days do not fit</source>
        <translation>Diese Tage passen nicht</translation>
    </message>
    <message>
        <source>These entries do not continue the log</source>
        <translation>Diese Einträge setzen das Protokoll nicht fort</translation>
    </message>
    <message>
        <source>These entries stand behind the place where the log has two histories.</source>
        <translation>Diese Einträge stehen hinter der Stelle, an der das Protokoll zwei Geschichten hat.</translation>
    </message>
    <message>
        <source>These two duties are kept apart</source>
        <translation>Diese beiden Aufgaben sind getrennt</translation>
    </message>
    <message>
        <source>They are informed and decide nothing.</source>
        <translation>Sie werden informiert und entscheiden nichts.</translation>
    </message>
    <message>
        <source>They are left alone. A folder of its own is tidier.</source>
        <translation>Sie werden nicht angerührt. Ein eigener Ordner ist ordentlicher.</translation>
    </message>
    <message>
        <source>They ask first.</source>
        <translation>Sie fragen zuerst.</translation>
    </message>
    <message>
        <source>They decide, then tell.</source>
        <translation>Sie entscheiden und sagen es dann.</translation>
    </message>
    <message>
        <source>They decide.</source>
        <translation>Sie entscheiden.</translation>
    </message>
    <message>
        <source>They were proposed by the program, and “%workflow” does not begin with a form in which a person confirms them.</source>
        <translation>Das Programm hat sie vorgeschlagen, und „%workflow“ beginnt nicht mit einem Formular, in dem eine Person sie bestätigt.</translation>
    </message>
    <message>
        <source>This account is not on the record</source>
        <translation>Dieses Konto steht nicht im Stammsatz</translation>
    </message>
    <message>
        <source>This action cannot be read</source>
        <translation>Diese Aktion ist nicht lesbar</translation>
    </message>
    <message>
        <source>This address cannot be read</source>
        <translation>Diese Adresse ist nicht lesbar</translation>
    </message>
    <message>
        <source>This address on the web cannot be used</source>
        <translation>Diese Adresse im Web kann nicht benutzt werden</translation>
    </message>
    <message>
        <source>This amount does not fit</source>
        <translation>Dieser Betrag passt nicht</translation>
    </message>
    <message>
        <source>This automation is not whole</source>
        <translation>Diese Automation ist nicht vollständig</translation>
    </message>
    <message>
        <source>This automation is over</source>
        <translation>Diese Automation ist beendet</translation>
    </message>
    <message>
        <source>This backup is damaged</source>
        <translation>Diese Sicherung ist beschädigt</translation>
    </message>
    <message>
        <source>This backup is locked</source>
        <translation>Diese Sicherung ist gesperrt</translation>
    </message>
    <message>
        <source>This backup needs a newer program</source>
        <translation>Diese Sicherung braucht ein neueres Programm</translation>
    </message>
    <message>
        <source>This cannot be tried</source>
        <translation>Das kann nicht erprobt werden</translation>
    </message>
    <message>
        <source>This cannot be used.</source>
        <translation>Das ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>This character is in no recovery key</source>
        <translation>Dieses Zeichen kommt in keinem Wiederherstellungsschlüssel vor</translation>
    </message>
    <message>
        <source>This computer knows no time zone of that name. Nothing was changed.</source>
        <translation>Dieser Rechner kennt keine Zeitzone dieses Namens. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This currency has fewer decimals.</source>
        <translation>Diese Währung hat weniger Nachkommastellen.</translation>
    </message>
    <message>
        <source>This date is too recent</source>
        <translation>Dieses Datum ist zu jung</translation>
    </message>
    <message>
        <source>This does not belong here</source>
        <translation>Das gehört nicht hierher</translation>
    </message>
    <message>
        <source>This draft cannot decide</source>
        <translation>Dieser Entwurf kann nicht entscheiden</translation>
    </message>
    <message>
        <source>This draft changes nothing</source>
        <translation>Dieser Entwurf ändert nichts</translation>
    </message>
    <message>
        <source>This draft is published already</source>
        <translation>Dieser Entwurf ist bereits veröffentlicht</translation>
    </message>
    <message>
        <source>This draft leaves requests open</source>
        <translation>Dieser Entwurf lässt Anträge offen</translation>
    </message>
    <message>
        <source>This exchange rate cannot be used</source>
        <translation>Dieser Wechselkurs ist nicht brauchbar</translation>
    </message>
    <message>
        <source>This field is contested</source>
        <translation>Dieses Feld ist strittig</translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation>Diese Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>This file cannot be read as a list of records</source>
        <translation>Diese Datei lässt sich nicht als Liste von Stammsätzen lesen</translation>
    </message>
    <message>
        <source>This file cannot be used as it is</source>
        <translation>Diese Datei ist so nicht verwendbar</translation>
    </message>
    <message>
        <source>This file was locked in an unusual way</source>
        <translation>Diese Datei wurde auf ungewöhnliche Weise gesperrt</translation>
    </message>
    <message>
        <source>This file was sent before</source>
        <translation>Diese Datei wurde schon gesendet</translation>
    </message>
    <message>
        <source>This folder belongs to another office</source>
        <translation>Dieser Ordner gehört einem anderen Büro</translation>
    </message>
    <message>
        <source>This folder holds an older or another history than before</source>
        <translation>Dieser Ordner enthält eine ältere oder andere Geschichte als zuvor</translation>
    </message>
    <message>
        <source>This folder holds something else</source>
        <translation>Dieser Ordner enthält etwas anderes</translation>
    </message>
    <message>
        <source>This folder needs a newer program</source>
        <translation>Dieser Ordner braucht ein neueres Programm</translation>
    </message>
    <message>
        <source>This folder tells another history</source>
        <translation>Dieser Ordner erzählt eine andere Geschichte</translation>
    </message>
    <message>
        <source>This invitation code cannot be used</source>
        <translation>Dieser Einladungscode ist nicht verwendbar</translation>
    </message>
    <message>
        <source>This invitation code is mistyped</source>
        <translation>Dieser Einladungscode ist vertippt</translation>
    </message>
    <message>
        <source>This invitation has ended</source>
        <translation>Diese Einladung ist abgelaufen</translation>
    </message>
    <message>
        <source>This invitation was used already</source>
        <translation>Diese Einladung wurde schon benutzt</translation>
    </message>
    <message>
        <source>This is a file</source>
        <translation>Das ist eine Datei</translation>
    </message>
    <message>
        <source>This is a folder</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>This is above the limit</source>
        <translation>Das liegt über der Grenze</translation>
    </message>
    <message>
        <source>This is an old or locked Office file. Save it as .xlsx without a password.</source>
        <translation>Das ist eine alte oder gesperrte Office-Datei. Speichern Sie sie als .xlsx ohne Kennwort.</translation>
    </message>
    <message>
        <source>This is decided already</source>
        <translation>Das ist schon entschieden</translation>
    </message>
    <message>
        <source>This is decided already.</source>
        <translation>Das ist schon entschieden.</translation>
    </message>
    <message>
        <source>This is from another version of the program</source>
        <translation>Das stammt von einer anderen Version des Programms</translation>
    </message>
    <message>
        <source>This is more than any real amount.</source>
        <translation>Das ist mehr als jeder wirkliche Betrag.</translation>
    </message>
    <message>
        <source>This is no change of a record</source>
        <translation>Das ist keine Änderung eines Stammsatzes</translation>
    </message>
    <message>
        <source>This is no country</source>
        <translation>Das ist kein Land</translation>
    </message>
    <message>
        <source>This is no currency</source>
        <translation>Das ist keine Währung</translation>
    </message>
    <message>
        <source>This is no e-mail address</source>
        <translation>Das ist keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>This is no file.</source>
        <translation>Das ist keine Datei.</translation>
    </message>
    <message>
        <source>This is no invoice.</source>
        <translation>Das ist keine Rechnung.</translation>
    </message>
    <message>
        <source>This is no shared folder</source>
        <translation>Das ist kein gemeinsamer Ordner</translation>
    </message>
    <message>
        <source>This is no text</source>
        <translation>Das ist kein Text</translation>
    </message>
    <message>
        <source>This is no time</source>
        <translation>Das ist keine Zeit</translation>
    </message>
    <message>
        <source>This is not a backup of an office</source>
        <translation>Das ist keine Sicherung eines Büros</translation>
    </message>
    <message>
        <source>This is not an evidence pack</source>
        <translation>Das ist kein Nachweispaket</translation>
    </message>
    <message>
        <source>This is not an office's database</source>
        <translation>Das ist keine Datenbank eines Büros</translation>
    </message>
    <message>
        <source>This is not decided by mail</source>
        <translation>Das wird nicht per E-Mail entschieden</translation>
    </message>
    <message>
        <source>This is not of this request</source>
        <translation>Das gehört nicht zu diesem Antrag</translation>
    </message>
    <message>
        <source>This is not permitted</source>
        <translation>Das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>This is not proposed any more</source>
        <translation>Das wird nicht mehr vorgeschlagen</translation>
    </message>
    <message>
        <source>This is not the request that the step starts</source>
        <translation>Das ist nicht der Antrag, den der Schritt startet</translation>
    </message>
    <message>
        <source>This is not the sample firm</source>
        <translation>Das ist nicht die Beispielfirma</translation>
    </message>
    <message>
        <source>This is not what the rule answers</source>
        <translation>Das antwortet die Regel nicht</translation>
    </message>
    <message>
        <source>This is not what the workflow writes</source>
        <translation>Das schreibt der Ablauf nicht</translation>
    </message>
    <message>
        <source>This is the shared folder of another office.</source>
        <translation>Das ist der gemeinsame Ordner eines anderen Büros.</translation>
    </message>
    <message>
        <source>This is too long for one entry of the log</source>
        <translation>Das ist zu lang für einen Eintrag des Protokolls</translation>
    </message>
    <message>
        <source>This is tried there already</source>
        <translation>Das wird dort schon erprobt</translation>
    </message>
    <message>
        <source>This is version %1. No newer one was heard of.</source>
        <translation>Dies ist Version %1. Von einer neueren ist nichts bekannt.</translation>
    </message>
    <message>
        <source>This key does not belong to this office's folder</source>
        <translation>Dieser Schlüssel gehört nicht zum Ordner dieses Büros</translation>
    </message>
    <message>
        <source>This kind of file cannot be used here</source>
        <translation>Dateien dieser Art können hier nicht benutzt werden</translation>
    </message>
    <message>
        <source>This laptop cannot read the newest changes of the office</source>
        <translation>Dieser Laptop kann die neuesten Änderungen des Büros nicht lesen</translation>
    </message>
    <message>
        <source>This laptop does not belong to the office any more</source>
        <translation>Dieser Laptop gehört nicht mehr zum Büro</translation>
    </message>
    <message>
        <source>This laptop does not belong to the office any more: it can only read.</source>
        <translation>Dieser Laptop gehört nicht mehr zum Büro: Er kann nur lesen.</translation>
    </message>
    <message>
        <source>This laptop does not wait for an answer</source>
        <translation>Dieser Laptop wartet auf keine Antwort</translation>
    </message>
    <message>
        <source>This laptop has a twin</source>
        <translation>Dieser Laptop hat einen Zwilling</translation>
    </message>
    <message>
        <source>This laptop has heard of no newer version. Nothing was changed.</source>
        <translation>Dieser Laptop weiß von keiner neueren Version. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This laptop has no key to read it</source>
        <translation>Dieser Laptop hat keinen Schlüssel, um es zu lesen</translation>
    </message>
    <message>
        <source>This laptop has no mail account of that name.</source>
        <translation>Dieser Laptop hat kein Mailkonto dieses Namens.</translation>
    </message>
    <message>
        <source>This laptop has no mailbox of that name</source>
        <translation>Dieser Laptop hat kein Postfach dieses Namens</translation>
    </message>
    <message>
        <source>This laptop is a member already</source>
        <translation>Dieser Laptop ist schon Mitglied</translation>
    </message>
    <message>
        <source>This laptop is still waiting to be let in</source>
        <translation>Dieser Laptop wartet noch auf seine Aufnahme</translation>
    </message>
    <message>
        <source>This laptop keeps no list of that name.</source>
        <translation>Dieser Laptop hat keine Liste dieses Namens.</translation>
    </message>
    <message>
        <source>This laptop may not post to that host.</source>
        <translation>Dieser Laptop darf nichts an diesen Server senden.</translation>
    </message>
    <message>
        <source>This laptop may not read what belongs here</source>
        <translation>Dieser Laptop darf nicht lesen, was hierher gehört</translation>
    </message>
    <message>
        <source>This laptop no longer writes for the office</source>
        <translation>Dieser Laptop schreibt nicht mehr für das Büro</translation>
    </message>
    <message>
        <source>This laptop writes about all the others</source>
        <translation>Dieser Laptop verwaltet alle anderen</translation>
    </message>
    <message>
        <source>This laptop's key is not there</source>
        <translation>Der Schlüssel dieses Laptops fehlt</translation>
    </message>
    <message>
        <source>This laptop's log has ended already</source>
        <translation>Das Protokoll dieses Laptops ist schon beendet</translation>
    </message>
    <message>
        <source>This laptop's log has two histories</source>
        <translation>Das Protokoll dieses Laptops hat zwei Geschichten</translation>
    </message>
    <message>
        <source>This laptop's log has two histories: it can only read.</source>
        <translation>Das Protokoll dieses Laptops hat zwei Geschichten: Er kann nur lesen.</translation>
    </message>
    <message>
        <source>This laptop's own data lies there</source>
        <translation>Dort liegen die eigenen Daten dieses Laptops</translation>
    </message>
    <message>
        <source>This limit for deciding by mail does not fit</source>
        <translation>Diese Grenze für Entscheidungen per E-Mail passt nicht</translation>
    </message>
    <message>
        <source>This line of reporting has no end</source>
        <translation>Diese Kette von Vorgesetzten hat kein Ende</translation>
    </message>
    <message>
        <source>This mail account cannot be used so</source>
        <translation>Dieses Mailkonto kann so nicht benutzt werden</translation>
    </message>
    <message>
        <source>This mailbox cannot be used so</source>
        <translation>Dieses Postfach ist so nicht verwendbar</translation>
    </message>
    <message>
        <source>This name cannot be used</source>
        <translation>Dieser Name ist nicht verwendbar</translation>
    </message>
    <message>
        <source>This name is too long, or holds signs that cannot be printed.</source>
        <translation>Dieser Name ist zu lang oder enthält Zeichen, die nicht druckbar sind.</translation>
    </message>
    <message>
        <source>This name stands further up already: add something that tells them apart</source>
        <translation>Dieser Name steht schon weiter oben: Ergänzen Sie, was beide unterscheidet</translation>
    </message>
    <message numerus="yes">
        <source>This needs %n different people, and only %who may act.</source>
        <translation>
            <numerusform>Das braucht %n Person, und nur %who darf handeln.</numerusform>
            <numerusform>Das braucht %n verschiedene Personen, und nur %who darf handeln.</numerusform>
        </translation>
    </message>
    <message>
        <source>This office does not review drafts yet</source>
        <translation>Dieses Büro prüft Entwürfe noch nicht</translation>
    </message>
    <message>
        <source>This office has no recovery key here</source>
        <translation>Dieses Büro hat hier keinen Wiederherstellungsschlüssel</translation>
    </message>
    <message>
        <source>This office has no role “%role”.</source>
        <translation>Dieses Büro hat keine Rolle „%role“.</translation>
    </message>
    <message>
        <source>This office has no shared folder yet</source>
        <translation>Dieses Büro hat noch keinen gemeinsamen Ordner</translation>
    </message>
    <message>
        <source>This office has no unit “%unit”.</source>
        <translation>Dieses Büro hat keinen Bereich „%unit“.</translation>
    </message>
    <message>
        <source>This office has no workflow “%workflow”.</source>
        <translation>Dieses Büro hat keinen Ablauf „%workflow“.</translation>
    </message>
    <message>
        <source>This office has several owners. Nothing was changed.</source>
        <translation>Dieses Büro hat mehrere Inhaber. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This office needs a newer program</source>
        <translation>Dieses Büro braucht ein neueres Programm</translation>
    </message>
    <message>
        <source>This office was copied from another computer</source>
        <translation>Dieses Büro wurde von einem anderen Computer kopiert</translation>
    </message>
    <message>
        <source>This office's folder was an older copy of itself</source>
        <translation>Der Ordner dieses Büros war eine ältere Kopie seiner selbst</translation>
    </message>
    <message>
        <source>This passphrase cannot be used</source>
        <translation>Diese Passphrase ist nicht verwendbar</translation>
    </message>
    <message>
        <source>This passphrase does not open the file</source>
        <translation>Diese Passphrase öffnet die Datei nicht</translation>
    </message>
    <message>
        <source>This period cannot be used</source>
        <translation>Dieser Zeitraum geht nicht</translation>
    </message>
    <message>
        <source>This person</source>
        <translation>Diese Person</translation>
    </message>
    <message>
        <source>This person cannot be added so</source>
        <translation>So kann diese Person nicht angelegt werden</translation>
    </message>
    <message>
        <source>This person cannot be the second</source>
        <translation>Diese Person kann nicht die zweite sein</translation>
    </message>
    <message>
        <source>This person cannot decide by mail here</source>
        <translation>Diese Person kann hier nicht per E-Mail entscheiden</translation>
    </message>
    <message>
        <source>This person cannot take over</source>
        <translation>Diese Person kann nicht übernehmen</translation>
    </message>
    <message>
        <source>This person does not belong to the office any more</source>
        <translation>Diese Person gehört nicht mehr zum Büro</translation>
    </message>
    <message>
        <source>This person does not hold the role that is asked here.</source>
        <translation>Diese Person hat nicht die Rolle, die hier gefragt ist.</translation>
    </message>
    <message>
        <source>This person does not sign on this laptop</source>
        <translation>Diese Person signiert nicht auf diesem Laptop</translation>
    </message>
    <message>
        <source>This person is not an active member</source>
        <translation>Diese Person ist kein aktives Mitglied</translation>
    </message>
    <message>
        <source>This program cannot do what the automation asks for. Nothing was done.</source>
        <translation>Dieses Programm kann nicht, was die Automation verlangt. Nichts wurde getan.</translation>
    </message>
    <message>
        <source>This program is not registered there. Nothing was changed.</source>
        <translation>Dieses Programm ist dort nicht angemeldet. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This record was not merged</source>
        <translation>Dieser Stammsatz wurde nicht zusammengeführt</translation>
    </message>
    <message>
        <source>This recovery key is for another office</source>
        <translation>Dieser Wiederherstellungsschlüssel gehört zu einem anderen Büro</translation>
    </message>
    <message>
        <source>This recovery key is mistyped</source>
        <translation>Dieser Wiederherstellungsschlüssel ist vertippt</translation>
    </message>
    <message>
        <source>This recovery key is not complete</source>
        <translation>Dieser Wiederherstellungsschlüssel ist nicht vollständig</translation>
    </message>
    <message>
        <source>This request counts “%title” as done. Here it is not, or it came to something else.</source>
        <translation>Für diesen Antrag ist „%title“ erledigt. Hier ist er es nicht, oder er ging anders aus.</translation>
    </message>
    <message>
        <source>This request keeps no draft</source>
        <translation>Dieser Antrag enthält keinen Entwurf</translation>
    </message>
    <message>
        <source>This rule table cannot be used as it is</source>
        <translation>Diese Regeltabelle ist so nicht verwendbar</translation>
    </message>
    <message>
        <source>This share does not fit</source>
        <translation>Dieser Anteil passt nicht</translation>
    </message>
    <message>
        <source>This step was not saved; everything saved before is safe.</source>
        <translation>Dieser Schritt wurde nicht gespeichert; alles vorher Gespeicherte ist sicher.</translation>
    </message>
    <message>
        <source>This table has mistakes</source>
        <translation>Diese Tabelle hat Fehler</translation>
    </message>
    <message>
        <source>This table is too tangled. What stands here is true, but there may be more.</source>
        <translation>Diese Tabelle ist zu verwickelt. Was hier steht, stimmt, aber es kann mehr geben.</translation>
    </message>
    <message>
        <source>This text is too long</source>
        <translation>Dieser Text ist zu lang</translation>
    </message>
    <message>
        <source>This time cannot be read</source>
        <translation>Diese Zeit ist nicht lesbar</translation>
    </message>
    <message>
        <source>This trial exists already</source>
        <translation>Diese Erprobung gibt es schon</translation>
    </message>
    <message>
        <source>This trial is over</source>
        <translation>Diese Erprobung ist vorbei</translation>
    </message>
    <message>
        <source>This value cannot be taken</source>
        <translation>Dieser Wert kann nicht angenommen werden</translation>
    </message>
    <message>
        <source>This very file was taken in before. Nothing was created.</source>
        <translation>Genau diese Datei wurde schon aufgenommen. Es wurde nichts angelegt.</translation>
    </message>
    <message>
        <source>This was changed meanwhile</source>
        <translation>Das wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>This was no decision</source>
        <translation>Das war keine Entscheidung</translation>
    </message>
    <message>
        <source>This was sent already</source>
        <translation>Das wurde schon gesendet</translation>
    </message>
    <message>
        <source>This workflow cannot run as it is</source>
        <translation>So kann dieser Ablauf nicht laufen</translation>
    </message>
    <message>
        <source>This would not be taken</source>
        <translation>Das würde nicht angenommen</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Abhaken</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>To-do</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Too many files for one request</source>
        <translation>Zu viele Dateien für einen Antrag</translation>
    </message>
    <message>
        <source>Too many requests stand above this one, each started by a step of the other.</source>
        <translation>Über diesem Antrag stehen zu viele andere, jeder von einem Schritt des nächsten gestartet.</translation>
    </message>
    <message>
        <source>Trading name</source>
        <translation>Handelsname</translation>
    </message>
    <message>
        <source>Transfer between budgets</source>
        <translation>Umbuchung zwischen Budgets</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays so, ask for a new code; and if you know of no other laptop, tell an owner.</source>
        <translation>Versuchen Sie es in einigen Minuten noch einmal. Bleibt es so, bitten Sie um einen neuen Code; und wenn Sie von keinem anderen Laptop wissen, sagen Sie es einem Inhaber.</translation>
    </message>
    <message>
        <source>Try once more.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Two laptops go on for the same one</source>
        <translation>Zwei Laptops machen für denselben weiter</translation>
    </message>
    <message>
        <source>Two laptops were told different histories</source>
        <translation>Zwei Laptops wurden verschiedene Geschichten erzählt</translation>
    </message>
    <message>
        <source>Two people who did not know of each other set “%field” differently.</source>
        <translation>Zwei, die nichts voneinander wussten, haben „%field“ verschieden gesetzt.</translation>
    </message>
    <message>
        <source>Two trials of one thing in one place could not be told apart. Nothing was changed.</source>
        <translation>Zwei Erprobungen derselben Sache am selben Ort ließen sich nicht auseinanderhalten. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Type an amount, such as %example.</source>
        <translation>Tippen Sie einen Betrag, etwa %example.</translation>
    </message>
    <message>
        <source>Type at least 10. Small amounts can get rules later.</source>
        <translation>Tippen Sie mindestens 10. Kleine Beträge können später Regeln bekommen.</translation>
    </message>
    <message>
        <source>Type at most 10 million.</source>
        <translation>Tippen Sie höchstens 10 Millionen.</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>Tippen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Type more of the id.</source>
        <translation>Geben Sie mehr von der Kennung ein.</translation>
    </message>
    <message>
        <source>Type the name as it should stand on documents.</source>
        <translation>Tippen Sie den Namen so, wie er auf Belegen stehen soll.</translation>
    </message>
    <message>
        <source>Type the passphrase again; blanks and capitals count.</source>
        <translation>Tippen Sie die Passphrase noch einmal; Leerzeichen und Großbuchstaben zählen.</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>Tippen Sie die Passphrase.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Unlock the keyring, or correct the permissions of the key file; then try again.</source>
        <translation>Entsperren Sie den Schlüsselbund, oder berichtigen Sie die Rechte der Schlüsseldatei; dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Update Countersign on this laptop. Delete nothing in the folder.</source>
        <translation>Aktualisieren Sie Countersign auf diesem Laptop. Löschen Sie nichts im Ordner.</translation>
    </message>
    <message>
        <source>Update this program on both computers, then try again.</source>
        <translation>Aktualisieren Sie dieses Programm auf beiden Computern, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Update this program on this computer, then open the office again.</source>
        <translation>Aktualisieren Sie dieses Programm auf diesem Computer, dann öffnen Sie das Büro noch einmal.</translation>
    </message>
    <message>
        <source>Update this program on this computer, then restore again.</source>
        <translation>Aktualisieren Sie dieses Programm auf diesem Computer, dann spielen Sie die Sicherung noch einmal zurück.</translation>
    </message>
    <message>
        <source>Use a file that this program locked.</source>
        <translation>Benutzen Sie eine Datei, die dieses Programm gesperrt hat.</translation>
    </message>
    <message>
        <source>Use an older backup. Verifying the office that it was made of names the entries.</source>
        <translation>Benutzen Sie eine ältere Sicherung. Eine Prüfung des Büros, von dem sie stammt, nennt die Einträge.</translation>
    </message>
    <message>
        <source>Use another copy of the file, or an older backup.</source>
        <translation>Benutzen Sie eine andere Kopie der Datei oder eine ältere Sicherung.</translation>
    </message>
    <message>
        <source>Use another disk, then try again.</source>
        <translation>Benutzen Sie einen anderen Datenträger, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Use it as it is, or join with a new folder.</source>
        <translation>Benutzen Sie ihn, wie er ist, oder treten Sie mit einem neuen Ordner bei.</translation>
    </message>
    <message>
        <source>Use it as it is.</source>
        <translation>Benutzen Sie ihn, wie er ist.</translation>
    </message>
    <message>
        <source>Use the printed sheet of this office.</source>
        <translation>Benutzen Sie das gedruckte Blatt dieses Büros.</translation>
    </message>
    <message>
        <source>VAT id</source>
        <translation>USt-IdNr.</translation>
    </message>
    <message>
        <source>Verified by %who</source>
        <translation>Geprüft von %who</translation>
    </message>
    <message>
        <source>Verified by %who, %when</source>
        <translation>Geprüft von %who, %when</translation>
    </message>
    <message>
        <source>Verify the decision log here and on the laptop of %person, and compare what both show.</source>
        <translation>Prüfen Sie das Entscheidungsprotokoll hier und auf dem Laptop von %person, und vergleichen Sie, was beide zeigen.</translation>
    </message>
    <message>
        <source>Verify the decision log to see which entry it is, then restore a backup into a new folder.</source>
        <translation>Prüfen Sie das Entscheidungsprotokoll, um den Eintrag zu finden, dann spielen Sie eine Sicherung in einen neuen Ordner zurück.</translation>
    </message>
    <message>
        <source>Verify the decision log, then restore a backup into a new folder.</source>
        <translation>Prüfen Sie das Entscheidungsprotokoll, dann spielen Sie eine Sicherung in einen neuen Ordner zurück.</translation>
    </message>
    <message>
        <source>Verify the decision log: it names what was altered here.</source>
        <translation>Prüfen Sie das Entscheidungsprotokoll: Es nennt, was hier verändert wurde.</translation>
    </message>
    <message>
        <source>Verify the decision log: the laptop that wrote it may run an altered program.</source>
        <translation>Prüfen Sie das Entscheidungsprotokoll: Auf dem Laptop, von dem es stammt, läuft vielleicht ein verändertes Programm.</translation>
    </message>
    <message>
        <source>Version %2 can be had; this is %1.</source>
        <translation>Version %2 ist zu haben; dies ist %1.</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Wait for the other's end, or pull it back first.</source>
        <translation>Warten Sie das Ende der anderen ab, oder nehmen Sie sie zuerst zurück.</translation>
    </message>
    <message>
        <source>Wait until it is complete, then take it in again.</source>
        <translation>Warten Sie, bis sie vollständig ist, dann nehmen Sie sie noch einmal auf.</translation>
    </message>
    <message>
        <source>Wait until the folder is in step, or make a new invitation.</source>
        <translation>Warten Sie, bis der Ordner abgeglichen ist, oder erstellen Sie eine neue Einladung.</translation>
    </message>
    <message>
        <source>Wait until the sync program has fetched everything, or choose another folder.</source>
        <translation>Warten Sie, bis das Sync-Programm alles geholt hat, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Wait until the sync program has fetched everything, or use another copy of the folder.</source>
        <translation>Warten Sie, bis das Sync-Programm alles geholt hat, oder benutzen Sie eine andere Kopie des Ordners.</translation>
    </message>
    <message>
        <source>Wait until the sync program has fetched everything; it goes on by itself.</source>
        <translation>Warten Sie, bis das Sync-Programm alles geholt hat; dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Wait until the sync program has fetched it, or choose “always keep on this device” for the folder.</source>
        <translation>Warten Sie, bis das Sync-Programm sie geholt hat, oder wählen Sie für den Ordner „Immer auf diesem Gerät behalten“.</translation>
    </message>
    <message>
        <source>Wait until the sync program has fetched it. If it stays so, choose another folder.</source>
        <translation>Warten Sie, bis das Sync-Programm sie geholt hat. Bleibt es so, wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Waiting for the other laptop. It answers when it exchanges next.</source>
        <translation>Wartet auf den anderen Laptop. Er antwortet beim nächsten Abgleich.</translation>
    </message>
    <message>
        <source>Warns from %percent % on.</source>
        <translation>Warnt ab %percent %.</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>What bears the file's name is no file</source>
        <translation>Was den Namen der Datei trägt, ist keine Datei</translation>
    </message>
    <message>
        <source>What came is no notice of a newer version. Nothing was taken over from it.</source>
        <translation>Was kam, ist kein Hinweis auf eine neuere Version. Nichts davon wurde übernommen.</translation>
    </message>
    <message>
        <source>What happened since speaks against it. Nothing was changed.</source>
        <translation>Was seither geschah, spricht nicht mehr dafür. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>What is written there reads back as something else</source>
        <translation>Was dort geschrieben wird, liest sich anders zurück</translation>
    </message>
    <message>
        <source>What is your firm called?</source>
        <translation>Wie heißt Ihre Firma?</translation>
    </message>
    <message>
        <source>What is your name? You sign with it.</source>
        <translation>Wie heißen Sie? Damit signieren Sie.</translation>
    </message>
    <message>
        <source>What it shows is not what was signed.</source>
        <translation>Was es zeigt, ist nicht das, was signiert wurde.</translation>
    </message>
    <message>
        <source>What it tells does not follow from the entries.</source>
        <translation>Was es erzählt, folgt nicht aus den Einträgen.</translation>
    </message>
    <message>
        <source>What lies in it is not what the laptop that invited this one had seen. This laptop is not used.</source>
        <translation>Was darin liegt, ist nicht das, was der einladende Laptop gesehen hatte. Dieser Laptop wird nicht verwendet.</translation>
    </message>
    <message>
        <source>What sets this off cannot be used as it is written</source>
        <translation>Der Auslöser ist so, wie er dasteht, nicht zu gebrauchen</translation>
    </message>
    <message>
        <source>What stands beside entry %index of %laptop</source>
        <translation>Was neben Eintrag %index von %laptop steht,</translation>
    </message>
    <message>
        <source>What stands beside it was altered; the entry is whole.</source>
        <translation>Was daneben steht, wurde verändert; der Eintrag selbst ist unversehrt.</translation>
    </message>
    <message>
        <source>What stands in “%field” cannot be taken.</source>
        <translation>Was in „%field“ steht, kann nicht angenommen werden.</translation>
    </message>
    <message>
        <source>What the entries say was not checked, because those about people and rules are not whole.</source>
        <translation>Was die Einträge sagen, wurde nicht geprüft, weil die über Personen und Regeln nicht vollständig sind.</translation>
    </message>
    <message>
        <source>What the key store remembers of the log of %laptop</source>
        <translation>Was der Schlüsselspeicher vom Protokoll von %laptop weiß,</translation>
    </message>
    <message>
        <source>What this laptop holds was altered</source>
        <translation>Was auf diesem Laptop liegt, wurde verändert</translation>
    </message>
    <message>
        <source>What was decided stays as it is.</source>
        <translation>Was entschieden wurde, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>What was prepaid is below zero or above the whole.</source>
        <translation>Die Anzahlung liegt unter null oder über dem Ganzen.</translation>
    </message>
    <message>
        <source>What was recorded of another request does not follow from this one.</source>
        <translation>Was über einen anderen Antrag festgehalten wurde, folgt nicht aus diesem.</translation>
    </message>
    <message>
        <source>What was seen of other logs</source>
        <translation>Was von anderen Protokollen gesehen wurde</translation>
    </message>
    <message>
        <source>What was written did not come back the same, and was removed. The office is untouched.</source>
        <translation>Das Geschriebene kam nicht gleich zurück und wurde entfernt. Das Büro ist unberührt.</translation>
    </message>
    <message>
        <source>What “%field” refers to cannot be used. Enter it again.</source>
        <translation>Worauf „%field“ verweist, ist nicht verwendbar. Geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>What “%step” waited for is done</source>
        <translation>Worauf „%step“ gewartet hat, ist erledigt</translation>
    </message>
    <message>
        <source>What “%step” waited for was rejected</source>
        <translation>Worauf „%step“ gewartet hat, wurde abgelehnt</translation>
    </message>
    <message>
        <source>What “%step” waited for was taken back</source>
        <translation>Worauf „%step“ gewartet hat, wurde zurückgezogen</translation>
    </message>
    <message>
        <source>Where is the shared folder?</source>
        <translation>Wo ist der gemeinsame Ordner?</translation>
    </message>
    <message>
        <source>Where the log ends is not confirmed</source>
        <translation>Wo das Protokoll endet, ist nicht bestätigt</translation>
    </message>
    <message>
        <source>Where the log ends is not confirmed yet</source>
        <translation>Wo das Protokoll endet, ist noch nicht bestätigt</translation>
    </message>
    <message>
        <source>Whether it is an invoice or a credit note is unclear.</source>
        <translation>Ob es eine Rechnung oder eine Gutschrift ist, ist unklar.</translation>
    </message>
    <message>
        <source>Whether tax is included is not said; the amount was taken as the total.</source>
        <translation>Ob Steuer enthalten ist, steht nicht da; der Betrag gilt als Gesamtbetrag.</translation>
    </message>
    <message>
        <source>Which files</source>
        <translation>Welche Dateien</translation>
    </message>
    <message>
        <source>Which kind of document it is, is unclear.</source>
        <translation>Welche Art von Beleg es ist, ist unklar.</translation>
    </message>
    <message>
        <source>Which laptop runs “%automation” was changed before this arrived, or stays as it is.</source>
        <translation>Welcher Laptop „%automation“ ausführt, wurde vorher geändert oder bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Which owner acts?</source>
        <translation>Welcher Inhaber handelt?</translation>
    </message>
    <message>
        <source>Who decides in %subject? That is no name.</source>
        <translation>Wer entscheidet in %subject? Das ist kein Name.</translation>
    </message>
    <message>
        <source>Who reads a unit</source>
        <translation>Wer einen Bereich liest</translation>
    </message>
    <message>
        <source>Whoever imports does not belong to the office any more.</source>
        <translation>Wer importiert, gehört nicht mehr zum Büro.</translation>
    </message>
    <message>
        <source>Whoever may act may also reject it.</source>
        <translation>Wer handeln darf, darf auch ablehnen.</translation>
    </message>
    <message>
        <source>Whoever says no, asks for changes, hands on, takes back or lifts a stop says why.</source>
        <translation>Wer nein sagt, Änderungen verlangt, weitergibt, zurückzieht oder einen Halt aufhebt, sagt warum.</translation>
    </message>
    <message>
        <source>With this you would decide more than %limit in %period, which is your limit.</source>
        <translation>Damit würden Sie in %period über mehr als %limit entscheiden, und das ist Ihre Grenze.</translation>
    </message>
    <message>
        <source>With this you would decide more than you may in this period.</source>
        <translation>Damit würden Sie in diesem Zeitraum über mehr entscheiden, als Sie dürfen.</translation>
    </message>
    <message>
        <source>With this, %person would decide more than %limit within the period.</source>
        <translation>Damit würde %person in diesem Zeitraum über mehr als %limit entscheiden.</translation>
    </message>
    <message>
        <source>With this, more than the budget “%budget” holds would be spent: an owner decides.</source>
        <translation>Damit würde mehr ausgegeben, als das Budget „%budget“ hat: Ein Inhaber entscheidet.</translation>
    </message>
    <message>
        <source>With this, more than “%budget” holds would be spent. Only an owner goes beyond it, with a reason.</source>
        <translation>Damit würde mehr ausgegeben, als „%budget“ enthält. Nur ein Inhaber geht darüber hinaus, mit einer Begründung.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>Rückzug</translation>
    </message>
    <message>
        <source>Word on a run</source>
        <translation>Auskunft über einen Lauf</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Write a name such as Europe/Berlin.</source>
        <translation>Schreiben Sie einen Namen wie Europe/Berlin.</translation>
    </message>
    <message>
        <source>Write a name such as hooks.example.com, without anything before or after it.</source>
        <translation>Schreiben Sie einen Namen wie hooks.example.com, ohne etwas davor oder danach.</translation>
    </message>
    <message>
        <source>Write a note and tick it again.</source>
        <translation>Schreiben Sie eine Notiz und haken Sie es noch einmal ab.</translation>
    </message>
    <message>
        <source>Write a reason, then try again.</source>
        <translation>Schreiben Sie eine Begründung, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Write it anew.</source>
        <translation>Schreiben Sie sie neu.</translation>
    </message>
    <message>
        <source>Write it like 2026-11-23T09:00:00Z.</source>
        <translation>Schreiben Sie sie wie 2026-11-23T09:00:00Z.</translation>
    </message>
    <message>
        <source>Write it like “every Monday 08:00” or “last working day of the month 17:00”.</source>
        <translation>Schreiben Sie sie wie „jeden Montag 08:00“ oder „letzter Arbeitstag des Monats 17:00“.</translation>
    </message>
    <message>
        <source>Write what there is to say.</source>
        <translation>Schreiben Sie, was zu sagen ist.</translation>
    </message>
    <message>
        <source>You acted on another step that is kept apart from this one.</source>
        <translation>Sie haben bei einem anderen Schritt gehandelt, der von diesem getrennt ist.</translation>
    </message>
    <message>
        <source>You are not an active member of this office.</source>
        <translation>Sie sind kein aktives Mitglied dieses Büros.</translation>
    </message>
    <message>
        <source>You are sitting at it</source>
        <translation>Sie sitzen davor</translation>
    </message>
    <message>
        <source>You asked for this yourself, so somebody else decides it.</source>
        <translation>Sie haben das selbst beantragt, also entscheidet jemand anderes.</translation>
    </message>
    <message>
        <source>You did not ask for this; only the requester takes it back.</source>
        <translation>Sie haben das nicht beantragt; nur wer den Antrag gestellt hat, zieht ihn zurück.</translation>
    </message>
    <message>
        <source>You entered values of this request, so a second person decides.</source>
        <translation>Sie haben Werte dieses Antrags eingegeben, also entscheidet eine zweite Person.</translation>
    </message>
    <message>
        <source>You have no key on this laptop, so you cannot sign here.</source>
        <translation>Sie haben auf diesem Laptop keinen Schlüssel und können hier nicht signieren.</translation>
    </message>
    <message>
        <source>You sign in to %by with your browser</source>
        <translation>Sie melden sich bei %by in Ihrem Browser an</translation>
    </message>
    <message>
        <source>a condition that is wrong</source>
        <translation>eine falsche Bedingung</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>einem Tag</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>einem Monat</translation>
    </message>
    <message>
        <source>a newer version is told of.</source>
        <translation>Es wird auf eine neuere Version hingewiesen.</translation>
    </message>
    <message>
        <source>a notice that only newer versions can read. Look where you have this program from.</source>
        <translation>ein Hinweis, den nur neuere Versionen lesen können. Sehen Sie nach, wo Sie dieses Programm herhaben.</translation>
    </message>
    <message>
        <source>a quarter</source>
        <translation>einem Quartal</translation>
    </message>
    <message>
        <source>a table with mistakes</source>
        <translation>eine Tabelle mit Fehlern</translation>
    </message>
    <message>
        <source>a unit that this office does not know</source>
        <translation>ein Bereich, den dieses Büro nicht kennt</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>ein Wert fehlt</translation>
    </message>
    <message>
        <source>a value of another type</source>
        <translation>ein Wert anderer Art</translation>
    </message>
    <message>
        <source>a value that the table does not ask for</source>
        <translation>ein Wert, nach dem die Tabelle nicht fragt</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>einer Woche</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>einem Jahr</translation>
    </message>
    <message>
        <source>abstained</source>
        <translation>enthalten</translation>
    </message>
    <message>
        <source>all spending</source>
        <translation>alle Ausgaben</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>an amount in another currency</source>
        <translation>ein Betrag in anderer Währung</translation>
    </message>
    <message>
        <source>an older notice than one that was heard before; it is ignored.</source>
        <translation>ein älterer Hinweis als der schon bekannte; er wird nicht beachtet.</translation>
    </message>
    <message>
        <source>an unknown laptop</source>
        <translation>ein unbekannter Laptop</translation>
    </message>
    <message>
        <source>another step</source>
        <translation>ein anderer Schritt</translation>
    </message>
    <message>
        <source>another workflow</source>
        <translation>anderer Ablauf</translation>
    </message>
    <message>
        <source>any amount</source>
        <translation>jeder Betrag</translation>
    </message>
    <message>
        <source>any of several</source>
        <translation>mehrere aus einer Liste</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>approves</source>
        <translation>gibt frei</translation>
    </message>
    <message>
        <source>as %role of %unit</source>
        <translation>als %role von %unit</translation>
    </message>
    <message>
        <source>as %role, because nobody nearer may decide it</source>
        <translation>als %role, weil niemand Näheres entscheiden darf</translation>
    </message>
    <message>
        <source>as owner, because nobody may act</source>
        <translation>als Inhaber, weil niemand handeln darf</translation>
    </message>
    <message>
        <source>as owner, because nobody may act as %role</source>
        <translation>als Inhaber, weil niemand als %role handeln darf</translation>
    </message>
    <message>
        <source>asked as %role of %unit</source>
        <translation>gefragt als %role von %unit</translation>
    </message>
    <message>
        <source>asked as %role, because nobody nearer may</source>
        <translation>gefragt als %role, weil niemand sonst darf, der näher steht</translation>
    </message>
    <message>
        <source>asked for changes</source>
        <translation>Änderungen verlangt</translation>
    </message>
    <message>
        <source>asks before deciding</source>
        <translation>fragt vor der Entscheidung</translation>
    </message>
    <message>
        <source>asks first</source>
        <translation>fragt zuerst</translation>
    </message>
    <message>
        <source>asks people</source>
        <translation>fragt Menschen</translation>
    </message>
    <message>
        <source>at home</source>
        <translation>zu Hause</translation>
    </message>
    <message>
        <source>at least %value</source>
        <translation>mindestens %value</translation>
    </message>
    <message>
        <source>at most %value</source>
        <translation>höchstens %value</translation>
    </message>
    <message>
        <source>automatic action</source>
        <translation>automatische Aktion</translation>
    </message>
    <message>
        <source>became a request</source>
        <translation>wurde ein Antrag</translation>
    </message>
    <message>
        <source>because nobody acted in time</source>
        <translation>weil niemand rechtzeitig gehandelt hat</translation>
    </message>
    <message>
        <source>because nobody holds the role that is asked</source>
        <translation>weil niemand die gefragte Rolle hat</translation>
    </message>
    <message>
        <source>begins</source>
        <translation>beginnt</translation>
    </message>
    <message>
        <source>begins on %since</source>
        <translation>beginnt am %since</translation>
    </message>
    <message>
        <source>belongs to the office</source>
        <translation>gehört zum Büro</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>bookkeeping</source>
        <translation>Buchhaltung</translation>
    </message>
    <message>
        <source>confirmed as it stood</source>
        <translation>bestätigt, wie es war</translation>
    </message>
    <message>
        <source>contested</source>
        <translation>strittig</translation>
    </message>
    <message>
        <source>copy files</source>
        <translation>Dateien kopieren</translation>
    </message>
    <message>
        <source>corrected invoice</source>
        <translation>Rechnungskorrektur</translation>
    </message>
    <message>
        <source>could not be used</source>
        <translation>war nicht verwendbar</translation>
    </message>
    <message>
        <source>credit note</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>decides</source>
        <translation>entscheidet</translation>
    </message>
    <message>
        <source>decides alone</source>
        <translation>entscheidet allein</translation>
    </message>
    <message>
        <source>decides, then tells</source>
        <translation>entscheidet, dann informiert</translation>
    </message>
    <message>
        <source>different ones</source>
        <translation>verschiedene</translation>
    </message>
    <message>
        <source>do it once when the laptop is on again</source>
        <translation>einmal nachholen, sobald der Laptop wieder an ist</translation>
    </message>
    <message>
        <source>do what the steps of requests ask for</source>
        <translation>tun, was Schritte von Anträgen verlangen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>done late</source>
        <translation>verspätet erledigt</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig</translation>
    </message>
    <message numerus="yes">
        <source>due in %n days</source>
        <translation>
            <numerusform>fällig in %n Tag</numerusform>
            <numerusform>fällig in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>heute fällig</translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation>morgen fällig</translation>
    </message>
    <message>
        <source>each day</source>
        <translation>jeden Tag</translation>
    </message>
    <message>
        <source>each month</source>
        <translation>jeden Monat</translation>
    </message>
    <message>
        <source>each of them must approve</source>
        <translation>jeder davon muss freigeben</translation>
    </message>
    <message>
        <source>each quarter</source>
        <translation>jedes Quartal</translation>
    </message>
    <message>
        <source>each week</source>
        <translation>jede Woche</translation>
    </message>
    <message>
        <source>each year</source>
        <translation>jedes Jahr</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of this language: en, de …</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>end of the request</source>
        <translation>Ende des Antrags</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>ended by itself after %until; all is as before</source>
        <translation>endete von selbst nach dem %until; alles ist wie zuvor</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>everything else: no</source>
        <translation>alles andere: nein</translation>
    </message>
    <message>
        <source>everything: no</source>
        <translation>alles: nein</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>fields are written</source>
        <translation>Felder werden geschrieben</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>filled in</source>
        <translation>ausgefüllt</translation>
    </message>
    <message>
        <source>final construction invoice</source>
        <translation>Schlussrechnung (Bau)</translation>
    </message>
    <message numerus="yes">
        <source>for %n days</source>
        <translation>
            <numerusform>seit %n Tag</numerusform>
            <numerusform>seit %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>for deliveries</source>
        <translation>für Lieferungen</translation>
    </message>
    <message>
        <source>for invoices</source>
        <translation>für Rechnungen</translation>
    </message>
    <message>
        <source>form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>from %first on</source>
        <translation>ab %first</translation>
    </message>
    <message>
        <source>from %first to %last</source>
        <translation>vom %first bis %last</translation>
    </message>
    <message>
        <source>goes beyond by %amount</source>
        <translation>geht um %amount darüber hinaus</translation>
    </message>
    <message>
        <source>handed it on</source>
        <translation>weitergegeben</translation>
    </message>
    <message>
        <source>has two histories</source>
        <translation>hat zwei Geschichten</translation>
    </message>
    <message>
        <source>holds everywhere since %ended</source>
        <translation>gilt überall seit dem %ended</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>in %unit and below</source>
        <translation>in %unit und darunter</translation>
    </message>
    <message>
        <source>in an emergency</source>
        <translation>im Notfall</translation>
    </message>
    <message>
        <source>in place of somebody who left</source>
        <translation>anstelle einer Person, die gegangen ist</translation>
    </message>
    <message>
        <source>in the folder</source>
        <translation>im Ordner</translation>
    </message>
    <message>
        <source>in the last 12 weeks from %first to %last</source>
        <translation>in den letzten 12 Wochen von %first auf %last</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>is being done</source>
        <translation>läuft gerade</translation>
    </message>
    <message>
        <source>is informed</source>
        <translation>wird informiert</translation>
    </message>
    <message>
        <source>is told</source>
        <translation>wird informiert</translation>
    </message>
    <message>
        <source>is tried again</source>
        <translation>wird wiederholt</translation>
    </message>
    <message>
        <source>it is a member already, or was one</source>
        <translation>er ist oder war schon Mitglied</translation>
    </message>
    <message>
        <source>it is about %amount</source>
        <translation>es geht um %amount</translation>
    </message>
    <message>
        <source>it is above what %person may decide</source>
        <translation>es liegt über dem, was %person entscheiden darf</translation>
    </message>
    <message>
        <source>it is for another office</source>
        <translation>die Bitte gilt einem anderen Büro</translation>
    </message>
    <message>
        <source>it is for somebody else than the code</source>
        <translation>die Bitte ist für jemand anderen als der Code</translation>
    </message>
    <message>
        <source>it was handed on</source>
        <translation>wurde weitergegeben</translation>
    </message>
    <message>
        <source>it was handed on to them</source>
        <translation>es wurde dorthin weitergegeben</translation>
    </message>
    <message>
        <source>it was not asked with the code</source>
        <translation>sie wurde nicht mit dem Code gestellt</translation>
    </message>
    <message>
        <source>its amount is not known yet, so it may be any</source>
        <translation>der Betrag ist noch nicht bekannt, es kann also jeder sein</translation>
    </message>
    <message>
        <source>its code had let another laptop in</source>
        <translation>mit dem Code wurde schon ein anderer Laptop aufgenommen</translation>
    </message>
    <message>
        <source>its code has ended</source>
        <translation>der Code ist abgelaufen</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>laptop %short…</source>
        <translation>Laptop %short…</translation>
    </message>
    <message>
        <source>let in</source>
        <translation>aufgenommen</translation>
    </message>
    <message>
        <source>let in, and answered</source>
        <translation>aufgenommen und beantwortet</translation>
    </message>
    <message>
        <source>let it be</source>
        <translation>es lassen</translation>
    </message>
    <message>
        <source>let pass</source>
        <translation>durchgelassen</translation>
    </message>
    <message>
        <source>mail everybody what waits for them</source>
        <translation>allen mailen, was auf sie wartet</translation>
    </message>
    <message>
        <source>main one</source>
        <translation>allgemein</translation>
    </message>
    <message>
        <source>make a PDF</source>
        <translation>ein PDF erstellen</translation>
    </message>
    <message>
        <source>make a request of the file</source>
        <translation>aus der Datei einen Antrag machen</translation>
    </message>
    <message>
        <source>make requests of what the mail brings</source>
        <translation>aus dem, was die Mail bringt, Anträge machen</translation>
    </message>
    <message>
        <source>make up for every time</source>
        <translation>jedes Mal nachholen</translation>
    </message>
    <message>
        <source>makes a note</source>
        <translation>macht eine Notiz</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>versäumt</translation>
    </message>
    <message>
        <source>move files</source>
        <translation>Dateien verschieben</translation>
    </message>
    <message>
        <source>named for this</source>
        <translation>dafür benannt</translation>
    </message>
    <message>
        <source>names that are alike</source>
        <translation>ähnliche Namen</translation>
    </message>
    <message>
        <source>nearly used up</source>
        <translation>fast ausgeschöpft</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no answer. It can be asked again later.</source>
        <translation>keine Antwort. Später kann noch einmal gefragt werden.</translation>
    </message>
    <message>
        <source>no exchange rate converts it, so an owner decides</source>
        <translation>kein Wechselkurs rechnet es um, also entscheidet ein Inhaber</translation>
    </message>
    <message>
        <source>no exchange rate converts this amount</source>
        <translation>kein Wechselkurs rechnet diesen Betrag um</translation>
    </message>
    <message>
        <source>no row applies</source>
        <translation>keine Zeile trifft zu</translation>
    </message>
    <message>
        <source>no version newer than this one.</source>
        <translation>keine neuere Version als diese.</translation>
    </message>
    <message>
        <source>nobody acted in time</source>
        <translation>niemand hat rechtzeitig gehandelt</translation>
    </message>
    <message>
        <source>nobody holds the role that is asked, so anybody may</source>
        <translation>niemand hat die gefragte Rolle, also dürfen alle</translation>
    </message>
    <message>
        <source>nobody knows whether it happened</source>
        <translation>niemand weiß, ob es geschah</translation>
    </message>
    <message>
        <source>nobody wrote limits for this down, so the role alone counts</source>
        <translation>hierfür sind keine Grenzen festgehalten, also zählt die Rolle allein</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>not reached yet</source>
        <translation>noch nicht erreicht</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>noch nicht benutzt</translation>
    </message>
    <message>
        <source>note a line in the log</source>
        <translation>eine Zeile im Log vermerken</translation>
    </message>
    <message>
        <source>nothing is written down that lets %person decide this</source>
        <translation>nichts ist festgehalten, wonach %person hierüber entscheiden darf</translation>
    </message>
    <message>
        <source>nothing new.</source>
        <translation>nichts Neues.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message numerus="yes">
        <source>of %n requests</source>
        <translation>
            <numerusform>von %n Antrag</numerusform>
            <numerusform>von %n Anträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>one after the other</source>
        <translation>einer nach dem anderen</translation>
    </message>
    <message>
        <source>one of several</source>
        <translation>eines aus einer Liste</translation>
    </message>
    <message>
        <source>one of them decides</source>
        <translation>einer davon entscheidet</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>jetzt offen</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>others are asked, and not %person</source>
        <translation>andere sind gefragt, und nicht %person</translation>
    </message>
    <message>
        <source>overdue since today</source>
        <translation>seit heute überfällig</translation>
    </message>
    <message>
        <source>partial construction invoice</source>
        <translation>Abschlagsrechnung (Bau)</translation>
    </message>
    <message>
        <source>partial final construction invoice</source>
        <translation>Teilschlussrechnung (Bau)</translation>
    </message>
    <message>
        <source>partial invoice</source>
        <translation>Teilrechnung</translation>
    </message>
    <message>
        <source>passed by</source>
        <translation>übergangen</translation>
    </message>
    <message>
        <source>passed over, though nearer (%unit): %why</source>
        <translation>übergangen, obwohl näher (%unit): %why</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>personal, and not on this laptop</source>
        <translation>persönlich und nicht auf diesem Laptop</translation>
    </message>
    <message>
        <source>personal, kept off the log</source>
        <translation>persönlich, nicht im Protokoll</translation>
    </message>
    <message>
        <source>post to another program</source>
        <translation>an ein anderes Programm senden</translation>
    </message>
    <message>
        <source>prepayment invoice</source>
        <translation>Vorauszahlungsrechnung</translation>
    </message>
    <message>
        <source>quarter %quarter of %year</source>
        <translation>%quarter. Quartal %year</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>rejects</source>
        <translation>lehnt ab</translation>
    </message>
    <message>
        <source>rename files</source>
        <translation>Dateien umbenennen</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>Anträge</translation>
    </message>
    <message>
        <source>row %row</source>
        <translation>Zeile %row</translation>
    </message>
    <message>
        <source>rows %row</source>
        <translation>Zeilen %row</translation>
    </message>
    <message>
        <source>rows contradict each other</source>
        <translation>Zeilen widersprechen sich</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>rule %row of “%table” (version %version) sends it to people</source>
        <translation>Regel %row von „%table“ (Version %version) gibt es an Personen</translation>
    </message>
    <message>
        <source>runs until %until</source>
        <translation>läuft bis %until</translation>
    </message>
    <message>
        <source>sales</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>seen by another laptop</source>
        <translation>von einem anderen Laptop gesehen</translation>
    </message>
    <message>
        <source>self-billed invoice</source>
        <translation>Gutschrift im Gutschriftverfahren</translation>
    </message>
    <message>
        <source>send a mail</source>
        <translation>eine Mail senden</translation>
    </message>
    <message>
        <source>sent back for changes</source>
        <translation>zur Änderung zurück</translation>
    </message>
    <message>
        <source>sent to people</source>
        <translation>an Personen geschickt</translation>
    </message>
    <message>
        <source>several of them must approve</source>
        <translation>mehrere davon müssen freigeben</translation>
    </message>
    <message>
        <source>several rows apply</source>
        <translation>mehrere Zeilen treffen zu</translation>
    </message>
    <message>
        <source>show a notice on this laptop</source>
        <translation>eine Meldung auf diesem Laptop zeigen</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>nebeneinander</translation>
    </message>
    <message>
        <source>signed here</source>
        <translation>hier signiert</translation>
    </message>
    <message>
        <source>since today</source>
        <translation>seit heute</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>slowest tenth at most %value</source>
        <translation>langsamstes Zehntel höchstens %value</translation>
    </message>
    <message>
        <source>standing in for %person</source>
        <translation>in Vertretung von %person</translation>
    </message>
    <message>
        <source>stands above whoever asked for it</source>
        <translation>steht über der Person, die es beantragt hat</translation>
    </message>
    <message>
        <source>start a request</source>
        <translation>einen Antrag beginnen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>that is %amount at the rate of %day</source>
        <translation>das sind %amount zum Kurs vom %day</translation>
    </message>
    <message>
        <source>the person it is for is no active member any more</source>
        <translation>die Person, für die sie ist, gehört nicht mehr zum Büro</translation>
    </message>
    <message>
        <source>the program, for a request</source>
        <translation>das Programm, für einen Antrag</translation>
    </message>
    <message>
        <source>the role %role is asked for %unit, and %person does not hold it</source>
        <translation>gefragt ist die Rolle %role für %unit, und %person hat sie nicht</translation>
    </message>
    <message>
        <source>the same VAT id</source>
        <translation>dieselbe USt-IdNr.</translation>
    </message>
    <message>
        <source>the same bank account</source>
        <translation>dasselbe Bankkonto</translation>
    </message>
    <message>
        <source>the same person</source>
        <translation>dieselbe Person</translation>
    </message>
    <message>
        <source>there is no notice.</source>
        <translation>kein Hinweis vorhanden.</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>abgehakt</translation>
    </message>
    <message>
        <source>to-do</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>took over from somebody who left</source>
        <translation>hat von einer Person übernommen, die gegangen ist</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>until %last</source>
        <translation>bis %last</translation>
    </message>
    <message>
        <source>up to %amount</source>
        <translation>bis %amount</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>gewartet</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waits for somebody to confirm it</source>
        <translation>wartet auf eine Bestätigung</translation>
    </message>
    <message>
        <source>was against it</source>
        <translation>war dagegen</translation>
    </message>
    <message>
        <source>was for it</source>
        <translation>war dafür</translation>
    </message>
    <message>
        <source>was here before</source>
        <translation>war schon da</translation>
    </message>
    <message>
        <source>was pulled back on %ended</source>
        <translation>wurde am %ended zurückgenommen</translation>
    </message>
    <message>
        <source>week from %day</source>
        <translation>Woche ab %day</translation>
    </message>
    <message>
        <source>what else came within 7 days is not known, so it may be any amount</source>
        <translation>was sonst innerhalb von 7 Tagen kam, ist nicht bekannt, es kann also jeder Betrag sein</translation>
    </message>
    <message>
        <source>what it asked was altered</source>
        <translation>die Bitte wurde verändert</translation>
    </message>
    <message>
        <source>what lies there was not signed by this program's publisher, or altered; it is ignored.</source>
        <translation>Was dort liegt, hat der Herausgeber dieses Programms nicht signiert, oder es wurde verändert; es wird nicht beachtet.</translation>
    </message>
    <message>
        <source>when %file has a new row</source>
        <translation>wenn %file eine neue Zeile hat</translation>
    </message>
    <message>
        <source>when %share % of a budget are used</source>
        <translation>wenn %share % eines Budgets verbraucht sind</translation>
    </message>
    <message>
        <source>when a budget is used up to a share</source>
        <translation>wenn ein Budget zu einem Teil verbraucht ist</translation>
    </message>
    <message>
        <source>when a file comes into %folder</source>
        <translation>wenn eine Datei in %folder kommt</translation>
    </message>
    <message>
        <source>when a mail comes</source>
        <translation>wenn eine Mail kommt</translation>
    </message>
    <message>
        <source>when a request comes to a step that the program does</source>
        <translation>wenn ein Antrag zu einem Schritt des Programms kommt</translation>
    </message>
    <message>
        <source>when a request comes to its end</source>
        <translation>wenn ein Antrag endet</translation>
    </message>
    <message>
        <source>when a request is decided</source>
        <translation>wenn ein Antrag entschieden wird</translation>
    </message>
    <message>
        <source>when somebody joins the office</source>
        <translation>wenn jemand zum Büro kommt</translation>
    </message>
    <message>
        <source>when somebody runs it</source>
        <translation>wenn jemand sie ausführt</translation>
    </message>
    <message>
        <source>when something is overdue</source>
        <translation>wenn etwas überfällig ist</translation>
    </message>
    <message>
        <source>whoever made the code is no owner any more</source>
        <translation>wer den Code gemacht hat, ist kein Inhaber mehr</translation>
    </message>
    <message>
        <source>with what else came within 7 days, it counts as %amount</source>
        <translation>mit dem, was sonst innerhalb von 7 Tagen kam, zählt es als %amount</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>within</source>
        <translation>im Rahmen</translation>
    </message>
    <message>
        <source>witnessed</source>
        <translation>bezeugt</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>Arbeitstage</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>Arbeitsstunden</translation>
    </message>
    <message>
        <source>write a calendar file</source>
        <translation>eine Kalenderdatei schreiben</translation>
    </message>
    <message>
        <source>write a payment file for the bank</source>
        <translation>eine Zahlungsdatei für die Bank schreiben</translation>
    </message>
    <message>
        <source>write a report</source>
        <translation>einen Bericht schreiben</translation>
    </message>
    <message>
        <source>write a row into a table file</source>
        <translation>eine Zeile in eine Tabelle schreiben</translation>
    </message>
    <message>
        <source>write a supplier, customer or employee down</source>
        <translation>einen Lieferanten, Kunden oder Mitarbeiter eintragen</translation>
    </message>
    <message>
        <source>writes the office's rules and members</source>
        <translation>schreibt Regeln und Mitglieder des Büros</translation>
    </message>
    <message>
        <source>written down for %whose: %limit%trial. No exchange rate converts this amount</source>
        <translation>festgehalten für %whose: %limit%trial. Kein Wechselkurs rechnet diesen Betrag um</translation>
    </message>
    <message>
        <source>written down for %whose: %limit%trial. This is above that</source>
        <translation>festgehalten für %whose: %limit%trial. Das hier liegt darüber</translation>
    </message>
    <message>
        <source>written down for %whose: %limit, %rung%days%trial</source>
        <translation>festgehalten für %whose: %limit, %rung%days%trial</translation>
    </message>
    <message>
        <source>written down for %whose: is told, and decides nothing%trial</source>
        <translation>festgehalten für %whose: wird informiert und entscheidet nichts%trial</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>“%automation” needs a name, at least one action, and a laptop that runs it.</source>
        <translation>„%automation“ braucht einen Namen, mindestens eine Aktion und einen Laptop, der sie ausführt.</translation>
    </message>
    <message>
        <source>“%automation” was ended, and its runs keep its name.</source>
        <translation>„%automation“ wurde beendet, und ihre Läufe behalten ihren Namen.</translation>
    </message>
    <message>
        <source>“%field” does not fit its field. %problem</source>
        <translation>„%field“ passt nicht in sein Feld. %problem</translation>
    </message>
    <message>
        <source>“%field” has more decimals than its currency.</source>
        <translation>„%field“ hat mehr Nachkommastellen als die Währung.</translation>
    </message>
    <message>
        <source>“%field” has more digits than any real amount.</source>
        <translation>„%field“ hat mehr Stellen als jeder wirkliche Betrag.</translation>
    </message>
    <message>
        <source>“%field” has more rows than a request can hold.</source>
        <translation>„%field“ hat mehr Zeilen, als ein Antrag fassen kann.</translation>
    </message>
    <message>
        <source>“%field” holds characters that are no text. Type it again.</source>
        <translation>„%field“ enthält Zeichen, die kein Text sind. Tippen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>“%field” holds more than one value.</source>
        <translation>„%field“ enthält mehr als einen Wert.</translation>
    </message>
    <message>
        <source>“%field” is no IBAN, or its check digits are wrong.</source>
        <translation>„%field“ ist keine IBAN, oder ihre Prüfziffern stimmen nicht.</translation>
    </message>
    <message>
        <source>“%field” is no field of such a record, or what was written does not fit it.</source>
        <translation>„%field“ ist kein Feld eines solchen Stammsatzes, oder das Geschriebene passt nicht dazu.</translation>
    </message>
    <message>
        <source>“%field” is personal and was not locked away. Enter it again.</source>
        <translation>„%field“ ist persönlich und wurde nicht weggeschlossen. Geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>“%field” is worked out by the program. Leave it empty.</source>
        <translation>„%field“ rechnet das Programm aus. Lassen Sie es leer.</translation>
    </message>
    <message>
        <source>“%field” may stand several times, so it needs a name of its own.</source>
        <translation>„%field“ kann mehrmals stehen und braucht deshalb einen eigenen Namen.</translation>
    </message>
    <message>
        <source>“%field” must be filled in.</source>
        <translation>„%field“ muss ausgefüllt werden.</translation>
    </message>
    <message>
        <source>“%field” needs a currency of three letters, such as EUR.</source>
        <translation>„%field“ braucht eine Währung mit drei Buchstaben, etwa EUR.</translation>
    </message>
    <message>
        <source>“%field” needs a day that exists, such as %day.</source>
        <translation>„%field“ braucht einen Tag, den es gibt, etwa %day.</translation>
    </message>
    <message>
        <source>“%field” needs a mail address.</source>
        <translation>„%field“ braucht eine Mailadresse.</translation>
    </message>
    <message>
        <source>“%field” needs a number, such as 12 or %example.</source>
        <translation>„%field“ braucht eine Zahl, etwa 12 oder %example.</translation>
    </message>
    <message>
        <source>“%field” needs a row on each line, with | between the cells.</source>
        <translation>„%field“ braucht in jeder Zeile eine Tabellenzeile, mit | zwischen den Zellen.</translation>
    </message>
    <message>
        <source>“%field” needs an amount, such as %example.</source>
        <translation>„%field“ braucht einen Betrag, etwa %example.</translation>
    </message>
    <message>
        <source>“%field” needs one of the choices.</source>
        <translation>„%field“ braucht eine der Auswahlmöglichkeiten.</translation>
    </message>
    <message>
        <source>“%field” needs the two letters of a country, such as DE.</source>
        <translation>„%field“ braucht die zwei Buchstaben eines Landes, etwa DE.</translation>
    </message>
    <message>
        <source>“%field” needs whole days, from 0 to 365.</source>
        <translation>„%field“ braucht ganze Tage, von 0 bis 365.</translation>
    </message>
    <message>
        <source>“%field” needs yes or no.</source>
        <translation>„%field“ braucht ja oder nein.</translation>
    </message>
    <message>
        <source>“%field” stands once, without a name of its own.</source>
        <translation>„%field“ steht einmal, ohne eigenen Namen.</translation>
    </message>
    <message>
        <source>“%field”: its name is made of small letters, digits and hyphens.</source>
        <translation>„%field“: Der Name besteht aus kleinen Buchstaben, Ziffern und Bindestrichen.</translation>
    </message>
    <message>
        <source>“%field”: no unit has this id.</source>
        <translation>„%field“: Kein Bereich hat diese Kennung.</translation>
    </message>
    <message>
        <source>“%field”: nobody here has this id.</source>
        <translation>„%field“: Niemand hier hat diese Kennung.</translation>
    </message>
    <message>
        <source>“%item” ends a wait. It is given with a note, so that others know what came.</source>
        <translation>„%item“ beendet ein Warten. Dazu gehört eine Notiz, damit andere wissen, was gekommen ist.</translation>
    </message>
    <message>
        <source>“%item” is not on the list, or is ticked already.</source>
        <translation>„%item“ steht nicht auf der Liste oder ist schon abgehakt.</translation>
    </message>
    <message>
        <source>“%other” starts requests of “%workflow”, or waits for them.</source>
        <translation>„%other“ startet Anträge von „%workflow“ oder wartet auf sie.</translation>
    </message>
    <message>
        <source>“%person” is not active in this office.</source>
        <translation>„%person“ ist in diesem Büro nicht aktiv.</translation>
    </message>
    <message>
        <source>“%step” attached %file</source>
        <translation>„%step“ hat %file angehängt</translation>
    </message>
    <message>
        <source>“%step” could not be done by the program</source>
        <translation>Das Programm konnte „%step“ nicht erledigen</translation>
    </message>
    <message>
        <source>“%step” could not start its request (%code)</source>
        <translation>„%step“ konnte den Antrag nicht starten (%code)</translation>
    </message>
    <message>
        <source>“%step” started a request of its own</source>
        <translation>„%step“ hat einen eigenen Antrag gestartet</translation>
    </message>
    <message>
        <source>“%step” was done by the program</source>
        <translation>Das Programm hat „%step“ erledigt</translation>
    </message>
    <message>
        <source>“%step” wrote fields</source>
        <translation>„%step“ hat Felder geschrieben</translation>
    </message>
    <message>
        <source>“%table” approved it</source>
        <translation>„%table“ hat freigegeben</translation>
    </message>
    <message>
        <source>“%table” could not answer: a value is not of the kind that it asks for.</source>
        <translation>„%table“ konnte nicht antworten: Ein Wert ist nicht von der gefragten Art.</translation>
    </message>
    <message>
        <source>“%table” could not answer: a value that it asks for is missing.</source>
        <translation>„%table“ konnte nicht antworten: Ein gefragter Wert fehlt.</translation>
    </message>
    <message>
        <source>“%table” could not answer: it asks about a unit that is not known.</source>
        <translation>„%table“ konnte nicht antworten: Sie fragt nach einem unbekannten Bereich.</translation>
    </message>
    <message>
        <source>“%table” could not answer: it has mistakes.</source>
        <translation>„%table“ konnte nicht antworten: Sie enthält Fehler.</translation>
    </message>
    <message>
        <source>“%table” could not answer: one of its conditions is wrong.</source>
        <translation>„%table“ konnte nicht antworten: Eine ihrer Bedingungen ist falsch.</translation>
    </message>
    <message>
        <source>“%table” could not answer: several rows apply and do not say the same.</source>
        <translation>„%table“ konnte nicht antworten: Mehrere Zeilen treffen zu und sagen nicht dasselbe.</translation>
    </message>
    <message>
        <source>“%table” could not answer: several rows apply where only one may.</source>
        <translation>„%table“ konnte nicht antworten: Mehrere Zeilen treffen zu, obwohl nur eine darf.</translation>
    </message>
    <message>
        <source>“%table” could not answer: the amount is in another currency.</source>
        <translation>„%table“ konnte nicht antworten: Der Betrag steht in einer anderen Währung.</translation>
    </message>
    <message>
        <source>“%table” found nothing to say</source>
        <translation>„%table“ hatte nichts zu sagen</translation>
    </message>
    <message>
        <source>“%table” gave no answer.</source>
        <translation>„%table“ gab keine Antwort.</translation>
    </message>
    <message>
        <source>“%table” got a newer version while the trial ran.</source>
        <translation>„%table“ bekam eine neuere Version, während die Erprobung lief.</translation>
    </message>
    <message>
        <source>“%table” let it pass</source>
        <translation>„%table“ hat durchgelassen</translation>
    </message>
    <message>
        <source>“%table” rejected it</source>
        <translation>„%table“ hat abgelehnt</translation>
    </message>
    <message>
        <source>“%table” says yes (rule %row), but the budget is used up, so an owner decides.</source>
        <translation>„%table“ sagt ja (Regel %row), aber das Budget ist ausgeschöpft, also entscheidet ein Inhaber.</translation>
    </message>
    <message>
        <source>“%table” sent it to people</source>
        <translation>„%table“ hat Personen gefragt</translation>
    </message>
    <message>
        <source>“%table” stopped it</source>
        <translation>„%table“ hat angehalten</translation>
    </message>
    <message>
        <source>“%text”</source>
        <translation>„%text“</translation>
    </message>
    <message>
        <source>“%title” fits the same order. Two laptops took the invoices in, and neither knew of the other.</source>
        <translation>„%title“ passt zu derselben Bestellung. Zwei Laptops haben die Rechnungen aufgenommen, ohne voneinander zu wissen.</translation>
    </message>
    <message>
        <source>“%title” has the same supplier and number. Two laptops took it in, and neither knew of the other.</source>
        <translation>„%title“ hat denselben Lieferanten und dieselbe Nummer. Zwei Laptops haben sie aufgenommen, ohne voneinander zu wissen.</translation>
    </message>
    <message>
        <source>“%title” is not what you saw any more, so your decision was not signed.</source>
        <translation>„%title“ ist nicht mehr das, was Sie gesehen haben; Ihre Entscheidung wurde nicht signiert.</translation>
    </message>
    <message>
        <source>“%unit” would stand below one of its own units.</source>
        <translation>„%unit“ stünde unter einem der eigenen Bereiche.</translation>
    </message>
    <message>
        <source>“%workflow” takes no new requests. Running ones go on.</source>
        <translation>„%workflow“ nimmt keine neuen Anträge. Laufende gehen weiter.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Antrag</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>nobody may act</source>
        <translation>niemand darf handeln</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>das Programm</translation>
    </message>
</context>
<context>
    <name>WordsCard</name>
    <message>
        <source>%1 is to sign on it. Compare these words with the ones on its screen.</source>
        <translation>%1 soll darauf signieren. Vergleichen Sie diese Wörter mit denen auf seinem Bildschirm.</translation>
    </message>
    <message>
        <source>An owner decides this: choose who acts at the foot of the list on the side.</source>
        <translation>Das entscheidet ein Inhaber: Wählen Sie unten in der Seitenleiste, wer handelt.</translation>
    </message>
    <message>
        <source>The words are the same: let it in</source>
        <translation>Die Wörter sind gleich: hereinlassen</translation>
    </message>
    <message>
        <source>They differ: refuse</source>
        <translation>Sie sind verschieden: abweisen</translation>
    </message>
    <message>
        <source>“%1” asks to be let in</source>
        <translation>„%1“ bittet um Aufnahme</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>A past of two months, people, invoices.</source>
        <translation>Zwei Monate Vergangenheit, Personen, Rechnungen.</translation>
    </message>
    <message>
        <source>Every entry is checked on the way.</source>
        <translation>Jeder Eintrag wird dabei geprüft.</translation>
    </message>
    <message>
        <source>Founding your firm</source>
        <translation>Ihre Firma wird gegründet</translation>
    </message>
    <message>
        <source>Keys, people and rules are made on this computer.</source>
        <translation>Schlüssel, Personen und Regeln entstehen auf diesem Computer.</translation>
    </message>
    <message>
        <source>Only what was made for looking around, or only waits.</source>
        <translation>Nur was zum Umsehen angelegt wurde oder bloß wartet.</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>Wird entfernt</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>Die Sicherung wird zurückgespielt</translation>
    </message>
    <message>
        <source>Setting up the sample firm</source>
        <translation>Die Beispielfirma wird eingerichtet</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>%file proves this request. It can be checked offline by someone without the program.</source>
        <translation>%file weist diesen Antrag nach. Die Datei kann ohne Netz und ohne das Programm geprüft werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n files are not in it, because they are not kept here or were erased.</source>
        <translation>
            <numerusform>%n Datei fehlt darin, weil sie hier nicht aufbewahrt oder gelöscht ist.</numerusform>
            <numerusform>%n Dateien fehlen darin, weil sie hier nicht aufbewahrt oder gelöscht sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests were written to %file</source>
        <translation>
            <numerusform>%n Antrag wurde in %file geschrieben</numerusform>
            <numerusform>%n Anträge wurden in %file geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Gestellt von</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>Gestellt am</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>For which unit</source>
        <translation>Für welchen Bereich</translation>
    </message>
    <message>
        <source>Gathering evidence into %file</source>
        <translation>Nachweise werden in %file gesammelt</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Read a document…</source>
        <translation>Einen Beleg lesen …</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>The evidence was not written: you stopped it.</source>
        <translation>Der Nachweis wurde nicht geschrieben: Sie haben ihn abgebrochen.</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>Der Export wurde abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Writing %file</source>
        <translation>%file wird geschrieben</translation>
    </message>
    <message>
        <source>or drop it anywhere in the window; then only check what was read</source>
        <translation>oder irgendwo ins Fenster ziehen; dann nur noch prüfen, was gelesen wurde</translation>
    </message>
</context>
<context>
    <name>WritingBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>YesNoEditor</name>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>_Chip</name>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
</context>
<context>
    <name>_Content</name>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Decided before</source>
        <translation>Früher entschieden</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Opinions given before</source>
        <translation>Bisherige Meinungen</translation>
    </message>
    <message>
        <source>What was filled in</source>
        <translation>Was ausgefüllt wurde</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>Warum es hier ist</translation>
    </message>
</context>
<context>
    <name>_CountingRow</name>
    <message>
        <source>%signed; then somebody who may decide is asked</source>
        <translation>%signed; danach wird gefragt, wer entscheiden darf</translation>
    </message>
    <message numerus="yes">
        <source>%what: %n requests</source>
        <translation>
            <numerusform>%what: %n Antrag</numerusform>
            <numerusform>%what: %n Anträge</numerusform>
        </translation>
    </message>
    <message>
        <source>%what: “%title”</source>
        <translation>%what: „%title“</translation>
    </message>
    <message>
        <source>Time until it is signed</source>
        <translation>Zeit bis zum Signieren</translation>
    </message>
    <message>
        <source>Undo (Z)</source>
        <translation>Zurücknehmen (Z)</translation>
    </message>
    <message>
        <source>Undo: %words</source>
        <translation>Zurücknehmen: %words</translation>
    </message>
    <message numerus="yes">
        <source>signed in %n s</source>
        <translation>
            <numerusform>wird in %n s signiert</numerusform>
            <numerusform>wird in %n s signiert</numerusform>
        </translation>
    </message>
</context>
</TS>
