"""The lower bound, worked out by a program of its own: it uses another core, and can be stopped at any moment."""

import subprocess
import sys

from handrail.scheduling.booking.clinic import Clinic
from handrail.scheduling.bounding.bound import lower_bound
from handrail.scheduling.problem import Instance
from handrail.scheduling.problem.files import read_instance, write_instance


class BoundProcess:
    """A bound in the making."""

    def __init__(self, instance: Instance, *, seconds: float) -> None:
        command = [sys.executable, "-m", "handrail.scheduling.bounding.bound_process", str(seconds)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(  # noqa: S603 (our own module, and a number)
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, start_new_session=True
        )
        assert self._process.stdin is not None
        self._process.stdin.write(write_instance(instance))
        self._process.stdin.close()
        self._bound: float | None = None

    def bound(self) -> float | None:
        """The bound, once it is known."""
        if self._process.poll() == 0 and self._process.stdout is not None and not self._process.stdout.closed:
            said = self._process.stdout.read()
            self._process.stdout.close()
            self._bound = float(said) if said.strip() else None
        return self._bound

    def stop(self) -> None:
        """Ends the work, done or not."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def main(content: bytes, seconds: float) -> str:
    """What the program prints: the bound of the instance in `content`, or nothing."""
    bound = lower_bound(Clinic(read_instance(content)), seconds=seconds)
    return "" if bound is None else str(bound)


if __name__ == "__main__":
    sys.stdout.write(main(sys.stdin.buffer.read(), float(sys.argv[1])))
