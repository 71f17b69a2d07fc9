import { fromText, leaf, type Path } from '../../../recovery/names.ts';
import type { Spec } from '../../../recovery/spec.ts';
import { freshName, type Order, overPath, type Sheet, untouched } from '../orders.ts';

/** Seconds that a killed service may take to be gone. */
const killPatience = 30;

/**
 * The step as a batch file for cmd.exe, back to that of Windows NT 4.0 with the Resource Kit's `sc` and `kill`: it
 * knows no `exit /b`, no `%CD%` and no size of a file. Names go both ways as bytes of whatever code page the host
 * has: `chcp 65001` stops a batch file before Windows Vista. A folder and a file take the same `move`; a name that is
 * taken is looked for before, under the fence. No name ever goes through `call`, which reads percent signs, carets
 * and bars a second time.
 */
export function cmdScript(sheet: Sheet, service: Spec['service']): string {
  return [
    '@echo off',
    `rem Unjam, ${sheet.server}: run this on the host, and report its output unchanged.`,
    'setlocal',
    'set DIRCMD=',
    'set halt=',
    `echo unjam-report^|${sheet.id}`,
    `cd /d ${quoted(fromText(sheet.root))} || (echo Z^|& echo unjam-end& goto :eof)`,
    `if exist ${path(overPath(sheet.id))} (echo V^|& echo unjam-end& goto :eof)`,
    ...sheet.over.map((step) => `type nul >${path(overPath(step))}`),
    ...sheet.orders.flatMap((order, n) => [
      `if defined halt (echo X^|${n}^|${untouched}& goto over${n})`,
      ...lines(order, n, sheet.id, service),
      `:over${n}`,
    ]),
    state(service, 'echo E^|%%S^|state %%S'),
    // How it starts, so that the fence can be lifted to that: labels are translated, these words are not.
    `for /f "delims=" %%S in ('sc qc ${name(service)} ^| findstr "AUTO_START DEMAND_START DISABLED"') do echo Y^|%%S`,
    'for %%F in (.) do echo R^|%%~fF',
    'echo L^|',
    'dir /a /s /n /-c',
    'echo unjam-end',
    'goto :eof',
    ':sample',
    state(service, 'echo S^|%1^|%%S^|state %%S'),
    'ping -n 2 127.0.0.1 >nul',
    'goto :eof',
    ':until_down',
    ...isUp(service),
    'if not defined up goto :eof',
    'if "%left%"=="0" goto :eof',
    'set /a left=left-1',
    'ping -n 2 127.0.0.1 >nul',
    'goto until_down',
    '',
  ].join('\r\n');
}

/** Does this with the number of the state, as %%S: 1 stopped, 4 running. Labels are translated on some hosts. */
function state(service: Spec['service'], what: string): string {
  return `for /f "tokens=3" %%S in ('sc query ${name(service)} ^| findstr "RUNNING STOPPED PENDING PAUSED"') do ${what}`;
}

function isUp(service: Spec['service']): string[] {
  // Where nobody says how it is, it may be up.
  return ['set up=1', state(service, 'if %%S==1 set up=')];
}

function lines(order: Order, n: number, id: string, service: Spec['service']): string[] {
  const failed = fail(n, 'it failed');
  switch (order.do) {
    case 'make':
      return [`if not exist ${within(order.path)} md ${path(order.path)} || ${failed}`];
    case 'remove':
      return [freshName(order.path), order.path].flatMap((one) => [
        // Of a folder, `del` would take what is in it.
        `if exist ${path(one)} if not exist ${within(one)} del /f /q ${path(one)}`,
        `if exist ${path(one)} ${failed}`,
      ]);
    case 'rmdir':
      return [
        `if exist ${path(order.path)} rd ${path(order.path)}`,
        `if exist ${path(order.path)} ${failed}`,
      ];
    case 'write':
      return write(order, n, id);
    case 'print':
      return [
        `if exist ${path(order.path)} for /f "delims=" %%L in ('type ${path(order.path)}') do echo C^|${n}^|%%L`,
      ];
    case 'rename':
      return [
        move(n, 0, path(order.from), path(order.to)),
        `if not exist ${path(order.to)} ${fail(n, 'nothing lies under the new name')}`,
      ];
    case 'move':
      return whenDown(
        n,
        service,
        order.names.map((one, i) => move(n, i, path(`${order.from}/${one}`), path(`${order.to}/${one}`))),
      );
    case 'watch':
      return [`for /l %%N in (0,1,${order.seconds}) do call :sample %%N`];
    default:
      return commanded(order, n, service);
  }
}

