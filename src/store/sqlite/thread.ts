import type { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { answering } from './answering.ts';
import { openFiles, openReader } from './files.ts';
import type { Request, Role } from './protocol.ts';

/**
 * The thread in which SQLite runs. Its calls block, and a commit waits for the disk (seen: 6 ms, 25 ms with
 * a checkpoint): on the main thread nothing else would be answered meanwhile.
 */
const port = parentPort!;
const { folder, role } = workerData as { folder: string; role: Role };
const opening = role === 'owner' ? openFiles(folder) : openReader(folder);

if ('refused' in opening) {
  port.postMessage(opening);
  port.close();
} else {
  serve(opening.db, opening.close);
  port.postMessage({ opened: true });
}

function serve(db: DatabaseSync, close: () => void): void {
  const answer = answering(db);
  port.on('message', (requests: Request[] | 'close') => {
    if (requests === 'close') {
      close();
      port.close();
      return;
    }
    port.postMessage(requests.map(answer));
  });
}
