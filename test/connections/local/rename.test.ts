import assert from 'node:assert/strict';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { close, cwd, open, openAt } from '../../../src/connections/local/disk/libc.ts';
import { linkThenUnlink } from '../../../src/connections/local/disk/rename.ts';

describe('moving where the file system cannot refuse to replace', () => {
  let folder: string;
  let fds: { from: number; to: number };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unjam-link-'));
    for (const name of ['from', 'to']) mkdirSync(join(folder, name));
    fds = {
      from: openAt(cwd, join(folder, 'from'), open.folder),
      to: openAt(cwd, join(folder, 'to'), open.folder),
    };
  });
  afterEach(() => {
    close(fds.from);
    close(fds.to);
    rmSync(folder, { recursive: true });
  });

  it('keeps the inode and leaves one name', () => {
    writeFileSync(join(folder, 'from', 'a'), 'mail');
    const { ino } = lstatSync(join(folder, 'from', 'a'));
    assert.equal(linkThenUnlink(fds.from, fds.to, 'a'), null);
    assert.deepEqual(readdirSync(join(folder, 'from')), []);
    assert.equal(lstatSync(join(folder, 'to', 'a')).ino, ino);
    assert.equal(lstatSync(join(folder, 'to', 'a')).nlink, 1);
  });

  it('refuses a name that is taken and leaves both messages', () => {
    writeFileSync(join(folder, 'from', 'a'), 'held');
    writeFileSync(join(folder, 'to', 'a'), 'new');
    assert.equal(linkThenUnlink(fds.from, fds.to, 'a'), 'EEXIST');
    assert.equal(readFileSync(join(folder, 'from', 'a'), 'utf8'), 'held');
    assert.equal(readFileSync(join(folder, 'to', 'a'), 'utf8'), 'new');
  });

  it('finishes a move that ended between its two steps', () => {
    writeFileSync(join(folder, 'from', 'a'), 'mail');
    linkSync(join(folder, 'from', 'a'), join(folder, 'to', 'a'));
    assert.equal(linkThenUnlink(fds.from, fds.to, 'a'), null);
    assert.deepEqual(readdirSync(join(folder, 'from')), []);
    assert.equal(readFileSync(join(folder, 'to', 'a'), 'utf8'), 'mail');
  });

  it('says what is absent', () => {
    assert.equal(linkThenUnlink(fds.from, fds.to, 'a'), 'ENOENT');
  });
});
