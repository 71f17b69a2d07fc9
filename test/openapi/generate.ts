import { writeFile } from 'node:fs/promises';
import { documentPath, makeDocument } from './document.ts';

await writeFile(documentPath, await makeDocument());
