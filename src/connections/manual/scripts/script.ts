import type { Shell } from '../../../recovery/ports/operator.ts';
import { Problem } from '../../../recovery/problems.ts';
import type { Spec } from '../../../recovery/spec.ts';
import type { ManualConnection } from '../config.ts';
import type { Sheet } from '../orders.ts';
import { cmdScript } from './cmd.ts';
import { powershellScript } from './powershell.ts';
import { shScript } from './sh.ts';

/** What the host of a registration understands. */
export function shellOf({ shell, service }: ManualConnection): Shell {
  return shell ?? (service.manager === 'windows' ? 'cmd' : 'sh');
}

/** The script of a step in any shell of its host. Problem `server-invalid` for one that the host cannot have. */
export function scriptFor(sheet: Sheet, { service }: ManualConnection, spec: Spec): (shell: Shell) => string {
  return (shell) => {
    if (shell === 'sh' && service.manager === 'command')
      return shScript(sheet, service, spec.timing.stopSeconds);
    if (shell === 'cmd' && service.manager === 'windows') return cmdScript(sheet, spec.service);
    if (shell === 'powershell' && service.manager === 'windows') return powershellScript(sheet, spec.service);
    throw new Problem('server-invalid', `There is no script in ${shell} for this host.`, {
      untouched: 'Nothing was touched.',
      next:
        service.manager === 'windows'
          ? 'Its service is one of Windows: ask for `cmd` or `powershell`.'
          : 'Its service has commands of its own: ask for `sh`.',
    });
  };
}
