import { fileURLToPath } from 'node:url';
import type { Run } from '../../../src/connections/local/command/run.ts';
import type { FenceMemory } from '../../../src/connections/local/service/manager.ts';
import { windowsManager } from '../../../src/connections/local/service/managers/windows.ts';
import type { Spec } from '../../../src/recovery/spec.ts';
import { untouched, WindowsService } from '../../peers/windows/service.ts';
import type { LocalPeer } from '../local/peer.ts';
import { managedPeer, serviceScript, through } from './peer.ts';

const double = fileURLToPath(new URL('../../peers/windows/double.ts', import.meta.url));

export interface WindowsPeer extends LocalPeer {
  windows: WindowsService;
  run: Run;
  /** What the caller would have kept of the fence. */
  memory: FenceMemory & { kept: string[] };
  spec: Spec;
}

export function fenceMemory(up = false, found: string | null = null): WindowsPeer['memory'] {
  const kept: string[] = [];
  return {
    up,
    found,
    kept,
    async keep(what) {
      kept.push(what);
    },
  };
}

/** A mail host of Windows, as far as its programs show it. */
export async function windowsPeer(): Promise<WindowsPeer> {
  const memory = fenceMemory();
  let run: Run | undefined;
  let spec: Spec | undefined;
  const peer = await managedPeer((local) => {
    const program = (name: string) => [process.execPath, double, local.folder, serviceScript, name];
    run = through({
      'sc.exe': program('sc'),
      'taskkill.exe': program('taskkill'),
      'wevtutil.exe': program('wevtutil'),
    });
    spec = {
      ...local.spec,
      service: { name: untouched.name, process: { image: local.image, exclusive: true } },
    };
    return windowsManager(run, spec, memory);
  });
  return { ...peer, windows: new WindowsService(peer.folder, serviceScript), run: run!, memory, spec: spec! };
}
