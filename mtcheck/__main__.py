"""``python -m mtcheck`` is the command line."""

import sys

from mtcheck.cli import main

sys.exit(main())
