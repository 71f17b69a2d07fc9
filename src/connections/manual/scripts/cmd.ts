import { type Path, toText } from '../../../recovery/names.ts';
import type { Spec } from '../../../recovery/spec.ts';
import type { Order, Sheet } from '../orders.ts';

/**
 * The step as a batch file for cmd.exe, back to that of Windows NT 4.0 with the Resource Kit's `sc` and `kill`. A
 * folder and a file take the same `move`; a name that is taken is looked for before, under the fence. No name ever
 * goes through `call`, which reads percent signs, carets and bars a second time.
 */
export function cmdScript(sheet: Sheet, service: Spec['service']): string {
  return [
    '@echo off',
    `rem Unjam, ${sheet.server}: run this on the host, and report its output unchanged.`,
    'setlocal',
    'chcp 65001 >nul 2>nul',
    `echo unjam-report^|${sheet.id}`,
    `cd /d ${quoted(sheet.root)} || (echo X^|0^|the root is missing& exit /b 1)`,
    ...sheet.orders.flatMap((order, n) => lines(order, n, service)),
    state(service, 'echo E^|%%S^|state %%S'),
    'for /f "tokens=3" %%F in (\'dir /-c . ^| find "bytes free"\') do echo D^|%%F',
    'echo R^|%CD%',
    'for /r . %%F in (*) do echo F^|f^|^|%%~zF^|%%~tF^|%%~fF',
    'for /d /r . %%F in (*) do echo F^|d^|^|0^|%%~tF^|%%~fF',
    'echo unjam-end',
    'exit /b 0',
    ':sample',
    state(service, 'echo S^|%1^|%%S^|state %%S'),
    'ping -n 2 127.0.0.1 >nul',
    'exit /b 0',
    '',
  ].join('\r\n');
}

/** Does this with the number of the state, as %%S: 1 stopped, 4 running. */
function state({ name }: Spec['service'], what: string): string {
  return `for /f "tokens=3" %%S in ('sc query ${quoted(name)} ^| find "STATE"') do ${what}`;
}

function lines(order: Order, n: number, service: Spec['service']): string[] {
  const name = quoted(service.name);
  const failed = `|| echo X^|${n}^|it failed`;
  switch (order.do) {
    case 'make':
      return [`if not exist ${path(order.path)} md ${path(order.path)} ${failed}`];
    case 'remove':
      return [`if exist ${path(order.path)} del /q ${path(order.path)} ${failed}`];
    case 'rmdir':
      return [`if exist ${path(order.path)} rd ${path(order.path)} ${failed}`];
    case 'write':
      return write(order, n);
    case 'print':
      return [
        `if exist ${path(order.path)} for /f "delims=" %%L in ('type ${path(order.path)}') do echo C^|%%L`,
      ];
    case 'rename':
      return [move(n, 0, path(order.from), path(order.to))];
    case 'move':
      return whenDown(
        n,
        service,
        order.names.map((one, i) => move(n, i, path(`${order.from}/${one}`), path(`${order.to}/${one}`))),
      );
    case 'watch':
      return [`for /l %%N in (0,1,${order.seconds}) do call :sample %%N`];
    case 'stop':
      return [`net stop ${name} /y`];
    case 'start':
      return [`net start ${name} ${failed}`];
    case 'kill':
      return [
        service.process === undefined ? 'rem no image is known' : `kill -f ${quoted(service.process.image)}`,
      ];
    case 'fence':
      return [`sc config ${name} start= disabled ${failed}`];
    case 'unfence':
      return [`sc config ${name} start= auto ${failed}`];
  }
}

function move(n: number, i: number, from: string, to: string): string {
  const told = (why: string) => `echo M^|${n}^|${i}^|${why}`;
  return `if not exist ${from} (${told('absent')}) else if exist ${to} (${told('taken')}) else (move ${from} ${to} >nul || ${told('failed')})`;
}

/** Nothing moves while the service is up. */
function whenDown(n: number, service: Spec['service'], moves: string[]): string[] {
  return [
    'set up=',
    state(service, 'if not %%S==1 set up=1'),
    `if defined up (echo X^|${n}^|the service is up: nothing was moved& goto moved${n})`,
    ...moves,
    `:moved${n}`,
  ];
}

/** Whole under another name first. What is to be there once only is never written over; twice the same is once. */
function write({ path: to, content, exclusive }: Extract<Order, { do: 'write' }>, n: number): string[] {
  const fresh = `${to}.new`;
  const other = `if exist ${path(to)} fc /b ${path(fresh)} ${path(to)} >nul || echo X^|${n}^|it is there`;
  return [
    `type nul >${path(fresh)}`,
    ...content
      .replace(/\n$/, '')
      .split('\n')
      .map((one) => echo(one, fresh)),
    exclusive ? other : `if exist ${path(to)} del /q ${path(to)}`,
    `if not exist ${path(to)} move ${path(fresh)} ${path(to)} >nul || echo X^|${n}^|it failed`,
    `if exist ${path(fresh)} del /q ${path(fresh)}`,
  ];
}

/** What the batch language would read as its own is taken for itself. */
function echo(line: string, to: Path): string {
  return `>>${path(to)} echo(${line.replace(/[\^&|<>()!"]/g, '^$&').replaceAll('%', '%%')}`;
}

function path(below: Path): string {
  return quoted(toText(below).replaceAll('/', '\\'));
}

/** Windows allows no quote in a name. */
function quoted(text: string): string {
  return `"${text.replaceAll('%', '%%').replaceAll('"', '')}"`;
}
