"""Brings what the services log into the event log of the peer, which Samba keeps and serves.

FOLDER/events.json: {"file": JSON lines}; each {"source", "id", "type", "strings", "data"}; `data` is Base64 of text.
"""

import base64
import json
import os
import subprocess
import threading
import time

_KINDS = {"Error": "ERROR", "Warning": "WARNING", "Information": "INFO"}


class EventLog:
    def __init__(self, folder, host):
        self._folder, self._host, self._lock = folder, host, threading.Lock()
        self._file, self._at = f"{folder}/events.json", 0

    def follow(self):
        while True:
            self.catch_up()
            time.sleep(0.1)

    def catch_up(self):
        with self._lock:
            lines = self._new_lines()
            if lines:
                self._write([json.loads(line) for line in lines])

    def _new_lines(self):
        try:
            with open(self._file, encoding="utf-8") as file:
                source = json.load(file)["file"]
            with open(source, "rb") as file:
                if os.fstat(file.fileno()).st_size < self._at:
                    self._at = 0
                file.seek(self._at)
                heard = file.read()
        except FileNotFoundError:
            return []
        whole = heard[: heard.rfind(b"\n") + 1]
        self._at += len(whole)
        return whole.decode("utf-8").splitlines()

    def _write(self, events):
        entries = "".join(_entry(event) for event in events)
        conf = f"{self._folder}/smb.conf"
        argv = ["eventlogadm", "-s", conf, "-o", "write", "Application"]
        subprocess.run(argv, input=entries, text=True, check=True, stdout=subprocess.DEVNULL)


def _entry(event):
    # The log is pruned by age when it is opened, so that a record has the time at which it was brought.
    at = int(time.time())
    # Severity and facility stand in the upper half, as in a real one.
    number = 0xC0000000 | event["id"]
    lines = [
        "LEN: 0",
        "RS1: 1699505740",
        "RCN: 0",
        f"TMG: {at}",
        f"TMW: {at}",
        f"EID: {number}",
        f"ETP: {_KINDS.get(event.get('type', ''), 'ERROR')}",
        "ECT: 0",
        "RS2: 0",
        "CRN: 0",
        "USL: 0",
        f"SRC: {event['source']}",
        "SRN: NTPEER",
        *[f"STR: {text}" for text in event.get("strings", [])],
        f"DAT: {_text(base64.b64decode(event.get('data', '')))}",
    ]
    return "\n".join(lines) + "\n\n"


def _text(data):
    """Samba's tool takes data as text alone: what is none is left out."""
    text = data.decode("latin-1")
    return text if text.isprintable() else ""
