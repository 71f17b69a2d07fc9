import { type Path, toText } from '../../../recovery/names.ts';
import type { Spec } from '../../../recovery/spec.ts';
import { freshName, type Order, overPath, type Sheet, untouched } from '../orders.ts';

/** Seconds that a killed service may take to be gone. */
const killPatience = 30;

/** The step as a script for PowerShell, from version 2 on. Run twice, it does nothing twice. */
export function powershellScript(sheet: Sheet, service: Spec['service']): string {
  return [
    `# Unjam, ${sheet.server}: run this on the host, and report its output unchanged.`,
    // An agent may have no console.
    'try { [Console]::OutputEncoding = [Text.Encoding]::UTF8 } catch { }',
    `$name = ${word(service.name)}`,
    '$halt = $false',
    `'unjam-report|${sheet.id}'`,
    `try { Set-Location -LiteralPath ${word(sheet.root)} -ErrorAction Stop } catch { 'Z|'; 'unjam-end'; return }`,
    "$root = (Get-Location).ProviderPath.TrimEnd('\\')",
    `if (Test-Path -LiteralPath (Join-Path $root ${path(overPath(sheet.id))})) { 'V|'; 'unjam-end'; return }`,
    ...sheet.over.map((step) => `[IO.File]::WriteAllText((Join-Path $root ${path(overPath(step))}), '')`),
    functions,
    ...sheet.orders.map((order, n) => line(order, n, sheet.id, service)),
    ending,
    '',
  ].join('\r\n');
}

/** Named like cmdlets: an alias such as `move` goes before a function of that name, and `try` is a word of the language. */
const functions = [
  'function Get-Facts { Get-WmiObject Win32_Service | Where-Object { $_.Name -eq $name } }',
  'function Write-State($kind) { $service = Get-Service $name; $id = (Get-Facts).ProcessId; "$kind|$([int]$service.Status)|state, pid $id" }',
  `function Write-Failure($n, $why) { "X|$n|$($why -replace '\\s+', ' ')" }`,
  `function Invoke-Order($n, $what) { if ($script:halt) { Write-Failure $n '${untouched}' } else { try { & $what | Out-Null } catch { Write-Failure $n $_.Exception.Message } } }`,
  // Whatever comes after it counts on it.
  `function Invoke-Strictly($n, $what) { if ($script:halt) { Write-Failure $n '${untouched}' } else { try { & $what | Out-Null } catch { $script:halt = $true; Write-Failure $n $_.Exception.Message } } }`,
  // Move() of .NET refuses to replace and takes no sign of a name for a pattern.
  'function Move-Message($n, $i, $from, $to) { $from = Join-Path $root $from; $to = Join-Path $root $to; if (-not (Test-Path -LiteralPath $from)) { "M|$n|$i|absent" } elseif (Test-Path -LiteralPath $to) { "M|$n|$i|taken" } else { try { if ([IO.Directory]::Exists($from)) { [IO.Directory]::Move($from, $to) } else { [IO.File]::Move($from, $to) } } catch { "M|$n|$i|failed" } } }',
  "function Test-Down { (Get-Service $name).Status -eq 'Stopped' }",
  `function Wait-Down { for ($i = 0; $i -lt ${killPatience} -and -not (Test-Down); $i++) { Start-Sleep 1 } }`,
  'function Set-Start($type) { & sc.exe config $name start= $type; if ($LASTEXITCODE -ne 0) { throw "sc.exe exited with $LASTEXITCODE" } }',
  'function Watch-State($seconds) { foreach ($t in 0..$seconds) { Write-State "S|$t"; Start-Sleep 1 } }',
].join('\r\n');

const ending = [
  "Write-State 'E'",
  '"Y|$((Get-Facts).StartMode)"',
  '"D|$((Get-PSDrive (Get-Location).Drive.Name).Free)"',
  "Get-ChildItem -Recurse -Force | ForEach-Object { $k = if ($_.Attributes -band [IO.FileAttributes]::ReparsePoint) { 'l' } elseif ($_.PSIsContainer) { 'd' } else { 'f' }; \"F|$k||$($_.Length)|$($_.LastWriteTimeUtc.ToString('o'))|$($_.FullName.Substring($root.Length + 1))\" }",
  "'unjam-end'",
].join('\r\n');

