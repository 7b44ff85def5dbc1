"""The script that the bundle's programs run; what they are called by says which of the two it is."""

import sys

from installer.bundling.entry import is_window, main

sys.exit(main(window=is_window(sys.argv[0])))
