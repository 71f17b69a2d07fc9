import type { Run } from '../../../src/connections/command/ran.ts';
import type { FenceMemory } from '../../../src/connections/managers/manager.ts';
import { windowsManager } from '../../../src/connections/managers/windows.ts';
import type { Spec } from '../../../src/recovery/spec.ts';
import { windowsPrograms } from '../../peers/windows/double.ts';
import { untouched, WindowsService } from '../../peers/windows/service.ts';
import type { LocalPeer } from '../local/peer.ts';
import { managedPeer, serviceScript } from './peer.ts';

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
  const more: Pick<WindowsPeer, 'windows' | 'run' | 'spec'>[] = [];
  const peer = await managedPeer((local) => {
    const windows = new WindowsService(local.folder, serviceScript);
    const run = windowsPrograms(windows);
    const process = { image: local.image, exclusive: true };
    const spec = { ...local.spec, service: { name: untouched.name, process } };
    more.push({ windows, run, spec });
    return windowsManager(run, spec, memory);
  });
  return { ...peer, ...more[0]!, memory };
}
