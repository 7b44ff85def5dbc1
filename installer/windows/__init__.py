"""The installer for Windows, its plain zip, and the command that makes and tries both on Linux under Wine."""
