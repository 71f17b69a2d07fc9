import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { buildApp, makeLog } from '../../src/app.ts';
import { connectionSchema } from '../../src/connections/index.ts';

export const documentPath = `${import.meta.dirname}/../../openapi/openapi.json`;

/** The document as the app serves it. Nothing is called: store and actions stay behind the routes. */
export async function makeDocument(): Promise<string> {
  const untouched = new Proxy({}, { get: () => untouched }) as never;
  const app = await buildApp({
    settings: { tls: null, behindProxy: false },
    store: untouched,
    actions: untouched,
    profiles: { get: () => null, list: () => [] },
    connection: connectionSchema,
    signingKey: Buffer.alloc(32),
    pepper: Buffer.alloc(32),
    metrics: untouched,
    clock: { now: () => new Date(0) },
    log: makeLog('silent'),
  });
  await app.ready();
  return `${JSON.stringify(app.swagger(), null, 2)}\n`;
}

export const clientPath = `${import.meta.dirname}/../../openapi/client.d.ts`;

/** The types of a client, made from the document: what a stranger would generate. */
export async function makeClient(): Promise<string> {
  const document = JSON.parse(await makeDocument()) as OpenAPI3;
  return `// Made from openapi.json by openapi-typescript. Do not edit.\n${astToString(await openapiTS(document))}`;
}
