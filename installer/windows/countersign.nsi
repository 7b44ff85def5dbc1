; The installer of Countersign for Windows: for one person, without an administrator's rights.
;
; Made by `python -m installer.windows`, which hands over what is defined below by `make`. How an upgrade goes, and why
; the old version starts until the new one does, is told in WINDOWS.md beside this file.
;
; Silent: countersign-setup.exe /S [/LOGIN] [/OLDER] [/D=C:\folder]     uninstall.exe /S [/PURGE]
; Answers: 0 done, 1 stopped by the person, 3 not written, 4 still open, 5 another setup runs, 6 a newer one is installed,
;          7 not this Windows

!ifndef VERSION | BUNDLE | INSIDE | OUTPUT | FACTS
  !error "Run python -m installer.windows: it knows what goes in."
!endif

Unicode true
Target amd64-unicode
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64 ; the two programs hold the same, 16 MB apart
!endif
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include LogicLib.nsh
!include nsDialogs.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include FileFunc.nsh
!include "${FACTS}"   ; names, keys and file types, from facts.py: what is written is what is removed

Name "Countersign"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Countersign"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "Countersign ${VERSION}"
VIProductVersion "${VERSION_OF_FOUR}"
VIAddVersionKey "ProductName" "Countersign"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Countersign setup"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW_EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "$(START_NOW)"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskAboutOffice un.HeardAboutOffice
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!include words.nsh

!define STAGE "$Stage"
!define REPLACE_AND_WRITE_THROUGH 9   ; MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH

Var Options
Var Stage   ; the folder that the new build is unpacked into, beside the old one
Var Purge
Var PurgeTick

; ------------------------------------------------------------------ for both programs

!macro ForBoth UN
; Says the top of the stack: in a box, or where nobody looks on standard output.
Function ${UN}Say
  Exch $R0
  DetailPrint "$R0"
  ${IfNot} ${Silent}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$R0"
  ${Else}
    Call ${UN}Tell
  ${EndIf}
  Pop $R0
FunctionEnd

; Writes $R0 to standard output, of whoever started this, or of the console it was typed in.
Function ${UN}Tell
  Push $R1
  System::Call 'kernel32::GetStdHandle(i -11) p .R1'
  ${If} $R1 P= 0
  ${OrIf} $R1 P= -1
    System::Call 'kernel32::AttachConsole(i -1)'
    System::Call 'kernel32::GetStdHandle(i -11) p .R1'
  ${EndIf}
  ${If} $R1 P> 0
    FileWrite $R1 "$R0$\r$\n"
  ${EndIf}
  Pop $R1
FunctionEnd

; Ends with 5 where another setup of this person is at work. The system forgets the name when this process is gone.
Function ${UN}BeAlone
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "CountersignSetup") p .r1 ?e'
  Pop $0
  ${If} $0 = 183 ; ERROR_ALREADY_EXISTS
    Push "$(ALREADY_AT_IT)"
    Call ${UN}Say
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd

; Asks the program that runs to close and waits, by the program in folder $1. $0: 0 where none runs any more. It has a
; minute; see desktop/ending_other. A program that does not start would open a box about that, so the command is tried first.
Function ${UN}CloseRunning
  nsExec::Exec '"$1\${COMMAND_EXE}" --version'
  Pop $0
  ${If} $0 = 0
    DetailPrint "$(CLOSING)"
    ExecWait '"$1\${WINDOW_EXE}" --quit' $0
    ${If} $0 = 0
    ${AndIf} ${FileExists} "$INSTDIR\${WINDOW_EXE}"
      ; It let go of its place; its process ends a moment later, and holds the program's file until then.
      ${For} $2 1 40
        ClearErrors
        FileOpen $4 "$INSTDIR\${WINDOW_EXE}" a
        ${IfNot} ${Errors}
          FileClose $4
          ${ExitFor}
        ${EndIf}
        Sleep 250
      ${Next}
    ${EndIf}
  ${Else}
    StrCpy $0 0 ; broken, so it runs nowhere; if it does all the same, its file is held
  ${EndIf}
FunctionEnd
!macroend
!insertmacro ForBoth ""
!insertmacro ForBoth "un."

; Ends the function where a program's file is held, as that of a program that runs is. $0: 0 then.
!macro StopWhereInUse NAME
  ${If} ${FileExists} "$INSTDIR\${NAME}"
    ClearErrors
    FileOpen $4 "$INSTDIR\${NAME}" a
    ${If} ${Errors}
      StrCpy $0 0
      Return
    ${EndIf}
    FileClose $4
  ${EndIf}
