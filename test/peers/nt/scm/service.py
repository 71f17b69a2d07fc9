"""One service: a real process behind commands, and the states that a service control manager gives it."""

import json
import re
import subprocess
import threading
import time

STOPPED, START_PENDING, STOP_PENDING, RUNNING = 1, 2, 3, 4
OK, DISABLED, ALREADY, CANNOT, NOT_ACTIVE = 0, 1058, 1056, 1061, 1062
DIED, NEVER = 1067, 1077
ACCEPT_STOP = 1
#: Seconds until a start that does not come up is given up.
PATIENCE = 8


class Service:
    def __init__(self, file):
        self._file, self._lock = file, threading.RLock()
        self._state, self._code, self._asked_to_stop = STOPPED, NEVER, False
        if self._look()[0]:
            self._state, self._code = RUNNING, 0

    def _told(self):
        with open(self._file, encoding="utf-8") as file:
            return json.load(file)

    @property
    def name(self):
        return self._told()["name"]

    @property
    def image(self):
        return self._told()["image"]

    @property
    def start_type(self):
        return self._told()["startType"]

    @start_type.setter
    def start_type(self, value):
        told = {**self._told(), "startType": value}
        with open(self._file, "w", encoding="utf-8") as file:
            json.dump(told, file)

    @property
    def denied(self):
        return self._told().get("denied", False)

    @property
    def failure_actions(self):
        return self._told().get("failureActions", [])

    @property
    def shares_process(self):
        return self._told().get("sharesProcess", False)

    def status(self):
        with self._lock:
            up, pid, code = self._look()
            if up and self._state == STOPPED:
                # Somebody has started the program past us.
                self._state, self._code = RUNNING, 0
            if not up and self._state in (RUNNING, STOP_PENDING):
                self._code = 0 if self._asked_to_stop and self._state == STOP_PENDING else code
                self._state = STOPPED
            accepts = self._state == RUNNING and self._told().get("acceptsStop", True)
            return {
                "state": self._state,
                "controls": ACCEPT_STOP if accepts else 0,
                "code": 0 if self._state != STOPPED else self._code,
                "pid": pid,
            }

    def start(self):
        with self._lock:
            if self.start_type == 4:
                return DISABLED
            if self.status()["state"] != STOPPED:
                return ALREADY
            self._state, self._asked_to_stop = START_PENDING, False
            time.sleep(self._told().get("startAnswersAfter", 0) / 1000)
            threading.Thread(target=self._start, daemon=True).start()
            return OK

    def _start(self):
        done = self._run("start")
        until = time.monotonic() + (PATIENCE if done.returncode == 0 else 0)
        while True:
            up, _, code = self._look()
            if up or time.monotonic() > until:
                break
            time.sleep(0.02)
        with self._lock:
            if self._state == START_PENDING:
                self._state, self._code = (RUNNING, 0) if up else (STOPPED, code)

    def stop(self):
        with self._lock:
            now = self.status()
            if now["state"] == STOPPED:
                return NOT_ACTIVE
            if now["controls"] == 0:
                return CANNOT
            self._state, self._asked_to_stop = STOP_PENDING, True
            threading.Thread(target=self._run, args=("stop",), daemon=True).start()
            return OK

    def kill(self):
        self._asked_to_stop = False
        self._run("kill")

    def _look(self):
        """Whether its process lives, the id of that, and with what it ended."""
        done = self._run("status")
        pid = re.search(r"pid (\d+)", done.stdout)
        ended = re.search(r"exit (\d+)", done.stdout)
        code = int(ended.group(1)) if ended else DIED
        return done.returncode == 0, int(pid.group(1)) if pid else None, code or DIED

    def _run(self, verb):
        quiet = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        argv = self._told()["commands"][verb]
        # A service may hold the output of its start for ever.
        kept = subprocess.PIPE if verb == "status" else subprocess.DEVNULL
        return subprocess.run(argv, stdout=kept, text=True, check=False, **quiet)
