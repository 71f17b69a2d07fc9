import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';

/** Groups nothing, waits for nothing and tells again every second. */
const config = (url: string, token: string): string => `
route:
  receiver: unjam
  group_by: ['...']
  group_wait: 0s
  group_interval: 1s
  repeat_interval: 1s
receivers:
  - name: unjam
    webhook_configs:
      - url: ${url}
        send_resolved: true
        http_config:
          authorization:
            credentials: ${token}
`;

export interface RaisedAlert {
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  startsAt?: string;
  endsAt?: string;
}

/** Debian's own Alertmanager, alone, telling one receiver. */
export async function alertmanager(t: TestContext, url: string, token: string) {
  const folder = mkdtempSync(join(tmpdir(), 'unjam-alertmanager-'));
  const file = join(folder, 'config.yml');
  writeFileSync(file, config(url, token));
  const program = spawn('prometheus-alertmanager', [
    ...[`--config.file=${file}`, `--storage.path=${folder}`],
    ...['--web.listen-address=127.0.0.1:0', '--cluster.listen-address='],
  ]);
  t.after(async () => {
    const ended = once(program, 'exit');
    program.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const base = await listening(createInterface(program.stderr));
  // Nobody reads on: a full pipe would stop it.
  program.stderr.resume();
  return {
    async raise(alerts: RaisedAlert[]): Promise<void> {
      const answer = await fetch(`${base}/api/v2/alerts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(alerts),
      });
      assert.equal(answer.status, 200, await answer.text());
    },
  };
}

async function listening(lines: AsyncIterable<string>): Promise<string> {
  const seen: string[] = [];
  for await (const line of lines) {
    seen.push(line);
    const address = /Listening on.*address=(127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (address !== undefined) return `http://${address}`;
  }
  throw new Error(`Alertmanager did not start: ${seen.slice(-5).join(' | ')}`);
}
