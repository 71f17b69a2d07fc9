"""The service control manager: MS-SCMR."""

import struct

from impacket.dcerpc.v5 import scmr

from errors import NO_CALL, failure

_LOOK = scmr.SERVICE_QUERY_STATUS
_READ = scmr.SERVICE_QUERY_CONFIG
_CHANGE = scmr.SERVICE_CHANGE_CONFIG
#: All that a recovery needs. Each call asks for its own part: to look takes no more than the right to look.
_CONTROL = _LOOK | _READ | _CHANGE | scmr.SERVICE_START | scmr.SERVICE_STOP
_MANAGER = scmr.SC_MANAGER_CONNECT
_MANAGER_CREATE = scmr.SC_MANAGER_CONNECT | scmr.SC_MANAGER_CREATE_SERVICE
_FAILURE_ACTIONS = 2
_INVALID_HANDLE = 6
_GONE = (1060, 1072)
_ALREADY_THERE = 1073


def _pipe(session):
    return session.pipe("svcctl", scmr.MSRPC_UUID_SCMR)


def _manager(session, rights):
    key = ("manager", rights)
    if key not in session.kept:
        answer = scmr.hROpenSCManagerW(_pipe(session), dwDesiredAccess=rights)
        session.kept[key] = answer["lpScHandle"]
    return session.kept[key]


def _handle(session, name, rights):
    """One handle for each service and use: a look is one call then, and not three."""
    key = ("service", name, rights)
    if key not in session.kept:
        answer = scmr.hROpenServiceW(_pipe(session), _manager(session, _MANAGER), name, rights)
        session.kept[key] = answer["lpServiceHandle"]
    return session.kept[key]


def _on(session, name, rights, work):
    """Works on a service; a handle that the server has forgotten is opened anew, once."""
    try:
        return work(_pipe(session), _handle(session, name, rights))
    except Exception as error:
        if failure(error)["code"] not in (_INVALID_HANDLE, *_GONE):
            raise
        known = session.kept.pop(("service", name, rights), None)
        if known is None or failure(error)["code"] != _INVALID_HANDLE:
            raise
        return work(_pipe(session), _handle(session, name, rights))


def status(session, name):
    """State, accepted controls, exit codes and, from Windows 2000 on, the process id."""
    if not session.kept.get("older"):
        try:
            return _on(session, name, _LOOK, _status_with_process)
        except Exception as error:
            if failure(error)["kind"] != NO_CALL:
                raise
            session.kept["older"] = True
    return _on(session, name, _LOOK, _status)


def _status(pipe, handle):
    found = scmr.hRQueryServiceStatus(pipe, handle)["lpServiceStatus"]
    return _told(
        found["dwServiceType"],
        found["dwCurrentState"],
        found["dwControlsAccepted"],
        found["dwWin32ExitCode"],
        found["dwServiceSpecificExitCode"],
        None,
    )


def _status_with_process(pipe, handle):
    asked = scmr.RQueryServiceStatusEx()
    asked["hService"] = handle
    asked["InfoLevel"] = scmr.SC_STATUS_PROCESS_INFO
    asked["cbBufSize"] = 36
    block = b"".join(pipe.request(asked)["lpBuffer"])
    kind, state, controls, code, own, _, _, pid, _ = struct.unpack_from("<9L", block)
    return _told(kind, state, controls, code, own, pid or None)


def _told(kind, state, controls, code, own, pid):
    return {
        "state": state,
        "acceptsStop": bool(controls & 1),
        "exitCode": own if code == 1066 else code,
        "pid": pid,
        "sharesProcess": bool(kind & 0x20),
    }


def start(session, name):
    _on(session, name, scmr.SERVICE_START, scmr.hRStartServiceW)


def stop(session, name):
    order = scmr.SERVICE_CONTROL_STOP
    _on(session, name, scmr.SERVICE_STOP, lambda pipe, at: scmr.hRControlService(pipe, at, order))


def may_control(session, name):
    """Asks for every right that a recovery needs, and does nothing with them."""
    _on(session, name, _CONTROL, lambda pipe, at: None)


def start_type(session, name):
    """0 boot, 1 system, 2 auto, 3 demand, 4 disabled."""
    found = _on(session, name, _READ, scmr.hRQueryServiceConfigW)
    return found["lpServiceConfig"]["dwStartType"]


def set_start_type(session, name, type):
    _on(
        session,
        name,
        _CHANGE,
        lambda pipe, at: scmr.hRChangeServiceConfigW(pipe, at, dwStartType=type),
    )


def failure_actions(session, name):
    """[kind, milliseconds] of each: 0 nothing, 1 restart, 2 reboot, 3 a command. None before Windows 2000."""
    try:
        return _on(session, name, _READ, _failure_actions)
    except Exception as error:
        if failure(error)["kind"] == NO_CALL:
            return None
        raise


def _failure_actions(pipe, handle):
    asked = scmr.RQueryServiceConfig2W()
    asked["hService"] = handle
    asked["dwInfoLevel"] = _FAILURE_ACTIONS
    asked["cbBufSize"] = 4096
    block = b"".join(pipe.request(asked)["lpBuffer"])
    _, _, _, count, at = struct.unpack_from("<5L", block)
    return [list(struct.unpack_from("<2L", block, at + 8 * n)) for n in range(count)] if at else []


def run_once(session, name, display, command):
    """Runs a command on the host as a service that is made for it and taken away again.

    The command is no service and never reports, so that its start ends with 1053 although it ran: the code of the
    start is the answer, None for none. One of this name that an interrupted call left behind is taken away first.
    """
    pipe = _pipe(session)
    try:
        made = _create(session, name, display, command)
    except Exception as error:
        if failure(error)["code"] != _ALREADY_THERE:
            raise
        rest = scmr.hROpenServiceW(pipe, _manager(session, _MANAGER), name)["lpServiceHandle"]
        _take_away(pipe, rest)
        made = _create(session, name, display, command)
    try:
        scmr.hRStartServiceW(pipe, made)
        return None
    except Exception as error:
        told = failure(error)
        if told["code"] is None:
            raise
        return told["code"]
    finally:
        _take_away(pipe, made)


def _create(session, name, display, command):
    answer = scmr.hRCreateServiceW(
        _pipe(session),
        _manager(session, _MANAGER_CREATE),
        name,
        display,
        dwStartType=scmr.SERVICE_DEMAND_START,
        lpBinaryPathName=command,
    )
    return answer["lpServiceHandle"]


def _take_away(pipe, handle):
    scmr.hRDeleteService(pipe, handle)
    scmr.hRCloseServiceHandle(pipe, handle)


operations = {
    "status": status,
    "start": start,
    "stop": stop,
    "mayControl": may_control,
    "startType": start_type,
    "setStartType": set_start_type,
    "failureActions": failure_actions,
    "runOnce": run_once,
}
