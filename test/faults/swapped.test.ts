import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { linkSync, lstatSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { leaf, parent } from '../../src/recovery/names.ts';
import type { Host } from '../../src/recovery/ports/host.ts';
import { openHouseFor } from '../actions/house.ts';
import { fingerprint } from '../actions/listing.ts';
import { Daemon, postdMail } from '../peers/daemon/index.ts';

const secret = 'Subject: not ours\n\nsecret\n';

/** What somebody puts in the place of a message, after it was listed. */
const swaps: Record<string, (path: string, outside: string) => void> = {
  'a link to a file': (path, outside) => symlinkSync(`${outside}/secret`, path),
  'another name of a file': (path, outside) => linkSync(`${outside}/secret`, path),
};

/** Calls `swap` once, just before what is done to some messages of a folder. */
function swapping(host: Host, before: string, swap: (folder: string, names: string[]) => void): Host {
  const { files } = host;
  const met = (does: string, folder: string, names: string[]): void => {
    if (does === before) swap(folder, names);
  };
  return {
    ...host,
    files: {
      ...files,
      digest(folder, names) {
        met('digest', folder, names);
        return files.digest(folder, names);
      },
      move(from, to, names) {
        met('move', from, names);
        return files.move(from, to, names);
      },
      read(path, at, length) {
        met('read', parent(path), [leaf(path)]);
        return files.read(path, at, length);
      },
    },
  };
}

/** How often each of these files lies below the folder. */
function places(folder: string, inodes: number[]): number[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).map(
    ({ parentPath, name }) => lstatSync(`${parentPath}/${name}`).ino,
  );
  return inodes.map((inode) => all.filter((one) => one === inode).length);
}

for (const [what, put] of Object.entries(swaps)) {
  for (const before of ['digest', 'move', 'read']) {
    test(`${what} outside takes the place of a message before its ${before}: it is not followed, and all mail is there`, async (t) => {
      const daemon = new Daemon({});
      t.after(() => daemon.cleanup());
      for (const name of ['mail1', 'mail2', 'mail3']) daemon.plant(`in/${name}`);
      daemon.plant('in/jam', 'poison');
      const inodes = ['mail1', 'mail2', 'mail3', 'jam'].map(
        (name) => lstatSync(daemon.path(`in/${name}`)).ino,
      );
      const outside = `${daemon.folder}/outside`;
      for (const folder of [outside, `${daemon.folder}/aside`]) mkdirSync(folder);
      writeFileSync(`${outside}/secret`, secret);
      const untouched = fingerprint(outside);
      let swapped = 0;
      const swap = (folder: string, names: string[]): void => {
        const name = names.find((one) => one.startsWith('mail'));
        if (swapped > 0 || name === undefined) return;
        swapped += 1;
        renameSync(`${daemon.root}/${folder}/${name}`, `${daemon.folder}/aside/${name}`);
        put(`${daemon.root}/${folder}/${name}`, outside);
      };
      await daemon.start();
      const registration = daemon.registration('postd');
      const house = await openHouseFor(t, registration, postdMail, (host) => swapping(host, before, swap));
      await house.act('quarantine').catch(() => undefined);
      await house.act('next-bisect-round').catch(() => undefined);
      const job = await house.act('close', { because: 'somebody changes files' });
      assert.equal(swapped, 1);
      assert.equal(fingerprint(outside), untouched);
      assert.deepEqual(places(daemon.folder, inodes), [1, 1, 1, 1], job.saying);
      const { items } = await house.store.ledger.list(job.id, {}, { limit: 10 });
      const hash = createHash('sha256').update(secret).digest('hex');
      assert.equal(items.some((m) => m.sha256 === hash) && what.startsWith('a link'), false);
    });
  }
}
