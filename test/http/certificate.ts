import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** Paths of a certificate that signs itself and of its key, from the machine's openssl. */
export async function certificate(t: TestContext): Promise<{ cert: string; key: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'unjam-tls-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-days', '1', '-nodes', '-newkey', 'rsa:2048'];
  const made = spawnSync('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', cert]);
  assert.equal(made.status, 0, String(made.stderr));
  return { cert, key };
}
