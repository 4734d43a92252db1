# SPDX-License-Identifier: Apache-2.0
"""Start PeerDesk's work in a fresh checkout, with nothing but Python and, once, a network.

    python packaging/start.py run        open the window (without a display: the practice challenge)
    python packaging/start.py test       run the tests; anything after it goes to pytest
    python packaging/start.py check      lint, format, types, layers
    python packaging/start.py coverage   run the tests and hold the branches to their limits
    python packaging/start.py bench      measure the speeds promised
    python packaging/start.py soak       run the long tests
    python packaging/start.py stores     add what a team folder in an object store needs
    python packaging/start.py package    build the program as one folder that needs no Python
    python packaging/start.py lock       renew the locks (--upgrade for newer libraries)

It makes `.venv` from `packaging/requirements.lock`, again whenever the lock or Python's version has
changed, and on Debian and its kin adds the system libraries that Qt needs.
"""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036  # an older Python shall read why, not a traceback
        sys.exit("PeerDesk needs Python 3.11 or later: start this with a newer one.")
    from starting.machine import Machine
    from starting.works import main

    sys.exit(main(sys.argv[1:], Machine()))
