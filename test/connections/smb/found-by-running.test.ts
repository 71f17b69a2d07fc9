import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openHost } from '../../../src/connections/index.ts';
import { smbBy } from '../../../src/connections/smb/open.ts';
import { isProblem } from '../../../src/recovery/problems.ts';
import { namesIn, plant, until } from '../../contracts/host-peer.ts';
import { NtServer } from '../../peers/nt/server.ts';
import { type SmbPeer, smbConnection, smbPeer, smbSpec } from './peer.ts';
import { pythonAfter } from './python.ts';

describe('a Windows over SMB, as it was found to behave', () => {
  let peer: SmbPeer;
  before(async () => {
    peer = await smbPeer({ newest: 'SMB3', oldest: 'SMB2' });
  });
  after(() => peer.close());

  const is = (state: string) => until(state, async () => (await peer.host.service.look()).state === state);

  it('takes an order while the one before it is pending for none: the service is asked how it is, again and again', async () => {
    const { host, service } = peer;
    service.behave('slow-start');
    assert.equal((await host.service.start()).ok, true);
    assert.equal((await host.service.look()).state, 'changing');
    assert.match((await host.service.start()).detail, /1056/);
    await is('up');
    service.behave('slow-stop');
    assert.equal((await host.service.stop()).ok, true);
    const again = await host.service.stop();
    assert.equal(again.ok, false);
    assert.match(again.detail, /1061/);
    assert.equal((await host.service.look()).acceptsStop, false);
    await is('down');
    service.behave('slow-start', false);
    service.behave('slow-stop', false);
  });

  it('may take longer to answer an order than to take a connection', async (t) => {
    const { server, spec } = peer;
    const python = join(server.folder, 'hasty');
    writeFileSync(python, pythonAfter('import session; session.CONNECT_PATIENCE = 1'), { mode: 0o755 });
    const host = await smbBy({ smbclient: 'smbclient', python }).open(spec, {});
    t.after(() => host.close());
    server.service({ ...server.serviceFile('MailSvc'), startAnswersAfter: 2000 });
    assert.equal((await host.service.start()).ok, true);
    await is('up');
    server.service({ ...server.serviceFile('MailSvc'), startAnswersAfter: 0 });
    await host.service.stop();
    await is('down');
  });

  it('has no such value in its registry: the root is the registered one', async () => {
    const { server, spec, root } = peer;
    const key = 'SYSTEM\\CurrentControlSet\\Services\\MailSvc\\Parameters';
    server.registry(key, 'Other', 'D:\\elsewhere');
    for (const rootRegistry of [`HKLM\\${key}\\RootDir`, 'HKLM\\SOFTWARE\\Nobody\\RootDir']) {
      const host = await openHost({ ...spec, rootRegistry });
      assert.ok((await host.files.look('', namesIn({ root }, ''))).every((entry) => entry !== null));
      await host.close();
    }
  });

  it('takes a name with a mask in it for none: nothing but what was meant is deleted', async () => {
    const { host } = peer;
    plant(peer, 'mask', 'note-1');
    plant(peer, 'mask', 'note-2');
    await host.notes.remove('mask/note-*').catch(() => undefined);
    await host.notes.remove('mask/note-?').catch(() => undefined);
    assert.deepEqual(namesIn(peer, 'mask'), ['note-1', 'note-2']);
  });
});

describe('a Windows that lets strangers in as guests', () => {
  it('is refused: what a guest sees is not what we were promised', async (t) => {
    const server = await NtServer.start({ newest: 'SMB3', oldest: 'SMB2', guests: true });
    t.after(() => server.stop());
    mkdirSync(`${server.drive}/spool/in`, { recursive: true });
    const { connection, ...spec } = smbSpec(server, 'mail.exe');
    const known = await openHost({ ...spec, connection });
    await known.close();
    const nobody = { ...smbConnection(server), user: 'nobody-of-this-name' };
    const stranger = openHost({ ...spec, connection: nobody });
    await assert.rejects(
      stranger.then((host) => host.close()),
      (error) => isProblem(error, 'login-refused') && /guest/.test(error.message),
    );
  });
});
