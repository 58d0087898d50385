// Runs what docs/atlas.md shows for the client, as it stands there.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { useEmulator } from './harness.mjs';

const PAGE = new URL('../../../../docs/atlas.md', import.meta.url);
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;

const emulator = useEmulator();

test('every block of JavaScript about database users does what it says', async () => {
  const page = await readFile(PAGE, 'utf8');
  const blocks = [...page.matchAll(/^```js\n(.*?)^```$/gms)].map((match) => match[1]);
  assert.ok(blocks.length > 0);

  for (const block of blocks) {
    const code = block.replaceAll('http://localhost:9090', emulator.baseUrl);
    assert.notEqual(code, block);
    const run = new AsyncFunction('require', `${code}\nreturn user.get('ellen');`);
    const gone = await run(createRequire(import.meta.url));
    assert.equal(gone.errorCode, 'USERNAME_NOT_FOUND');
  }
});
