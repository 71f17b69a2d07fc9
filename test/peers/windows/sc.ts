/**
 * sc.exe. The formats are those of its output in public transcripts of Windows XP to 11: fields with their columns,
 * `[SC] … FAILED number:`, `RESTART -- Delay = … milliseconds.`, the exit code equal to the error. On a host in
 * another language the labels and sentences are in that language, the numbers and constants as they are.
 */
import type { Kept, WindowsService } from './service.ts';

const states = { 1: 'STOPPED', 2: 'START_PENDING', 3: 'STOP_PENDING', 4: 'RUNNING' };
const startTypes = ['BOOT_START', 'SYSTEM_START', 'AUTO_START', 'DEMAND_START', 'DISABLED'];
const settable: Record<string, Partial<Kept>> = {
  auto: { startType: 2, delayed: false },
  'delayed-auto': { startType: 2, delayed: true },
  demand: { startType: 3, delayed: false },
  disabled: { startType: 4, delayed: false },
};
const german: Record<string, string> = {
  TYPE: 'TYP',
  STATE: 'STATUS',
  START_TYPE: 'STARTTYP',
  PID: 'PROZESS-ID',
};

export interface Output {
  code: number;
  text: string;
}

export function sc(service: WindowsService, [verb, name, ...rest]: string[]): Output {
  const { kept } = service;
  if (name !== kept.name) return failure(kept, 'EnumQueryServicesStatus:OpenService', 1060);
  switch (verb) {
    case 'queryex':
      return { code: 0, text: status(service) };
    case 'qc':
      return { code: 0, text: configuration(kept) };
    case 'qfailure':
      return { code: 0, text: failureActions(kept) };
    case 'config':
      return configure(service, rest);
    case 'start':
      return start(service);
    case 'stop':
      return stop(service);
    default:
      return { code: 1639, text: 'DESCRIPTION:\r\n        SC is a command line program …\r\n' };
  }
}

function start(service: WindowsService): Output {
  if (service.kept.startType === 4) return failure(service.kept, 'StartService', 1058);
  if (service.runs()) return failure(service.kept, 'StartService', 1056);
  service.order('start');
  return { code: 0, text: status(service) };
}

function stop(service: WindowsService): Output {
  if (!service.runs()) return failure(service.kept, 'ControlService', 1062);
  if (service.has('refuse-stop')) return failure(service.kept, 'ControlService', 1061);
  service.order('stop');
  return { code: 0, text: status(service) };
}

function configure(service: WindowsService, [option, value]: string[]): Output {
  const change = settable[value ?? ''];
  if (option !== 'start=' || change === undefined) return { code: 1639, text: 'USAGE: …\r\n' };
  if (!service.has('stays')) service.keep(change);
  return { code: 0, text: '[SC] ChangeServiceConfig SUCCESS\r\n' };
}

function status(service: WindowsService): string {
  const { kept } = service;
  const state = service.state();
  const exit = service.exitCode();
  const stoppable = state === 4 && !service.has('refuse-stop') ? 'STOPPABLE' : 'NOT_STOPPABLE';
  return page(kept, '', [
    field(kept, 'TYPE', `${kept.type}  WIN32_OWN_PROCESS  `),
    field(kept, 'STATE', `${state}  ${states[state]} `),
    ...(state === 1
      ? []
      : [`                                (${stoppable}, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)`]),
    field(kept, 'WIN32_EXIT_CODE', `${exit}  (0x${exit.toString(16)})`),
    field(kept, 'SERVICE_EXIT_CODE', '0  (0x0)'),
    field(kept, 'CHECKPOINT', '0x0'),
    field(kept, 'WAIT_HINT', state === 2 ? '0x7d0' : '0x0'),
    ...(kept.tellsPid ? [field(kept, 'PID', String(service.pid())), field(kept, 'FLAGS', '')] : []),
  ]);
}

function configuration(kept: Kept): string {
  const type = `${kept.startType}   ${startTypes[kept.startType]}${kept.delayed ? '  (DELAYED)' : ''}`;
  return page(kept, 'QueryServiceConfig', [
    field(kept, 'TYPE', `${kept.type}  WIN32_OWN_PROCESS `),
    field(kept, 'START_TYPE', type),
    field(kept, 'ERROR_CONTROL', '1   NORMAL'),
    field(kept, 'BINARY_PATH_NAME', 'C:\\exchsrvr\\connect\\msexcimc\\bin\\msexcimc.exe'),
    field(kept, 'LOAD_ORDER_GROUP', ''),
    field(kept, 'TAG', '0'),
    field(kept, 'DISPLAY_NAME', 'Microsoft Exchange Internet Mail Service'),
    field(kept, 'DEPENDENCIES', 'MSExchangeIS'),
    field(kept, 'SERVICE_START_NAME', 'LocalSystem'),
  ]);
}

function failureActions(kept: Kept): string {
  const wide = (label: string, value: string) => `        ${label.padEnd(29)}: ${value}`;
  const [first = '', ...more] = kept.failureActions;
  return page(kept, 'QueryServiceConfig2', [
    wide('RESET_PERIOD (in seconds)', kept.failureActions.length > 0 ? '86400' : '0'),
    wide('REBOOT_MESSAGE', ''),
    wide('COMMAND_LINE', ''),
    wide('FAILURE_ACTIONS', first),
    ...more.map((action) => `${' '.repeat(39)}${action}`),
  ]);
}

function page(kept: Kept, call: string, lines: string[]): string {
  const head = call === '' ? [''] : [`[SC] ${call} ${kept.german ? 'ERFOLG' : 'SUCCESS'}`, ''];
  return [...head, `${kept.german ? 'DIENSTNAME' : 'SERVICE_NAME'}: ${kept.name}`, ...lines, ''].join('\r\n');
}

function field(kept: Kept, label: string, value: string): string {
  return `        ${((kept.german && german[label]) || label).padEnd(19)}: ${value}`;
}

function failure(kept: Kept, call: string, error: number): Output {
  const word = kept.german ? 'FEHLER' : 'FAILED';
  return { code: error, text: `[SC] ${call} ${word} ${error}:\r\n\r\n…\r\n\r\n` };
}
