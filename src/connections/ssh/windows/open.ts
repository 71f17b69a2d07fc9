import type { Host } from '../../../recovery/ports/host.ts';
import { Problem } from '../../../recovery/problems.ts';
import type { Spec } from '../../../recovery/spec.ts';
import type { OpenOptions } from '../../connection.ts';
import { eventLogs } from '../../event-log/logs.ts';
import { logFiles } from '../../logs/files.ts';
import { memoryOf } from '../../managers/manager.ts';
import { windowsManager } from '../../managers/windows.ts';
import { rootRefused } from '../../paths/problems.ts';
import { windowsRoot } from '../../paths/windows.ts';
import { commandProbe } from '../../probe/command.ts';
import { service } from '../../service/service.ts';
import { windowsFacts } from '../../windows/facts.ts';
import { folders } from '../../windows/folders.ts';
import { belowRoot, isAbsolute, windowsLogs } from '../../windows/line-logs.ts';
import { lookAt } from '../../windows/look.ts';
import { notes } from '../../windows/notes.ts';
import { below } from '../../windows/place.ts';
import { registeredRoot } from '../../windows/registered-root.ts';
import type { Remote } from '../../windows/remote.ts';
import { spool } from '../../windows/spool.ts';
import type { SshConnection } from '../config.ts';
import { forward } from '../forward.ts';
import type { Lease } from '../link/pool.ts';
import { translated } from '../translated.ts';
import { changes } from './change.ts';
import { mover } from './move.ts';
import { powershell } from './powershell.ts';
import { processes } from './processes.ts';
import { runBy } from './run.ts';

/** A Windows host that runs OpenSSH: all of it through one PowerShell, whose script comes over the wire. */
export async function openWindows(
  spec: Spec,
  config: SshConnection,
  lease: Lease,
  options: OpenOptions,
): Promise<Host> {
  const remote = powershell(lease, config);
  try {
    await remote.open();
    return translated(await hostOf(remote, spec, config, lease, options));
  } catch (error) {
    await remote.close();
    lease.release();
    throw error;
  }
}

async function hostOf(
  remote: Remote,
  spec: Spec,
  config: SshConnection,
  lease: Lease,
  options: OpenOptions,
): Promise<Host> {
  const root = await rootOf(remote, spec);
  const place = below(root);
  const run = runBy(remote);
  const files = spool(remote, place, spec);
  const change = changes(remote);
  const manager = windowsManager(run, spec, memoryOf(options));
  const means = { run, processes: processes(remote), dial: forward(lease) };
  return {
    files: { ...files, move: mover(remote, place, files.look) },
    folders: folders(change, place, files.look, () => free(remote, root)),
    notes: notes(remote, change, place, files.look),
    service: service(means, spec, manager),
    logs: windowsLogs(
      remote,
      (file) => (isAbsolute(file) ? placeOf(file) : belowRoot(place, file)),
      logFiles(spec, config.logs),
      (names) => eventLogs(run, names),
    ),
    ...commandProbe(run, spec.probe),
    facts: async () => windowsFacts,
    async close() {
      await remote.close();
      lease.release();
    },
  };
}

function placeOf(file: string): { folder: string; name: string } {
  const at = file.replaceAll('/', '\\').lastIndexOf('\\');
  return { folder: file.slice(0, at), name: file.slice(at + 1) };
}

function free(remote: Remote, path: string): Promise<number> {
  return remote.ask<number>('free', { path }, { doing: 'Asking for free space' });
}

const prefix = '\\\\?\\';

/** The root as its host writes it. Problems: `root-refused`, `folder-missing`. */
async function rootOf(remote: Remote, spec: Spec): Promise<string> {
  const written = (await registeredRoot(remote, spec)) ?? spec.root;
  const root = windowsRoot(written).slice(prefix.length);
  if (!/^[A-Z]:/.test(root)) throw rootRefused(written, 'is no path on a drive of the server');
  const { folder, name } = placeOf(root);
  const [entry] = await lookAt(remote, folder, [name]);
  if (entry?.kind === 'folder') return root;
  if (entry) throw rootRefused(written, 'is no folder, or a link to one');
  throw new Problem('folder-missing', `The root "${written}" is missing.`, {
    untouched: 'Nothing was touched.',
    next: 'Correct the root in profile or server.',
  });
}
