import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { posixPath } from '../../../src/connections/paths/posix.ts';
import { fromText } from '../../../src/recovery/names.ts';
import { isProblem } from '../../../src/recovery/problems.ts';

describe('a path of POSIX', () => {
  it('is the root and the names below it, byte by byte', () => {
    assert.equal(posixPath('/var/spool/mail', 'in/HBWK2Q2P'), '/var/spool/mail/in/HBWK2Q2P');
    assert.equal(posixPath('//var/./spool//', ''), '/var/spool');
    assert.equal(posixPath('/größe', 'caf\xe9\n\\*'), `${fromText('/größe')}/caf\xe9\n\\*`);
  });

  it('has no root that is a volume, relative, or leads upwards', () => {
    for (const root of ['/', '//', '/.', 'var', '', '/var/../etc', '/a\0b', 'C:\\x']) {
      assert.throws(
        () => posixPath(root, 'in'),
        (error) => isProblem(error, 'root-refused'),
        root,
      );
    }
  });

  it('holds no name that leads elsewhere or that no entry can have', () => {
    for (const path of ['..', 'in/..', 'in/../x', './x', '/etc', 'in//x', 'in/', 'a\0b', 'x'.repeat(256)]) {
      assert.throws(
        () => posixPath('/var/spool', path),
        (error) => isProblem(error, 'server-invalid'),
        path,
      );
    }
  });
});
