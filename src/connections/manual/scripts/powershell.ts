import { type Path, toText } from '../../../recovery/names.ts';
import type { Spec } from '../../../recovery/spec.ts';
import type { Order, Sheet } from '../orders.ts';

/** The step as a script for PowerShell, from version 2 on. Run twice, it does nothing twice. */
export function powershellScript(sheet: Sheet, service: Spec['service']): string {
  return [
    `# Unjam, ${sheet.server}: run this on the host, and report its output unchanged.`,
    '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
    `$name = ${word(service.name)}`,
    `'unjam-report|${sheet.id}'`,
    `Set-Location -LiteralPath ${word(sheet.root)} -ErrorAction Stop`,
    functions,
    ...sheet.orders.map((order, n) => line(order, n, service)),
    ending,
    '',
  ].join('\r\n');
}

/** Named like cmdlets: an alias such as `move` goes before a function of that name, and `try` is a word of the language. */
const functions = [
  'function Write-State($kind) { $service = Get-Service $name; $id = (Get-WmiObject Win32_Service -Filter "Name=\'$name\'").ProcessId; "$kind|$([int]$service.Status)|state, pid $id" }',
  "function Invoke-Order($n, $what) { try { & $what | Out-Null } catch { \"X|$n|$($_.Exception.Message -replace '\\s+', ' ')\" } }",
  // Move() of .NET refuses to replace and takes no sign of a name for a pattern.
  'function Move-Message($n, $i, $from, $to) { $from = Join-Path $pwd.ProviderPath $from; $to = Join-Path $pwd.ProviderPath $to; if (-not (Test-Path -LiteralPath $from)) { "M|$n|$i|absent" } elseif (Test-Path -LiteralPath $to) { "M|$n|$i|taken" } else { try { if ([IO.Directory]::Exists($from)) { [IO.Directory]::Move($from, $to) } else { [IO.File]::Move($from, $to) } } catch { "M|$n|$i|failed" } } }',
  "function Test-Down { (Get-Service $name).Status -eq 'Stopped' }",
  'function Watch-State($seconds) { foreach ($t in 0..$seconds) { Write-State "S|$t"; Start-Sleep 1 } }',
].join('\r\n');

const ending = [
  "Write-State 'E'",
  '"D|$((Get-PSDrive (Get-Location).Drive.Name).Free)"',
  '$root = (Get-Location).Path.Length + 1',
  "Get-ChildItem -Recurse -Force | ForEach-Object { $k = if ($_.PSIsContainer) { 'd' } else { 'f' }; \"F|$k||$($_.Length)|$($_.LastWriteTimeUtc.ToString('o'))|$($_.FullName.Substring($root))\" }",
  "'unjam-end'",
].join('\r\n');

function line(order: Order, n: number, service: Spec['service']): string {
  const attempt = (what: string) => `Invoke-Order ${n} { ${what} }`;
  switch (order.do) {
    case 'make':
      return attempt(`[IO.Directory]::CreateDirectory((Join-Path $pwd.ProviderPath ${path(order.path)}))`);
    case 'remove':
    case 'rmdir':
      return attempt(
        `if (Test-Path -LiteralPath ${path(order.path)}) { Remove-Item -LiteralPath ${path(order.path)} }`,
      );
    case 'write':
      return attempt(write(order));
    case 'print':
      return `Get-Content -LiteralPath ${path(order.path)} -ErrorAction SilentlyContinue | ForEach-Object { "C|$_" }`;
    case 'rename':
      return `Move-Message ${n} 0 ${path(order.from)} ${path(order.to)}`;
    case 'move':
      return whenDown(
        n,
        order.names.map(
          (one, i) => `Move-Message ${n} ${i} ${path(`${order.from}/${one}`)} ${path(`${order.to}/${one}`)}`,
        ),
      );
    case 'watch':
      return `Watch-State ${order.seconds}`;
    case 'stop':
      return attempt('Stop-Service $name -Force -ErrorAction Stop');
    case 'start':
      return attempt('Start-Service $name -ErrorAction Stop');
    case 'kill':
      return attempt(
        `Stop-Process -Force -Name ${word((service.process?.image ?? '').replace(/\.exe$/i, ''))} -ErrorAction Stop`,
      );
    case 'fence':
      return attempt('Set-Service $name -StartupType Disabled -ErrorAction Stop');
    case 'unfence':
      return attempt('Set-Service $name -StartupType Automatic -ErrorAction Stop');
  }
}

/** What is to be there once only is never written over; twice the same is once. */
function write({ path: to, content, exclusive }: Extract<Order, { do: 'write' }>): string {
  const file = `$file = Join-Path $pwd.ProviderPath ${path(to)}; $text = ${word(content)}`;
  const guard =
    "if ((Test-Path -LiteralPath $file) -and [IO.File]::ReadAllText($file) -cne $text) { throw 'it is there' }";
  return [file, ...(exclusive ? [guard] : []), '[IO.File]::WriteAllText($file, $text)'].join('; ');
}

/** Nothing moves while the service is up. */
function whenDown(n: number, moves: string[]): string {
  const isUp = `"X|${n}|the service is up: nothing was moved"`;
  return ['if (Test-Down) {', ...moves, `} else { ${isUp} }`].join('\r\n');
}

function path(below: Path): string {
  return word(toText(below).replaceAll('/', '\\'));
}

/**
 * One string, in ASCII: PowerShell reads a file without a mark in the code page of its host, and takes four curly
 * quotation marks for straight ones, so that a name could end its own string.
 */
function word(text: string): string {
  if (/^[\x20-\x7e\r\n\t]*$/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  const ascii = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `([regex]::Unescape('${ascii}'))`;
}
