"""The services of the peer and what the peer is like: FOLDER/host.json and FOLDER/services/NAME.json.

host.json: {"older": the calls that Windows 2000 brought are not known, "tools": programs that it has}.
NAME.json: {"name", "image", "startType", "commands": {"start", "stop", "kill", "status"}, and where wanted
"acceptsStop": false, "denied": true, "sharesProcess": true, "failureActions": [[kind, ms]]}. Both are read anew.
"""

import json
import os
import threading

from service import Service


class Host:
    def __init__(self, folder):
        self.folder = folder
        self.lock = threading.RLock()
        self._services, self._made = {}, {}

    @property
    def traits(self):
        with open(f"{self.folder}/host.json", encoding="utf-8") as file:
            return json.load(file)

    def service(self, name):
        """The service of this name, None where there is none. Names are not told apart by case."""
        key = name.lower()
        if key in self._made:
            return self._made[key]
        if key not in self._services:
            for file in os.listdir(f"{self.folder}/services"):
                if file.lower() == f"{key}.json":
                    self._services[key] = Service(f"{self.folder}/services/{file}")
        return self._services.get(key)

    def all(self):
        for file in os.listdir(f"{self.folder}/services"):
            yield self.service(file[: -len(".json")])

    def make(self, name, command):
        self._made[name.lower()] = Command(self, name, command)
        return self._made[name.lower()]

    def forget(self, name):
        return self._made.pop(name.lower(), None) is not None


class Command:
    """What CreateService made: a program that is no service. Its start runs it and then fails, as on Windows."""

    start_type, denied, failure_actions, shares_process, image = 3, False, [], False, ""

    def __init__(self, host, name, command):
        self._host, self.name, self.command = host, name, command

    def status(self):
        return {"state": 1, "controls": 0, "code": 1077, "pid": None}

    def start(self):
        words = self.command.replace('"', " ").split()
        if words[:2] == ["%COMSPEC%", "/C"]:
            self._run(words[2:])
        return 1053

    def _run(self, words):
        program, whom = words[0].rsplit("\\", 1)[-1].lower(), words[-1].lower()
        if program not in self._host.traits["tools"]:
            return
        for service in self._host.all():
            if whom in (service.image.lower(), str(service.status()["pid"])):
                service.kill()