function commanded(
  order: Extract<Order, { do: 'stop' | 'start' | 'kill' | 'fence' | 'unfence' }>,
  n: number,
  service: Spec['service'],
): string[] {
  switch (order.do) {
    case 'stop':
      return [`net stop ${name(service)} /y >nul || echo X^|${n}^|it was not stopped`];
    case 'start':
      return [`net start ${name(service)} >nul || echo X^|${n}^|it was not started`];
    case 'kill':
      return kill(n, service);
    case 'fence':
      return [`sc config ${name(service)} start= disabled >nul || ${fail(n, 'it failed')}`];
    case 'unfence':
      return [`sc config ${name(service)} start= ${order.startType} >nul || ${fail(n, 'it failed')}`];
  }
}

/** `taskkill` came with Windows XP; before it, `kill` with the Resource Kit. */
function kill(n: number, { process }: Spec['service']): string[] {
  if (process === undefined) return [`echo X^|${n}^|no image of its process is registered`];
  const image = quoted(fromText(process.image));
  return [
    `taskkill /f /im ${image} >nul 2>nul || kill -f ${image} >nul 2>nul || echo X^|${n}^|neither taskkill nor kill ended it`,
    `set left=${killPatience}`,
    'call :until_down',
  ];
}

/** Nothing after it is done. */
function fail(n: number, why: string): string {
  return `(echo X^|${n}^|${why}& set halt=1)`;
}

function move(n: number, i: number, from: string, to: string): string {
  const told = (why: string) => `echo M^|${n}^|${i}^|${why}`;
  return `if not exist ${from} (${told('absent')}) else if exist ${to} (${told('taken')}) else (move ${from} ${to} >nul || ${told('failed')})`;
}

/** Nothing moves while the service is up. */
function whenDown(n: number, service: Spec['service'], moves: string[]): string[] {
  return [
    ...isUp(service),
    `if defined up (echo X^|${n}^|the service is up: nothing was moved& goto over${n})`,
    ...moves,
  ];
}

/** Whole under another name first. What is to be there once only is never written over; twice the same is once. */
function write(
  { path: to, content, exclusive }: Extract<Order, { do: 'write' }>,
  n: number,
  id: string,
): string[] {
  const fresh = freshName(to, exclusive ? id : undefined);
  const place = exclusive
    ? [`if exist ${path(to)} fc /b ${path(fresh)} ${path(to)} >nul || ${fail(n, 'it is there')}`]
    : [
        `if exist ${path(to)} if not exist ${within(to)} del /f /q ${path(to)}`,
        `if exist ${path(to)} ${fail(n, 'it failed')}`,
      ];
  return [
    `type nul >${path(fresh)}`,
    ...content
      .replace(/\n$/, '')
      .split('\n')
      .map((one) => echo(fromText(one), fresh)),
    ...place,
    // Within a batch file `move` replaces without asking; `ren` never does.
    `if not exist ${path(to)} ren ${path(fresh)} ${quoted(leaf(to))} || ${fail(n, 'it failed')}`,
    `if exist ${path(fresh)} del /f /q ${path(fresh)}`,
  ];
}

/** What the batch language would read as its own is taken for itself. */
function echo(line: string, to: Path): string {
  return `>>${path(to)} echo(${line.replace(/[\^&|<>()!"]/g, '^$&').replaceAll('%', '%%')}`;
}

function name({ name: one }: Pick<Spec['service'], 'name'>): string {
  return quoted(fromText(one));
}

function path(below: Path): string {
  return quoted(below.replaceAll('/', '\\'));
}

/** Exists where the path is that of a folder, and of a folder alone. */
function within(below: Path): string {
  return quoted(`${below.replaceAll('/', '\\')}\\*`);
}

/** Windows allows no quote in a name. */
function quoted(text: string): string {
  return `"${text.replaceAll('%', '%%').replaceAll('"', '')}"`;
}
