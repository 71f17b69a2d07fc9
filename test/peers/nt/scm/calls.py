"""The calls of MS-SCMR that this peer knows, each on Samba's own form of its arguments."""

import struct
import uuid

from samba.dcerpc import misc, svcctl

from pipe import UnknownCall

OK, DENIED, INVALID_HANDLE, TOO_SMALL, NO_SERVICE, EXISTS = 0, 5, 6, 122, 1060, 1073
OWN_PROCESS, SHARED_PROCESS = 0x10, 0x20
STOP, INTERROGATE, REFUSED_CONTROL = 1, 4, 1052
#: QUERY_CONFIG | QUERY_STATUS | ENUMERATE_DEPENDENTS | INTERROGATE: what everybody may.
HARMLESS = 0x1 | 0x4 | 0x8 | 0x80 | 0x20000
UNCHANGED = 0xFFFFFFFF

#: Brought by Windows 2000.
NEWER = (svcctl.QueryServiceStatusEx, svcctl.QueryServiceConfig2W)
KNOWN = (
    svcctl.OpenSCManagerW,
    svcctl.OpenServiceW,
    svcctl.CloseServiceHandle,
    svcctl.QueryServiceStatus,
    svcctl.StartServiceW,
    svcctl.ControlService,
    svcctl.CreateServiceW,
    svcctl.DeleteService,
    svcctl.QueryServiceConfigW,
    svcctl.ChangeServiceConfigW,
    *NEWER,
)
BY_NUMBER = {call.opnum(): call for call in KNOWN}


class Calls:
    """One client's handles."""

    def __init__(self, host, events):
        self._host, self._events, self._handles = host, events, {}

    def of(self, number):
        call = BY_NUMBER.get(number)
        if call is None or (call in NEWER and self._host.traits["older"]):
            raise UnknownCall
        return call()

    def carry_out(self, request):
        name = type(request).__name__.split(".")[-1]
        with self._host.lock:
            request.result = getattr(self, f"_{name}")(request)

    def _new(self, thing):
        handle = misc.policy_handle()
        handle.uuid = misc.GUID(str(uuid.uuid4()))
        self._handles[str(handle.uuid)] = thing
        return handle

    def _behind(self, handle):
        return self._handles.get(str(handle.uuid))

    def _OpenSCManagerW(self, r):
        r.out_handle = self._new("manager")
        return OK

    def _OpenServiceW(self, r):
        r.out_handle = misc.policy_handle()
        service = self._host.service(r.in_ServiceName)
        if service is None:
            return NO_SERVICE
        if service.denied and r.in_access_mask & ~HARMLESS:
            return DENIED
        r.out_handle = self._new(service)
        return OK

    def _CloseServiceHandle(self, r):
        r.out_handle = misc.policy_handle()
        return OK if self._handles.pop(str(r.in_handle.uuid), None) else INVALID_HANDLE

    def _QueryServiceStatus(self, r):
        r.out_service_status = svcctl.SERVICE_STATUS()
        service = self._behind(r.in_handle)
        if service is None:
            return INVALID_HANDLE
        r.out_service_status = self._told(service)
        return OK

    def _told(self, service):
        status, told = svcctl.SERVICE_STATUS(), service.status()
        # Whatever it wrote before it ended is in the log before anybody hears that it ended.
        self._events.catch_up()
        status.type = SHARED_PROCESS if service.shares_process else OWN_PROCESS
        status.state, status.controls_accepted = told["state"], told["controls"]
        status.win32_exit_code = told["code"]
        return status

    def _QueryServiceStatusEx(self, r):
        r.out_needed, r.out_buffer = 36, [0] * r.in_offered
        service = self._behind(r.in_handle)
        if service is None:
            return INVALID_HANDLE
        if r.in_offered < 36:
            return TOO_SMALL
        status = self._told(service)
        told = service.status()
        pid = told["pid"] if status.state != 1 else None
        words = (status.type, status.state, status.controls_accepted, told["code"], 0, 0, 0, pid or 0, 0)
        r.out_buffer = _padded(struct.pack("<9L", *words), r.in_offered)
        return OK

    def _QueryServiceConfig2W(self, r):
        r.out_buffer, r.out_needed = [0] * r.in_offered, 20
        service = self._behind(r.in_handle)
        if service is None:
            return INVALID_HANDLE
        actions = service.failure_actions
        block = struct.pack("<5L", 86_400, 0, 0, len(actions), 20 if actions else 0)
        block += b"".join(struct.pack("<2L", *action) for action in actions)
        r.out_needed = len(block)
        if len(block) > r.in_offered:
            return TOO_SMALL
        r.out_buffer = _padded(block, r.in_offered)
        return OK

    def _StartServiceW(self, r):
        service = self._behind(r.in_handle)
        return service.start() if service else INVALID_HANDLE

    def _ControlService(self, r):
        r.out_service_status = svcctl.SERVICE_STATUS()
        service = self._behind(r.in_handle)
        if service is None:
            return INVALID_HANDLE
        if r.in_control not in (STOP, INTERROGATE):
            return REFUSED_CONTROL
        result = service.stop() if r.in_control == STOP else OK
        r.out_service_status = self._told(service)
        return result

    def _CreateServiceW(self, r):
        r.out_handle, r.out_TagId = misc.policy_handle(), r.in_TagId
        if self._host.service(r.in_ServiceName):
            return EXISTS
        r.out_handle = self._new(self._host.make(r.in_ServiceName, r.in_binary_path))
        return OK

    def _DeleteService(self, r):
        service = self._behind(r.in_handle)
        return OK if service and self._host.forget(service.name) else INVALID_HANDLE

    def _QueryServiceConfigW(self, r):
        r.out_query, r.out_needed = svcctl.QUERY_SERVICE_CONFIG(), 0
        service = self._behind(r.in_handle)
        if service is None:
            return INVALID_HANDLE
        r.out_needed = 36 + 2 * (len(service.image) + len(service.name) + len("LocalSystem") + 8)
        if r.in_offered < r.out_needed:
            return TOO_SMALL
        found = r.out_query
        found.service_type, found.start_type, found.error_control = OWN_PROCESS, service.start_type, 1
        found.executablepath, found.displayname = service.image, service.name
        found.loadordergroup, found.dependencies, found.startname = "", "", "LocalSystem"
        return OK

    def _ChangeServiceConfigW(self, r):
        r.out_tag_id = r.in_tag_id
        service = self._behind(r.in_handle)
        if service is None:
            return INVALID_HANDLE
        if r.in_start_type != UNCHANGED:
            service.start_type = r.in_start_type
        return OK


def _padded(block, length):
    return list(block) + [0] * (length - len(block))
