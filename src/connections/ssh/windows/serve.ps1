# One Windows host for a parent that speaks lines of JSON in ASCII, whatever the code page: a request {"op": ...} on
# one line, its answer on the next, {"ok": ...} or {"error": {"kind", "code", "text"}}. Windows PowerShell 3 or later.
# Nothing is installed: this text comes over the wire, and ends when its input does.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
# A program is looked for in the folder that we stand in: it must be that of Windows.
[Environment]::CurrentDirectory = [Environment]::SystemDirectory

# name|attributes|bytes|creation|last write, times in 100 ns since 1601. No name of Windows holds a bar or a slash.
function Write-Entry($entry) {
  $bytes = if ($entry -is [IO.FileInfo]) { $entry.Length } else { 0 }
  '{0}|{1}|{2}|{3}|{4}' -f $entry.Name, [int]$entry.Attributes, $bytes, $entry.CreationTimeUtc.ToFileTimeUtc(), $entry.LastWriteTimeUtc.ToFileTimeUtc()
}

function Get-Entry($path) {
  $entry = [IO.FileInfo]$path
  if (-not $entry.Exists) { $entry = [IO.DirectoryInfo]$path }
  if ($entry.Exists) { Write-Entry $entry } else { '' }
}

function Get-Cause($record) {
  $cause = $record.Exception
  while ($cause.InnerException) { $cause = $cause.InnerException }
  $cause
}

# The number that Windows gives to an error; 0 when it comes from elsewhere.
function Get-Number($cause) {
  if ($cause -is [ComponentModel.Win32Exception]) { return $cause.NativeErrorCode }
  $whole = [Runtime.InteropServices.Marshal]::GetHRForException($cause)
  if (($whole -band 0x1FFF0000) -eq 0x00070000) { $whole -band 0xFFFF } else { 0 }
}

# 0 when it was done, else why not; 31 is Windows' own number for what has none.
function Get-Outcome($work) {
  try { $null = & $work; 0 } catch {
    $number = Get-Number (Get-Cause $_)
    if ($number -eq 0) { 31 } else { $number }
  }
}

# MoveFile: one call, on one volume, that refuses to replace.
function Move-Entry($from, $to) {
  if ([IO.Directory]::Exists($from)) { [IO.Directory]::Move($from, $to) } else { [IO.File]::Move($from, $to) }
}

function Open-Entry($path) { [IO.File]::Open($path, 'Open', 'Read', 'ReadWrite, Delete') }

function Read-Part($file, [long]$offset, [long]$length) {
  $null = $file.Seek($offset, 'Begin')
  $all = New-Object IO.MemoryStream
  $part = New-Object byte[] 65536
  while ($length -gt 0) {
    $got = $file.Read($part, 0, [Math]::Min($part.Length, $length))
    if ($got -le 0) { break }
    $all.Write($part, 0, $got)
    $length -= $got
  }
  [Convert]::ToBase64String($all.ToArray())
}

# Milliseconds since 1601 at which a process began: as precise as every interface of Windows tells it.
function Get-Beginning([DateTime]$time) { [long][Math]::Floor($time.ToFileTimeUtc() / 10000) }

