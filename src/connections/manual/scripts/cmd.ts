import { type Path, toText } from '../../../recovery/names.ts';
import type { Spec } from '../../../recovery/spec.ts';
import type { Order, Sheet } from '../orders.ts';

/**
 * The step as a batch file for cmd.exe, back to that of Windows NT 4.0 with the Resource Kit's `sc` and `kill`. A
 * folder and a file take the same `ren` or `move`; a name that is taken is looked for before, under the fence.
 */
export function cmdScript(sheet: Sheet, service: Spec['service']): string {
  return [
    '@echo off',
    `rem Unjam, ${sheet.server}: run this on the host, and report its output unchanged.`,
    'setlocal',
    `echo unjam-report^|${sheet.id}`,
    `cd /d ${quoted(sheet.root)} || (echo X^|0^|the root is missing& exit /b 1)`,
    ...sheet.orders.flatMap((order, n) => lines(order, n, service)),
    `call :state E`,
    'for /f "tokens=3" %%F in (\'dir /-c . ^| find "bytes free"\') do echo D^|%%F',
    'for /r . %%F in (*) do echo F^|f^|^|%%~zF^|%%~tF^|.%%~pnxF',
    'for /r . /d %%F in (*) do echo F^|d^|^|0^|%%~tF^|.%%~pnxF',
    'echo unjam-end',
    'exit /b 0',
    ...subroutines(service),
    '',
  ].join('\r\n');
}

function subroutines({ name }: Spec['service']): string[] {
  return [
    ':state',
    `for /f "tokens=3" %%S in ('sc query ${quoted(name)} ^| find "STATE"') do echo %1^|%%S^|state %%S`,
    'exit /b 0',
    ':move',
    'if not exist %3 (echo M^|%1^|%2^|absent& exit /b 0)',
    'if exist %4 (echo M^|%1^|%2^|taken& exit /b 0)',
    'move %3 %4 >nul || echo M^|%1^|%2^|failed',
    'exit /b 0',
    ':watch',
    'for /l %%N in (0,1,%1) do (call :state S^|%%N& ping -n 2 127.0.0.1 >nul)',
    'exit /b 0',
  ];
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
      return [
        `type nul >${path(order.path)}`,
        ...order.content.split('\n').map((one) => echo(one, order.path)),
      ];
    case 'print':
      return [`if exist ${path(order.path)} for /f "delims=" %%L in (${path(order.path)}) do echo C^|%%L`];
    case 'rename':
      return [`call :move ${n} 0 ${path(order.from)} ${path(order.to)}`];
    case 'move':
      return order.names.map(
        (one, i) => `call :move ${n} ${i} ${path(`${order.from}/${one}`)} ${path(`${order.to}/${one}`)}`,
      );
    case 'watch':
      return [`call :watch ${order.seconds}`];
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
