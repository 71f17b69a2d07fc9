import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sees } from '../../src/recovery/sight.ts';
import { allRoutes } from './all-routes.ts';
import { bound } from './fixture.ts';
import { registration, sampleApproval, sampleDiagnosis, sampleMessage } from './sample.ts';

const scopes = ['read', 'diagnose', 'operate', 'poison', 'admin'];

test('each route that belongs to a server is 404 for a token of another, and nothing is called', async (t) => {
  const { call, server, job, tokenFor, actions, store, get } = await bound(t);
  await server();
  await job({}, [sampleMessage()]);
  await store.diagnoses.add(sampleDiagnosis());
  await store.approvals.add(sampleApproval());
  const stranger = await tokenFor(['MX*', 'MAIL0'], ...scopes);
  const values: Record<string, string> = {
    server: 'MAIL01',
    job: 'bcdfghjkmnpq',
    n: '1',
    message: 'message-1',
    approval: 'approval-1',
  };
  const owned = (await allRoutes()).filter(({ url }) => /:(server|job|approval)\b/.test(url));
  assert.ok(owned.length > 25);
  for (const { method, url } of owned) {
    const path = url.replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'x');
    for (const verb of [method].flat()) {
      const { status, body } = await call(verb, path, {
        token: stranger,
        headers: { accept: 'application/json' },
      });
      assert.equal(status, 404, `${verb} ${path}`);
      if (verb !== 'HEAD') assert.match(body.code, /^(server|job|approval)-unknown$/, `${verb} ${path}`);
    }
  }
  assert.deepEqual(actions.called, []);
  const rows = (await get('/v1/audit?pageSize=500')).body.items as { status: number; method: string }[];
  assert.ok(
    rows.some((row) => row.method === 'GET' && row.status === 404),
    'a look at what is hidden is on record',
  );
});

test('a server that is hidden and one that does not exist are answered alike', async (t) => {
  const { get, server, tokenFor, job } = await bound(t);
  await server();
  await job();
  const token = await tokenFor(['MX*'], 'read');
  const same = async (hidden: string, absent: string) => {
    const [one, other] = [await get(hidden, { token }), await get(absent, { token })];
    const strip = (text: string) => text.replace(/"(requestId|traceId|instance|detail)":"[^"]*"/g, '');
    assert.equal(strip(one.text), strip(other.text));
  };
  await same('/v1/servers/MAIL01', '/v1/servers/MAIL99');
  await same('/v1/servers/MAIL01/job', '/v1/servers/MAIL99/job');
  await same('/v1/jobs/bcdfghjkmnpq', '/v1/jobs/bcdfghjkmnpx');
});

test('listings hold what the token may know of, page by page', async (t) => {
  const { get, server, store, job, tokenFor } = await bound(t);
  await server();
  for (const name of ['MAIL02', 'MX01', 'mail-3']) await store.servers.put(name, registration);
  await job({}, [sampleMessage()]);
  await job({ id: 'bcdfghjkmnpx', server: 'MX01' }, [sampleMessage()]);
  const token = await tokenFor(['MAIL*', 'other'], 'read');
  const first = await get('/v1/servers?pageSize=1', { token });
  const rest = await get(`/v1/servers?pageSize=1&pageToken=${first.body.nextPageToken}`, { token });
  const names = [...first.body.items, ...rest.body.items].map(({ name }: { name: string }) => name);
  assert.deepEqual([names, rest.body.nextPageToken], [['MAIL01', 'MAIL02'], undefined]);
  const servers = async (path: string) =>
    ((await get(path, { token })).body.items as { server: string }[]).map((item) => item.server);
  assert.deepEqual(await servers('/v1/jobs'), ['MAIL01']);
  assert.deepEqual(await servers('/v1/jobs?server=MX01'), []);
  assert.deepEqual(await servers('/v1/messages?name=HBWK2Q2P'), ['MAIL01']);
  const blind = await tokenFor(['none'], 'read');
  for (const path of ['/v1/servers', '/v1/jobs', '/v1/messages?name=HBWK2Q2P']) {
    assert.deepEqual((await get(path, { token: blind })).body.items, [], path);
  }
});

test('an admin of some servers registers those, and has no hand in what belongs to the whole house', async (t) => {
  const { call, put, store, tokenFor, server } = await bound(t);
  await server();
  const token = await tokenFor(['MX*'], 'admin');
  assert.equal((await put('/v1/servers/MX01', registration, { token })).status, 201);
  assert.equal((await put('/v1/servers/MAIL01', registration, { token })).status, 404);
  const house = [
    ['GET', '/v1/tokens'],
    ['POST', '/v1/tokens'],
    ['DELETE', '/v1/tokens/x'],
    ['PUT', '/v1/profiles/mine'],
    ['DELETE', '/v1/profiles/post-office'],
    ['GET', '/v1/audit'],
  ] as const;
  for (const [method, path] of house) {
    const { status, body } = await call(method, path, { token });
    assert.deepEqual([status, body.code], [403, 'forbidden'], `${method} ${path}`);
  }
  assert.ok(await store.profiles.get('post-office'));
});

test('a pattern says what it says', () => {
  const cases: [string, string, boolean][] = [
    ['*', 'MAIL01', true],
    ['MAIL01', 'MAIL01', true],
    ['MAIL01', 'MAIL011', false],
    ['MAIL0', 'MAIL01', false],
    ['mail01', 'MAIL01', false],
    ['MAIL*', 'MAIL', true],
    ['*01', 'MAIL01', true],
    ['M*1', 'MAIL01', true],
    ['M*1', 'MAIL01x', false],
    ['a.b', 'axb', false],
  ];
  for (const [pattern, name, is] of cases) assert.equal(sees([pattern], name), is, `${pattern} ${name}`);
});

test('short patterns fit short names as the expression that they stand for', () => {
  const words = (letters: string[], most: number): string[] =>
    most === 0 ? [''] : ['', ...letters.flatMap((one) => words(letters, most - 1).map((rest) => one + rest))];
  const names = new Set(words(['a', 'b'], 4));
  for (const pattern of new Set(words(['a', 'b', '*'], 5))) {
    const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
    for (const name of names)
      assert.equal(sees([pattern], name), expression.test(name), `${pattern} ${name}`);
  }
});

test('no pattern keeps anybody waiting for a name that just does not fit', async (t) => {
  const { get, tokenFor } = await bound(t);
  const pattern = `${'*a'.repeat(30)}*b`;
  const name = 'a'.repeat(62);
  assert.equal(sees([pattern], `${name}b`), true);
  // A second would do; tried in every way this takes longer than the sun will shine.
  const slow = await tokenFor([pattern], 'read');
  assert.equal((await get(`/v1/servers/${name}/job`, { token: slow })).status, 404);
  assert.deepEqual((await get('/v1/servers', { token: slow })).body.items, []);
});
