; What the installer says, in each language of the program. German says Sie, as the program does.

!macro Word NAME ENGLISH GERMAN
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_GERMAN} "${GERMAN}"
!macroend

!insertmacro Word PROGRAM_PART "Countersign" "Countersign"
!insertmacro Word LOGIN_PART "Start with Windows" "Mit Windows starten"
!insertmacro Word PROGRAM_ABOUT \
  "The window and the command line, for you alone; no administrator is needed." \
  "Das Fenster und die Befehlszeile, nur für Sie; es braucht keinen Administrator."
!insertmacro Word LOGIN_ABOUT \
  "Countersign waits in the tray and tells you what needs you. The settings can change it at any time." \
  "Countersign wartet im Infobereich und sagt, was Sie braucht. Die Einstellungen können es jederzeit ändern."
!insertmacro Word START_NOW "Open Countersign" "Countersign öffnen"

!insertmacro Word ALREADY_AT_IT \
  "Another setup of Countersign is running. Finish that one first. Nothing was changed." \
  "Ein anderes Setup von Countersign läuft. Beenden Sie zuerst jenes. Nichts wurde geändert."
!insertmacro Word TOO_OLD \
  "Countersign needs Windows 10 or newer, 64 bit. Nothing was changed." \
  "Countersign braucht Windows 10 oder neuer, 64 Bit. Nichts wurde geändert."
!insertmacro Word NEWER_THERE \
  "A newer Countersign is installed, and an office that it has opened can refuse this older one. Nothing was changed." \
  "Ein neueres Countersign ist installiert, und ein Büro, das es geöffnet hat, kann dieses ältere abweisen. Nichts wurde geändert."
!insertmacro Word ANYWAY "Install the older one all the same?" "Trotzdem das ältere installieren?"
!insertmacro Word CLOSING "Asking Countersign to close, and waiting for it…" "Countersign wird gebeten zu schließen…"
!insertmacro Word STILL_OPEN \
  "Countersign is still open. It may show you something to read first, or a command of it runs in another window. \
Close it, then try again. The installed version is as it was." \
  "Countersign ist noch offen. Vielleicht zeigt es Ihnen zuerst etwas, oder ein Befehl läuft in einem anderen Fenster. \
Schließen Sie es und versuchen Sie es noch einmal. Die installierte Version ist, wie sie war."
!insertmacro Word NOT_WRITTEN \
  "The files could not be written whole. Is the disk full, or does a virus scanner hold them back? \
The installed version, where there is one, is as it was." \
  "Die Dateien konnten nicht vollständig geschrieben werden. Ist der Datenträger voll, oder hält ein Virenscanner sie zurück? \
Die installierte Version, falls es eine gibt, ist, wie sie war."
!insertmacro Word DONE "Countersign ${VERSION} is installed." "Countersign ${VERSION} ist installiert."
!insertmacro Word REMOVED "Countersign is removed." "Countersign ist entfernt."
!insertmacro Word KEPT "The office stays in" "Das Büro bleibt in"

!insertmacro Word PURGE_TITLE "Your office" "Ihr Büro"
!insertmacro Word PURGE_SUBTITLE "It is kept unless you say otherwise." "Es bleibt, wenn Sie nichts anderes sagen."
!insertmacro Word PURGE_ABOUT \
  "What you decided and signed lies on this computer in the folder below. If you install Countersign again, it is there \
again. Without a backup or another laptop of the office, nobody can bring it back once it is deleted." \
  "Was Sie entschieden und unterschrieben haben, liegt auf diesem Computer im Ordner unten. Wenn Sie Countersign wieder \
installieren, ist es wieder da. Ohne Sicherung oder einen anderen Laptop des Büros bringt es niemand zurück, wenn es gelöscht ist."
!insertmacro Word PURGE_TICK "Delete my office from this computer as well" "Auch mein Büro von diesem Computer löschen"
!insertmacro Word PURGE_SURE "Really delete the office on this computer for good?" "Das Büro auf diesem Computer wirklich endgültig löschen?"
!insertmacro Word PURGE_LEFT \
  "The office could not be deleted whole; something holds a file of it open. What is left lies in" \
  "Das Büro konnte nicht ganz gelöscht werden; etwas hält eine Datei offen. Was blieb, liegt in"
