"""Linux: the package for Debian and its kin, the archive for everybody else, and trying both. LINUX.md tells more."""
