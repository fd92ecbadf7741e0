"""For all tests: what the command and the server set before numpy is imported, since tests run servers in threads of
their own process, beside tests that fork."""

from depositary.linear_algebra import use_one_thread

use_one_thread()
