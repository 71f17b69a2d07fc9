import type { Spec } from '../../recovery/spec.ts';
import { run } from '../local/command/run.ts';
import type { Manager } from '../local/config.ts';
import { commandManager } from './command.ts';
import type { FenceMemory, ServiceManager } from './manager.ts';
import { systemdManager } from './systemd.ts';
import { windowsManager } from './windows.ts';

/** The manager of a registration, on this machine. Problem: `server-invalid`. */
export function managerOf(config: Manager, spec: Spec, memory: FenceMemory): ServiceManager {
  switch (config.manager) {
    case 'command':
      return commandManager(config, spec, memory.up);
    case 'systemd':
      return systemdManager(run, config);
    case 'windows':
      return windowsManager(run, spec, memory);
  }
}
