"""What a worker may meet: jobs that hang, swell, crash and raise. A module of its own, for a worker to import."""

import os
import time

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind


def double_or_misbehave(job):
    if job == "hang":
        time.sleep(60)
    if job == "work on and on":
        while True:
            pass
    if job == "wait for its turn":
        time.sleep(2.5)
    if job == "swell":
        return [bytearray(1 << 26) for _ in range(1 << 10)]
    if job == "swell unseen by the kernel":
        held = [bytearray(b"x") * (1 << 24) for _ in range(20)]
        time.sleep(60)
        return held
    if job == "crash":
        os._exit(11)
    if job == "abort":
        os.abort()
    if job == "raise":
        raise KeyError("no such sheet")
    if job == "refuse":
        raise Unreadable(OddityKind.PASSWORD, "locked")
    if job == "unpicklable":
        return lambda: None
    if job == "who":
        return os.getpid()
    return job * 2
