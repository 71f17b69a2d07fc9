import { attend, faultOf, type Tools } from './work.ts';

/**
 * What the service reads before it is up. Poison that strikes at load strikes here, the first one found: at
 * once, or some time later while its file stays open and other work goes on.
 */
export function load(tools: Tools) {
  const { config, backlog, spool } = tools;
  backlog.refresh();
  if (!config.faults.readsAtStart && !strikesAtLoad(tools)) return;
  for (const waiting of [...backlog.waiting].reverse()) {
    const opened = spool.open(waiting);
    if (opened === null) continue;
    const fault = opened.marks.deferMs > 0 ? null : faultOf(tools, opened);
    if (fault?.when !== 'load') {
      spool.close(opened);
      continue;
    }
    backlog.remove(waiting);
    void attend(tools, waiting, opened, 'load');
  }
}

function strikesAtLoad({ config: { faults } }: Tools): boolean {
  return [faults.poison, ...Object.values(faults.kinds)].some(({ when }) => when === 'load');
}
