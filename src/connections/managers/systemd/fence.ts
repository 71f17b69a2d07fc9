import { Problem } from '../../../recovery/problems.ts';
import { quoted } from '../../command/quote.ts';
import type { Run } from '../../command/ran.ts';
import { ask, told } from '../ask.ts';
import { listOf, type Properties, show } from './show.ts';

const patience = 30_000;
const fileName = '99-unjam-fence.conf';

const content = `# Unjam keeps this service from being started while it moves messages of its spool.
# It removes this file itself. By hand: remove it, then run "systemctl daemon-reload".
[Unit]
AssertPathExists=/dev/null/fenced-by-unjam
`;

/**
 * The fence is a setting of the unit with an assertion that never holds: every start fails, by hand, by a
 * timer, by another unit and by `Restart=`, also after a reboot, since it lies in /etc.
 *
 * It is no mask, because the fence goes up while the service still runs. Seen with systemd 252: a running unit
 * that is masked loses its ExecStop with the next reload, so that its orderly stop is only a signal; masking
 * fails for a unit whose file the administrator put into /etc; and `mask --runtime` succeeds there and keeps
 * nobody from starting it. A mask that somebody else made is left alone.
 */
export function fenceOf(unit: string, settings: string) {
  const dropIns = `${settings}/${unit}.d`;
  const file = `${dropIns}/${fileName}`;
  const reload = ['systemctl', 'daemon-reload'];
  const raising = [['mkdir', '-p', '--', dropIns], ['tee', '--', file], reload];
  const lifting = [['rm', '-f', '--', file], reload];
  const isUp = (properties: Properties) =>
    properties.get('LoadState') === 'masked' || listOf(properties, 'DropInPaths').includes(file);

  return {
    /** Whether the unit cannot be started; a mask is as good. */
    isUp,
    async raise(run: Run): Promise<void> {
      for (const argv of raising) await must(run, argv, argv[0] === 'tee' ? content : undefined);
      // Without these two it may not survive a power failure; where there is no such command, it still fences.
      await ask(run, ['sync', '--', file, dropIns], { within: patience });
      if (!isUp(await show(run, unit))) throw failed('systemd does not show it after a reload');
    },
    async lift(run: Run): Promise<void> {
      for (const argv of lifting) await must(run, argv);
      // The folder goes only if it is empty: it may hold settings of the administrator's.
      await ask(run, ['rmdir', '--', dropIns], { within: patience });
      const properties = await show(run, unit);
      if (listOf(properties, 'DropInPaths').includes(file)) throw failed('systemd still shows it');
    },
    describe: (verb: 'fence' | 'unfence') =>
      (verb === 'fence' ? raising : lifting).map((argv) => quoted(argv)).join('; '),
  };
}

async function must(run: Run, argv: string[], input?: string): Promise<void> {
  const ran = await ask(run, argv, { within: patience, ...(input === undefined ? {} : { input }) });
  if (ran.code !== 0) throw failed(`${quoted(argv)}: ${told(argv, ran)}`, ran.code === null);
}

function failed(why: string, slow = false): Problem {
  return new Problem(slow ? 'host-timeout' : 'command-failed', `The fence failed: ${why}.`, {
    untouched: 'No message was moved; whether the fence is up is not known.',
    next: 'Run the command by hand, as the user of Unjam, see what it says, then call again.',
  });
}
