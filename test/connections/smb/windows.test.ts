import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { smb } from '../../../src/connections/smb/open.ts';
import { command } from '../../../src/connections/smb/smbclient/quote.ts';
import { Smbclient } from '../../../src/connections/smb/smbclient/session.ts';
import { plant, until } from '../../contracts/host-peer.ts';
import { account, type ServerOptions } from '../../peers/nt/server.ts';
import { leavesWhatIsOpen } from '../windows-hosts.ts';
import { type SmbPeer, smbConnection, smbPeer } from './peer.ts';

const hosts: [string, ServerOptions][] = [
  ['NT 4.0', { newest: 'NT1' }],
  ['Windows since 2000', { newest: 'SMB3', oldest: 'SMB2' }],
];

for (const [name, which] of hosts) {
  describe(`${name} over SMB`, () => {
    let peer: SmbPeer;
    before(async () => {
      peer = await smbPeer(which, (spec) => ({ ...spec, needs: [{ name: 'StoreSvc' }, { name: 'NoSvc' }] }));
      const { commands } = peer.server.serviceFile('MailSvc');
      const store = { ...commands, status: ['true'] };
      peer.server.service({ name: 'StoreSvc', image: 'store.exe', startType: 2, commands: store });
    });
    after(() => peer.close());

    const isUp = () => until('it is up', async () => (await peer.host.service.look()).state === 'up');
    const down = async () => {
      await peer.host.service.kill([]);
      await until('it is down', async () => (await peer.host.service.look()).state === 'down');
    };

    it('gives each of many commands its own reply, failures among them', async () => {
      const login = { config: smbConnection(peer.server), password: async () => account.password };
      const smbclient = new Smbclient(login, 'smbclient');
      try {
        const lines = Array.from({ length: 300 }, (_, n) => command('rmdir', `spool\\absent-${n}`)!);
        const replies = await Promise.all(lines.map((line) => smbclient.command(line)));
        for (const [n, reply] of replies.entries())
          assert.match(reply, new RegExp(`^NT_STATUS_OBJECT_NAME_NOT_FOUND .*absent-${n}$`));
      } finally {
        await smbclient.close();
      }
    });

    it('changes everything through one session', async () => {
      const { host } = peer;
      const sessions = () => childrenNamed('smbclient');
      const before = sessions();
      plant(peer, 'session', 'a');
      await host.folders.make('session/temp', 'session');
      await host.files.move('session', 'session/temp', ['a']);
      await Promise.all([1, 2, 3].map((n) => host.notes.create(`session/note-${n}`, 'x')));
      await host.notes.replace('session/note-1', 'y');
      await host.folders.free('');
      assert.deepEqual(sessions(), before);
    });

    it('never says what smbclient would take for another command', async () => {
      for (const path of ['a\n!touch /tmp/x', 'a\r', 'a"b', 'a\0b', '\ud800', 'x'.repeat(9000)])
        assert.equal(command('rename', path, 'b'), null);
      const trap = `${peer.server.folder}/trap`;
      plant(peer, 'trap', 'a');
      mkdirSync(`${peer.root}/trap/temp`);
      const names = [`a\n!touch ${trap}`, '!id', 'a'];
      const { moved, failures } = await peer.host.files.move('trap', 'trap/temp', names);
      assert.deepEqual([moved, failures.map(({ why }) => why)], [1, ['failed', 'absent']]);
      assert.equal(existsSync(trap), false);
    });

    it('takes a sharing violation for a file in use, and the rest of the batch moves', () =>
      leavesWhatIsOpen(peer));

    it('proves a kill by what became of the service, not by its answer', async () => {
      const { host, server } = peer;
      await host.service.start();
      await isUp();
      server.tools();
      const failed = await host.service.kill([]);
      assert.equal(failed.ok, false);
      assert.match(failed.detail, /did not end it; is that program on the server/);
      assert.equal((await host.service.look()).state, 'up');
      server.tools(which.newest === 'NT1' ? 'kill.exe' : 'taskkill.exe');
      const killed = await host.service.kill([]);
      assert.equal(killed.ok, true, killed.detail);
      assert.match(killed.detail, which.newest === 'NT1' ? /kill\.exe -f uj/ : /taskkill\.exe \/F \/PID \d/);
      const { state, exitCode } = await host.service.look();
      assert.deepEqual([state, exitCode], ['down', 1067]);
    });

    it('leaves a service to be started as it was found, also by another process of ours', async () => {
      const { host, server, spec } = peer;
      server.service({ ...server.serviceFile('MailSvc'), startType: 3 });
      const kept: string[] = [];
      const keepFound = async (found: string) => void kept.push(found);
      const first = await smb.open(spec, { keepFound });
      await first.service.fence();
      await first.close();
      assert.equal(server.serviceFile('MailSvc').startType, 4);
      assert.deepEqual(kept, ['demand'], 'it was kept before anything was changed');
      assert.match((await host.service.start()).detail, /disabled/);
      const second = await smb.open(spec, { fenced: true, found: kept[0]!, keepFound });
      assert.equal((await second.service.look()).fenced, true);
      await second.service.unfence();
      await second.close();
      assert.equal(server.serviceFile('MailSvc').startType, 3);
    });

    it('tells what it needs, what acts by itself, and nothing that cannot be known', async () => {
      const { host, server } = peer;
      server.service({
        ...server.serviceFile('MailSvc'),
        failureActions: [
          [1, 60_000],
          [0, 0],
        ],
      });
      const { needs, detail } = await host.service.look();
      assert.deepEqual(needs, [{ name: 'StoreSvc', up: true }]);
      assert.match(detail, /not known whether NoSvc is up/);
      // NT 4.0 has no such actions, and is not asked for them in vain.
      const told =
        which.newest === 'NT1' ? [] : ['Windows acts by itself when it fails: starts it again after 60 s'];
      assert.deepEqual(await host.service.rivals(), told);
      assert.deepEqual(await host.facts(), {
        bootId: null,
        flushes: false,
        sharingIsMandatory: true,
        readsLocally: false,
      });
    });

    it('says that its Stop button is unavailable', async () => {
      const { host, server } = peer;
      await host.service.start();
      await isUp();
      assert.equal((await host.service.look()).acceptsStop, true);
      server.service({ ...server.serviceFile('MailSvc'), acceptsStop: false });
      assert.equal((await host.service.look()).acceptsStop, false);
      server.service({ ...server.serviceFile('MailSvc'), acceptsStop: true });
      await down();
    });

    it('finds the spool through a share of its own', async () => {
      const { spec, server } = peer;
      const connection = { ...smbConnection(server), share: 'spool' };
      const root = `C:${server.drive.replaceAll('/', '\\')}\\exchsrvr\\imcdata`;
      mkdirSync(`${server.drive}/exchsrvr/imcdata/in`, { recursive: true });
      const host = await smb.open({ ...spec, connection, root }, {});
      try {
        assert.deepEqual(
          (await host.files.look('', ['in'])).map((entry) => entry?.kind),
          ['folder'],
        );
        assert.ok((await host.folders.free('')) > 0);
      } finally {
        await host.close();
      }
    });
  });
}

/** Ids of our children that run this program. */
function childrenNamed(program: string): string[] {
  const all = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
  return all.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(program));
}
