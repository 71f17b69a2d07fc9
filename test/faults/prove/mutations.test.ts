import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { broken, mutations } from './mutations.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

for (const mutation of mutations) {
  test(`\`npm run prove\` still finds what it breaks: ${mutation.promise}`, () => {
    assert.notEqual(broken(root, mutation), readFileSync(`${root}/${mutation.file}`, 'utf8'));
  });
}
