import type { Host } from '../../recovery/ports/host.ts';
import { type Probe, patienceOf } from '../../recovery/server.ts';
import { firstLine, quoted } from '../command/quote.ts';
import type { Run } from '../command/ran.ts';

/** The probe of a host, where the registration gives a command for it: that runs wherever the host's commands run. */
export function commandProbe(run: Run, probe: Probe | null): Pick<Host, 'probe'> {
  if (probe === null || !('command' in probe)) return {};
  const { command } = probe;
  return {
    async probe() {
      const { code, output, trouble } = await run(command, { within: patienceOf(probe) * 1000 });
      const said = trouble ?? firstLine(output, `exit code ${code}`);
      return { ok: code === 0, detail: `${quoted(command)}: ${said}`.slice(0, 200), marks: [] };
    },
  };
}
