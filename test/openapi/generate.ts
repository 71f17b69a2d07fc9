import { writeFile } from 'node:fs/promises';
import { clientPath, documentPath, makeClient, makeDocument } from './document.ts';

await writeFile(documentPath, await makeDocument());
await writeFile(clientPath, await makeClient());
