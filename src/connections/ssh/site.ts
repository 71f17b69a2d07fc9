import { type ByteName, toLine } from '../../recovery/names.ts';
import { Problem } from '../../recovery/problems.ts';
import { posixPath } from '../paths/posix.ts';
import { rootRefused } from '../paths/problems.ts';
import { Commands } from './exec/run.ts';
import type { Wire } from './link/dial.ts';
import type { Lease } from './link/pool.ts';
import { type Probed, probe } from './probe.ts';
import type { Sftp } from './sftp/calls.ts';
import { isFolder } from './sftp/kind.ts';

/** The root on the host, over a connection that lives. */
export interface Here extends Probed {
  sftp: Sftp;
  /** The real path of the root. */
  root: ByteName;
}

/** The spool on one host, whatever becomes of the connection to it. */
export class Site {
  readonly commands: Commands;
  readonly #lease: Lease;
  readonly #root: string;
  #first: { root: ByteName; rootId: string | null } | null = null;
  #last: { wire: Wire; here: Promise<Here> } | null = null;

  constructor(lease: Lease, root: string) {
    this.#lease = lease;
    this.#root = root;
    this.commands = new Commands(() => lease.wire());
  }

  /** Problems: those of a connection; `root-refused`, `folder-missing`; `host-failed` for a root that was replaced. */
  async here(): Promise<Here> {
    const wire = await this.#lease.wire();
    if (this.#last?.wire !== wire) {
      const here = this.#arrive(wire.sftp);
      this.#last = { wire, here };
      here.catch(() => {
        if (this.#last?.here === here) this.#last = null;
      });
    }
    return await this.#last!.here;
  }

  close(): void {
    this.#lease.release();
  }

  /** A folder moved aside and made anew under its name would be another spool: ours would be an empty memory. */
  mustBeSame(rootId: string | null): void {
    if (this.#first === null || this.#first.rootId === rootId) return;
    throw new Problem('host-failed', `The root "${this.#root}" was replaced since it was opened.`, {
      untouched: 'Nothing was touched by this call.',
      next: 'Find out who replaced the folder; the call opens the new one when it is made again.',
    });
  }

  async #arrive(sftp: Sftp): Promise<Here> {
    const path = posixPath(this.#root, '');
    const attrs = await sftp.stat(path);
    if (attrs === null) throw missing(this.#root);
    if (!isFolder(attrs)) throw rootRefused(this.#root, 'is no folder');
    const root = await sftp.realpath(path);
    if (root === '/') throw rootRefused(this.#root, 'is the root of a volume');
    const probed = await probe(this.commands, root);
    if (probed.isVolume) throw rootRefused(this.#root, 'is the root of a volume');
    this.mustBeSame(probed.rootId);
    this.#first ??= { root, rootId: probed.rootId };
    return { sftp, root, ...probed };
  }
}

function missing(root: string): Problem {
  return new Problem('folder-missing', `The root "${toLine(root)}" is missing.`, {
    untouched: 'Nothing was touched.',
    next: 'Correct the root in profile or server, or mount its volume.',
  });
}