$operations = @{
  hello = { param($r) $PSVersionTable.PSVersion.ToString() }
  list = { param($r)
    $all = foreach ($entry in ([IO.DirectoryInfo]$r.folder).GetFileSystemInfos()) { Write-Entry $entry }
    $all -join '/'
  }
  look = { param($r)
    $all = foreach ($name in $r.names) { Get-Entry ($r.folder + '\' + $name) }
    $all -join '/'
  }
  # One number for each name, in their order.
  move = { param($r)
    $all = foreach ($name in $r.names) {
      Get-Outcome { Move-Entry ($r.from + '\' + $name) ($r.to + '\' + $name) }
    }
    $all -join ' '
  }
  rename = { param($r) Get-Outcome { Move-Entry $r.from $r.to } }
  mkdir = { param($r)
    if (Get-Entry $r.path) { 183 } else { Get-Outcome { [IO.Directory]::CreateDirectory($r.path) } }
  }
  rmdir = { param($r) Get-Outcome { [IO.Directory]::Delete($r.path, $false) } }
  del = { param($r) Get-Outcome { [IO.File]::Delete($r.path) } }
  write = { param($r)
    $bytes = [Convert]::FromBase64String($r.content)
    $file = [IO.File]::Open($r.path, 'Create', 'Write', 'None')
    try {
      $file.Write($bytes, 0, $bytes.Length)
      $file.Flush($true)
    } finally { $file.Close() }
  }
  read = { param($r)
    try { $file = Open-Entry $r.path } catch { return $null }
    try { Read-Part $file $r.offset $r.length } finally { $file.Close() }
  }
  # The hash is made where the message lies; only its head is sent.
  digest = { param($r)
    try { $file = Open-Entry $r.path } catch { return $null }
    try {
      $hash = (New-Object Security.Cryptography.SHA256CryptoServiceProvider).ComputeHash($file)
      @{ sha256 = [BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant(); head = Read-Part $file 0 65536 }
    } finally { $file.Close() }
  }
  # Each is opened for nobody else and closed again: 32 is a sharing violation.
  inUse = { param($r)
    $all = foreach ($path in $r.paths) {
      if ((Get-Outcome { [IO.File]::Open($path, 'Open', 'Read', 'None').Close() }) -eq 32) { $path }
    }
    $all -join '|'
  }
  free = { param($r) ([IO.DriveInfo]$r.path).AvailableFreeSpace }
  registryValue = { param($r) [Microsoft.Win32.Registry]::GetValue('HKEY_LOCAL_MACHINE\' + $r.key, $r.value, $null) }
  # id|parent|beginning|image
  processes = { param($r)
    $found = Get-CimInstance Win32_Process
    $all = foreach ($one in $found) {
      $begun = if ($one.CreationDate) { Get-Beginning $one.CreationDate } else { 0 }
      '{0}|{1}|{2}|{3}' -f $one.ProcessId, $one.ParentProcessId, $begun, $one.Name
    }
    $all -join '/'
  }
  # It is held while it is compared: its id cannot become another's in between.
  kill = { param($r)
    try { $one = [Diagnostics.Process]::GetProcessById($r.id) } catch { return 'gone' }
    if ((Get-Beginning $one.StartTime) -ne $r.begun) { return 'gone' }
    $one.Kill()
    'killed'
  }
  # It is over when the program ends, whatever keeps its output open.
  run = { param($r)
    $how = New-Object Diagnostics.ProcessStartInfo $r.program, $r.arguments
    $how.UseShellExecute = $false
    $how.CreateNoWindow = $true
    $how.RedirectStandardInput = $true
    $how.RedirectStandardOutput = $true
    $how.RedirectStandardError = $true
    $running = [Diagnostics.Process]::Start($how)
    $said = New-Object IO.MemoryStream
    $complained = New-Object IO.MemoryStream
    $rest = $running.StandardOutput.BaseStream.CopyToAsync($said), $running.StandardError.BaseStream.CopyToAsync($complained)
    $given = [Convert]::FromBase64String($r.given)
    $running.StandardInput.BaseStream.Write($given, 0, $given.Length)
    $running.StandardInput.Close()
    $ended = $running.WaitForExit($r.within)
    if (-not $ended) { $running.Kill() }
    foreach ($one in $rest) { $null = $one.Wait(1000) }
    $output = [Convert]::ToBase64String($said.ToArray()) + ' ' + [Convert]::ToBase64String($complained.ToArray())
    @{ code = $(if ($ended) { $running.ExitCode } else { $null }); output = $output }
  }
}

while ($null -ne ($line = [Console]::In.ReadLine())) {
  try {
    $request = ConvertFrom-Json $line
    $answer = @{ ok = & $operations[$request.op] $request }
  } catch {
    $cause = Get-Cause $_
    $answer = @{ error = @{ kind = 'win32'; code = Get-Number $cause; text = $cause.Message } }
  }
  $json = ConvertTo-Json -InputObject $answer -Compress -Depth 4
  $ascii = [regex]::Replace($json, '[^\x20-\x7e]', { '\u{0:x4}' -f [int][char]$args[0].Value })
  [Console]::Out.WriteLine($ascii)
}