!macroend

; Puts a staged file in the place of the present one, in one step of the file system. Ends the function where that fails.
!macro PutInPlace NAME
  ${If} ${FileExists} "${STAGE}\${NAME}"
    System::Call 'kernel32::MoveFileExW(w "${STAGE}\${NAME}", w "$INSTDIR\${NAME}", i ${REPLACE_AND_WRITE_THROUGH}) i .r0'
    ${If} $0 = 0
      Return
    ${EndIf}
  ${EndIf}
!macroend

; The same for a paper, which somebody may be reading: nothing ends for that.
!macro PutPaper NAME
  System::Call 'kernel32::MoveFileExW(w "${STAGE}\${NAME}", w "$INSTDIR\${NAME}", i ${REPLACE_AND_WRITE_THROUGH})'
!macroend

!macro RemovePaper NAME
  Delete "$INSTDIR\${NAME}"
!macroend

; Removes the folders that earlier builds left in the folder of the program, and what was cut short; never ${KEPT}.
!macro RemoveFolders KEPT
  FindFirst $1 $2 "$INSTDIR\${FOLDERS}"
  ${DoWhile} $2 != ""
    ${If} $2 != "${KEPT}"
      RMDir /r "$INSTDIR\$2"
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
!macroend

; ------------------------------------------------------------------ install

Function .onInit
  Call BeAlone
  ${IfNot} ${AtLeastWin10}
    Push "$(TOO_OLD)"
    Call Say
    SetErrorLevel 7
    Quit
  ${EndIf}
  ${GetParameters} $Options
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ClearErrors
    ${GetOptions} $Options "/OLDER" $2
    ${If} $1 = 1
    ${AndIf} ${Errors}
      ${If} ${Silent}
        Push "$(NEWER_THERE)"
        Call Say
        SetErrorLevel 6
        Quit
      ${EndIf}
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(NEWER_THERE)$\r$\n$\r$\n$(ANYWAY)" IDYES older
      SetErrorLevel 6
      Quit
      older:
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "$(PROGRAM_PART)" PROGRAM
  SectionIn RO
  SetOverwrite try
  SetOutPath "$INSTDIR"
  ; What an earlier setup left half written goes. Something that it had started may still hold it: then beside that.
  ${For} $1 1 9
    StrCpy $Stage "$INSTDIR\${INSIDE}.part$1"
    RMDir /r "$Stage"
    ${IfNot} ${FileExists} "$Stage\*.*"
      ${ExitFor}
    ${EndIf}
  ${Next}
  ClearErrors
  SetOutPath "${STAGE}"
  File /r "${BUNDLE}/*.*"
  WriteUninstaller "${STAGE}\uninstall.exe"
  ${IfNot} ${Errors}
    ; A disk that is full and a scanner that takes files away show here, before anything old is gone.
    SetOutPath "$INSTDIR" ; out of the stage: a program's present folder cannot be removed
    nsExec::Exec '"${STAGE}\${COMMAND_EXE}" --version'
    Pop $0
  ${Else}
    StrCpy $0 "error"
  ${EndIf}
  SetOutPath "$INSTDIR"
  ${If} $0 != 0
    RMDir /r "${STAGE}"
    Push "$(NOT_WRITTEN)"
    Call Say
    SetErrorLevel 3
    Quit
  ${EndIf}

  again:
  StrCpy $1 "${STAGE}" ; the new one asks: it is whole, which nobody knows of the old one
  Call CloseRunning
  ${If} $0 = 0
    Call Switch
  ${Else}
    StrCpy $0 0
  ${EndIf}
  ${If} $0 = 0
    IfSilent +2
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_OPEN)" IDRETRY again
    RMDir /r "${STAGE}"
    StrCpy $R0 "$(STILL_OPEN)"
    Call Tell
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro RemoveFolders "${INSIDE}"

  CreateShortCut "$SMPROGRAMS\${SHORTCUT}" "$INSTDIR\${WINDOW_EXE}"
  !insertmacro WriteKeys
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; file types changed
  ClearErrors
  ${GetOptions} $Options "/LOGIN" $0
  ${IfNot} ${Errors}
    !insertmacro WriteLoginItem
  ${EndIf}
  StrCpy $R0 "$(DONE)"
  DetailPrint "$R0"
  ${If} ${Silent}
    Call Tell
  ${EndIf}
SectionEnd

Section /o "$(LOGIN_PART)" LOGIN
  !insertmacro WriteLoginItem
SectionEnd

