"""The PIN that ends the family's time in the room: kept as a salted scrypt hash, few tries."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

from werkzeug.security import check_password_hash, generate_password_hash

from graphapp.errors import PinRefused
from queries.store import Store
from queries.users import keep_pin_hash, pin_hash_of

SHORTEST, LONGEST = 4, 12
FREE_TRIES = 5
FIRST_WAIT = 30.0
LONGEST_WAIT = 900.0


class Tries:
    """Counts wrong PINs for each user: after five, a wait that doubles. Thread-safe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._wrong: dict[str, tuple[int, float]] = {}

    def begin(self, user_id: str) -> None:
        """Count a try as wrong until `was_right` says otherwise, so that many at once all count.

        Raises
        ------
        PinRefused : there were too many; says how long to wait.
        """
        now = self._clock()
        with self._guard:
            count, until = self._wrong.get(user_id, (0, 0.0))
            if now < until:
                wait = math.ceil(until - now)
                raise PinRefused(
                    "Too many wrong PINs.",
                    f"Wait {_time(wait)}, then try again.",
                )
            count += 1
            over = count - FREE_TRIES
            pause = min(FIRST_WAIT * 2 ** min(over, 10), LONGEST_WAIT) if over >= 0 else 0.0
            self._wrong[user_id] = (count, now + pause)

    def was_right(self, user_id: str) -> None:
        """Forget a user's wrong tries."""
        with self._guard:
            self._wrong.pop(user_id, None)


def has_pin(store: Store, user_id: str) -> bool:
    """Whether a user chose a PIN."""
    return bool(pin_hash_of(store, user_id))


def choose_pin(store: Store, user_id: str, pin: str, again: str) -> None:
    """Keep a user's first PIN.

    Raises
    ------
    PinRefused : it is too short, not digits, or not the same twice; or there is one already.
    """
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise PinRefused(f"A PIN is {SHORTEST} to {LONGEST} digits.", "Choose another.")
    if pin != again:
        raise PinRefused("The two are not the same.", "Write the PIN twice, the same.")
    if not keep_pin_hash(store, user_id, generate_password_hash(pin, "scrypt"), before=""):
        raise PinRefused("This profile has a PIN already.", "Use that one.")


def check_pin(store: Store, tries: Tries, user_id: str, pin: str) -> None:
    """Let the right PIN pass.

    Raises
    ------
    PinRefused : it is wrong, or there were too many tries.
    """
    kept = pin_hash_of(store, user_id)
    tries.begin(user_id)
    if not kept or not check_password_hash(kept, pin):
        raise PinRefused("That is not the PIN of this profile.", "Try again.")
    tries.was_right(user_id)


def _time(seconds: int) -> str:
    if seconds < 60:
        return f"{seconds} seconds"
    minutes = -(-seconds // 60)
    return "a minute" if minutes == 1 else f"{minutes} minutes"
