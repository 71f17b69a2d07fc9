import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSettings, SettingsError } from '../../src/settings.ts';

test('without settings we listen on loopback and keep our data beside us', () => {
  const { settings, warnings } = readSettings({ PATH: '/bin', UNJAM_TOKEN: 'what our curl lines read' });
  assert.deepEqual(settings, {
    ...{ host: '127.0.0.1', port: 8025, data: './data', databaseUrl: null, adminToken: null },
    ...{ profiles: null, logLevel: 'info', tls: null, behindProxy: false, rateLimit: 6000 },
    ...{ webhookAllow: null, slackSigningSecret: null, traceEndpoint: null },
  });
  assert.deepEqual(warnings, []);
  assert.ok(Object.isFrozen(settings));
});

test('an empty setting is none, as compose files hand them on', () => {
  assert.equal(readSettings({ UNJAM_PORT: '', UNJAM_ADMIN_TOKEN: '' }).settings.port, 8025);
});

test('an unknown UNJAM_ name is a warning, and so is a token that can be guessed', () => {
  assert.deepEqual(readSettings({ UNJAM_PROT: '1' }).warnings, [
    'UNJAM_PROT is not a setting of Unjam and does nothing',
  ]);
  assert.match(readSettings({ UNJAM_ADMIN_TOKEN: 'hunter22' }).warnings[0]!, /^UNJAM_ADMIN_TOKEN is short/);
});

test('a wrong setting stops the start with one line that names it and does not repeat it', () => {
  const wrong: [NodeJS.ProcessEnv, RegExp][] = [
    [{ UNJAM_PORT: '80a' }, /^UNJAM_PORT must be a whole number from 0 to 65535$/],
    [{ UNJAM_PORT: '70000' }, /^UNJAM_PORT /],
    [{ UNJAM_RATE_LIMIT: '-1' }, /^UNJAM_RATE_LIMIT must be a whole number from 0 to 1000000$/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, /^OTEL_EXPORTER_OTLP_ENDPOINT must be the http or/],
    [{ UNJAM_LOG_LEVEL: 'loud' }, /^UNJAM_LOG_LEVEL must be one of trace, /],
    [{ UNJAM_BEHIND_PROXY: 'yes' }, /^UNJAM_BEHIND_PROXY must be true or false$/],
    [{ UNJAM_DATABASE_URL: 'mysql://u:hunter2@h/d' }, /^UNJAM_DATABASE_URL must begin with postgres:\/\/$/],
    [{ UNJAM_ADMIN_TOKEN: 'hunter2' }, /^UNJAM_ADMIN_TOKEN must be 8 to 200 characters/],
    [{ UNJAM_PROFILES: '/does/not/exist' }, /^UNJAM_PROFILES names no folder: \/does\/not\/exist$/],
    [{ UNJAM_TLS_CERT: '/x' }, /^UNJAM_TLS_KEY is missing/],
    [{ UNJAM_TLS_KEY: '/x' }, /^UNJAM_TLS_CERT is missing/],
    [{ UNJAM_TLS_KEY: '/x', UNJAM_TLS_CERT: '/x' }, /^UNJAM_TLS_CERT names a file that cannot be read: \/x$/],
    [
      { UNJAM_SLACK_SIGNING_SECRET_FILE: '/x' },
      /^UNJAM_SLACK_SIGNING_SECRET_FILE names a file that cannot be/,
    ],
    [{ UNJAM_SLACK_SIGNING_SECRET_FILE: '/dev/null' }, /holds no secret: \/dev\/null$/],
    [{ UNJAM_HOST: '0.0.0.0' }, /^UNJAM_HOST 0\.0\.0\.0 is not loopback: /],
    [{ UNJAM_HOST: '::' }, /^UNJAM_HOST/],
    [{ UNJAM_HOST: 'mail.example' }, /^UNJAM_HOST/],
    [{ UNJAM_HOST: '127.0.0.1.example.com' }, /^UNJAM_HOST/],
  ];
  for (const [env, line] of wrong) {
    assert.throws(
      () => readSettings(env),
      (error: Error) => {
        assert.ok(error instanceof SettingsError, error.message);
        assert.match(error.message, line);
        assert.ok(!error.message.includes('\n') && !error.message.includes('hunter2'));
        return true;
      },
    );
  }
});

test('beyond loopback needs TLS or a proxy that ends it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'unjam-settings-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const cert = join(folder, 'cert');
  await writeFile(cert, '');
  const tls = { UNJAM_TLS_CERT: cert, UNJAM_TLS_KEY: cert };
  assert.deepEqual(readSettings({ UNJAM_HOST: '0.0.0.0', ...tls }).settings.tls, { cert, key: cert });
  assert.ok(readSettings({ UNJAM_HOST: '0.0.0.0', UNJAM_BEHIND_PROXY: 'true' }).settings.behindProxy);
  for (const host of ['localhost', '127.0.0.2', '::1']) {
    assert.equal(readSettings({ UNJAM_HOST: host }).settings.host, host);
  }
});