function line(order: Order, n: number, id: string, service: Spec['service']): string {
  const attempt = (what: string) => `Invoke-Order ${n} { ${what} }`;
  const must = (what: string) => `Invoke-Strictly ${n} { ${what} }`;
  switch (order.do) {
    case 'make':
      return must(`[IO.Directory]::CreateDirectory((Join-Path $root ${path(order.path)}))`);
    case 'remove':
      return must([freshName(order.path), order.path].map(removal).join('; '));
    case 'rmdir':
      // Delete() of .NET refuses a folder with something in it, where Remove-Item would ask.
      return must(
        `$folder = Join-Path $root ${path(order.path)}; if ([IO.Directory]::Exists($folder)) { [IO.Directory]::Delete($folder) }`,
      );
    case 'write':
      return must(write(order, id));
    case 'print':
      return `$file = Join-Path $root ${path(order.path)}; if ([IO.File]::Exists($file)) { "B|${n}|$([BitConverter]::ToString([IO.File]::ReadAllBytes($file)) -replace '-')" }`;
    case 'rename':
      return [
        `if (-not $halt) { Move-Message ${n} 0 ${path(order.from)} ${path(order.to)} }`,
        must(
          `if (-not (Test-Path -LiteralPath (Join-Path $root ${path(order.to)}))) { throw 'nothing lies under the new name' }`,
        ),
      ].join('\r\n');
    case 'move':
      return whenDown(
        n,
        order.names.map(
          (one, i) => `Move-Message ${n} ${i} ${path(`${order.from}/${one}`)} ${path(`${order.to}/${one}`)}`,
        ),
      );
    case 'watch':
      return `if (-not $halt) { Watch-State ${order.seconds} }`;
    case 'stop':
      return attempt('Stop-Service $name -Force -ErrorAction Stop');
    case 'start':
      return attempt('Start-Service $name -ErrorAction Stop');
    case 'kill':
      return attempt(kill(service));
    case 'fence':
      return must("Set-Start 'disabled'");
    case 'unfence':
      return must(`Set-Start '${order.startType}'`);
  }
}

function kill({ process }: Spec['service']): string {
  if (process === undefined) return "throw 'no image of its process is registered'";
  const image = word(process.image.replace(/\.exe$/i, ''));
  return `Stop-Process -Force -Name ${image} -ErrorAction Stop; Wait-Down`;
}

/** Delete() of .NET takes no folder. */
function removal(below: Path): string {
  return `$file = Join-Path $root ${path(below)}; if (Test-Path -LiteralPath $file) { [IO.File]::Delete($file) }`;
}

/** What is to be there once only is never written over; twice the same is once. */
function write({ path: to, content, exclusive }: Extract<Order, { do: 'write' }>, id: string): string {
  const file = `$file = Join-Path $root ${path(to)}; $fresh = Join-Path $root ${path(freshName(to, exclusive ? id : undefined))}; $text = ${word(content)}`;
  const guard = "if ([IO.File]::ReadAllText($file) -cne $text) { throw 'it is there' }";
  // Whole under another name first: half a note misleads whoever finds it. Move() refuses to replace.
  const place = '[IO.File]::WriteAllText($fresh, $text); [IO.File]::Move($fresh, $file)';
  const once = `if (Test-Path -LiteralPath $file) { ${guard} } else { ${place} }`;
  const anew = `[IO.File]::Delete($file); ${place}`;
  return [file, exclusive ? once : anew].join('; ');
}

/** Nothing moves while the service is up. */
function whenDown(n: number, moves: string[]): string {
  const notDone = `if ($halt) { Write-Failure ${n} '${untouched}' }`;
  const isUp = `Write-Failure ${n} 'the service is up: nothing was moved'`;
  return [`${notDone} elseif (Test-Down) {`, ...moves, `} else { ${isUp} }`].join('\r\n');
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
