import type { Spec } from '../../recovery/spec.ts';
import type { Run } from '../command/ran.ts';
import { commandManager } from './command.ts';
import type { Manager } from './config.ts';
import type { FenceMemory, ServiceManager } from './manager.ts';
import { systemdManager } from './systemd.ts';
import { windowsManager } from './windows.ts';

/** The manager of a registration, on the host where `run` runs. Problem: `server-invalid`. */
export function managerOf(run: Run, config: Manager, spec: Spec, memory: FenceMemory): ServiceManager {
  switch (config.manager) {
    case 'command':
      return commandManager(run, config, spec, memory.up);
    case 'systemd':
      return systemdManager(run, config);
    case 'windows':
      return windowsManager(run, spec, memory);
  }
}