; From the old version to the new one. $0: 0 where the old one still runs; then all is as it was.
; The folder goes first: each program knows its own folder by name, so at every moment between two of these lines the
; program that lies there finds its folder. Only a repair, with the very same build, has the folder out of the way for
; a moment.
Function Switch
  !insertmacro StopWhereInUse "${COMMAND_EXE}"
  !insertmacro StopWhereInUse "${WINDOW_EXE}"
  ${If} ${FileExists} "${STAGE}\${INSIDE}\*.*"
    StrCpy $3 ""
    ${If} ${FileExists} "$INSTDIR\${INSIDE}\*.*"
      StrCpy $3 "${INSIDE}.old"
      RMDir /r "$INSTDIR\$3"
      ClearErrors
      Rename "$INSTDIR\${INSIDE}" "$INSTDIR\$3"
      ${If} ${Errors}
        StrCpy $0 0
        Return
      ${EndIf}
    ${EndIf}
    ClearErrors
    Rename "${STAGE}\${INSIDE}" "$INSTDIR\${INSIDE}"
    ${If} ${Errors}
      ${If} $3 != ""
        Rename "$INSTDIR\$3" "$INSTDIR\${INSIDE}"
      ${EndIf}
      StrCpy $0 0
      Return
    ${EndIf}
  ${EndIf}
  ; Started again since the lines above? Then one of the two is the old one still, and starts; trying again goes on here.
  !insertmacro PutInPlace "${COMMAND_EXE}"
  !insertmacro PutInPlace "${WINDOW_EXE}"
  !insertmacro ForEachPaper PutPaper
  !insertmacro PutInPlace "uninstall.exe"
  StrCpy $0 1
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${PROGRAM} "$(PROGRAM_ABOUT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${LOGIN} "$(LOGIN_ABOUT)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; ------------------------------------------------------------------ uninstall

Function un.onInit
  Call un.BeAlone
  ${GetParameters} $Options
  StrCpy $Purge 0
  ClearErrors
  ${GetOptions} $Options "/PURGE" $0
  ${IfNot} ${Errors}
    StrCpy $Purge 1
  ${EndIf}
FunctionEnd

Function un.AskAboutOffice
  ${IfNot} ${FileExists} "${DATA}\*.*"
    Abort ; there is none, so there is nothing to ask
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(PURGE_TITLE)" "$(PURGE_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 48u "$(PURGE_ABOUT)"
  Pop $0
  ${NSD_CreateLabel} 0 54u 100% 20u "${DATA}"
  Pop $0
  ${NSD_CreateCheckbox} 0 80u 100% 12u "$(PURGE_TICK)"
  Pop $PurgeTick
  nsDialogs::Show
FunctionEnd

Function un.HeardAboutOffice
  ${NSD_GetState} $PurgeTick $0
  StrCpy $Purge 0
  ${If} $0 = ${BST_CHECKED}
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(PURGE_SURE)" IDYES sure
    Abort
    sure:
    StrCpy $Purge 1
  ${EndIf}
FunctionEnd

Section un.Program
  again:
  StrCpy $1 "$INSTDIR"
  Call un.CloseRunning
  ${If} $0 = 0
    ; First the one that a long command may be running from: if it is, all is as it was.
    ClearErrors
    Delete "$INSTDIR\${COMMAND_EXE}"
    ${If} ${Errors}
      StrCpy $0 1
    ${EndIf}
  ${EndIf}
  ${If} $0 <> 0
    IfSilent +2
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_OPEN)" IDRETRY again
    StrCpy $R0 "$(STILL_OPEN)"
    Call un.Tell
    SetErrorLevel 4
    Quit
  ${EndIf}
  Delete "$SMPROGRAMS\${SHORTCUT}"
  !insertmacro RemoveLoginItem
  !insertmacro RemoveKeys
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  Delete "$INSTDIR\${WINDOW_EXE}"
  !insertmacro RemoveFolders ""
  !insertmacro ForEachPaper RemovePaper
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR" ; only where nothing of somebody else's lies in it
  ${If} $Purge = 1
    ClearErrors
    RMDir /r "${DATA}"
    ${If} ${FileExists} "${DATA}\*.*"
      Push "$(PURGE_LEFT) ${DATA}"
      Call un.Say
      SetErrorLevel 3
    ${EndIf}
    StrCpy $R0 "$(REMOVED)"
  ${Else}
    StrCpy $R0 "$(REMOVED) $(KEPT) ${DATA}"
  ${EndIf}
  DetailPrint "$R0"
  ${If} ${Silent}
    Call un.Tell
  ${EndIf}
SectionEnd
