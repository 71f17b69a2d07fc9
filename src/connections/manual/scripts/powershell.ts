import { type Path, toText } from '../../../recovery/names.ts';
import type { Spec } from '../../../recovery/spec.ts';
import type { Order, Sheet } from '../orders.ts';

/** The step as a script for PowerShell, from version 2 on. `Move-Item` without `-Force` refuses to replace a file. */
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

const functions = [
  'function State($kind) { $s = Get-Service $name; $p = (Get-WmiObject Win32_Service -Filter "Name=\'$name\'").ProcessId; "$kind|$([int]$s.Status)|state, pid $p" }',
  "function Try($n, $what) { try { & $what | Out-Null } catch { \"X|$n|$($_.Exception.Message -replace '\\s+', ' ')\" } }",
  'function Move($n, $i, $from, $to) { if (-not (Test-Path -LiteralPath $from)) { "M|$n|$i|absent" } elseif (Test-Path -LiteralPath $to) { "M|$n|$i|taken" } else { try { Move-Item -LiteralPath $from -Destination $to -ErrorAction Stop } catch { "M|$n|$i|failed" } } }',
  'function Watch($seconds) { foreach ($t in 0..$seconds) { State "S|$t"; Start-Sleep 1 } }',
].join('\r\n');

const ending = [
  "State 'E'",
  '"D|$((Get-PSDrive (Get-Location).Drive.Name).Free)"',
  '$root = (Get-Location).Path.Length + 1',
  "Get-ChildItem -Recurse -Force | ForEach-Object { $k = if ($_.PSIsContainer) { 'd' } else { 'f' }; \"F|$k||$($_.Length)|$($_.LastWriteTimeUtc.ToString('o'))|$($_.FullName.Substring($root))\" }",
  "'unjam-end'",
].join('\r\n');

function line(order: Order, n: number, service: Spec['service']): string {
  const attempt = (what: string) => `Try ${n} { ${what} }`;
  switch (order.do) {
    case 'make':
      return attempt(`[void](New-Item -ItemType Directory -Path ${path(order.path)} -ErrorAction Stop)`);
    case 'remove':
    case 'rmdir':
      return attempt(
        `if (Test-Path -LiteralPath ${path(order.path)}) { Remove-Item -LiteralPath ${path(order.path)} }`,
      );
    case 'write':
      return attempt(
        `[IO.File]::WriteAllText((Join-Path (Get-Location) ${path(order.path)}), ${word(order.content)})`,
      );
    case 'print':
      return `Get-Content -LiteralPath ${path(order.path)} -ErrorAction SilentlyContinue | ForEach-Object { "C|$_" }`;
    case 'rename':
      return `Move ${n} 0 ${path(order.from)} ${path(order.to)}`;
    case 'move':
      return order.names
        .map((one, i) => `Move ${n} ${i} ${path(`${order.from}/${one}`)} ${path(`${order.to}/${one}`)}`)
        .join('\r\n');
    case 'watch':
      return `Watch ${order.seconds}`;
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

function path(below: Path): string {
  return word(toText(below).replaceAll('/', '\\'));
}

function word(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
