"""A fair lock: whoever came first goes first."""

import threading
from collections import deque


class Line:
    """Threads take the lock strictly in the order in which they asked for it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    def join(self, timeout: float = 60.0) -> bool:
        """Wait for the turn; False when `timeout` seconds went by without it."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            turn = threading.Event()
            self._waiting.append(turn)
        return turn.wait(timeout) or self._gave_up(turn)

    def leave(self) -> None:
        """Hand the turn to the next one waiting."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False

    def _gave_up(self, turn: threading.Event) -> bool:
        with self._guard:
            if turn.is_set():
                return True
            self._waiting.remove(turn)
            return False
