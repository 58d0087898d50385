// Packages that the emulator fetches by name, from the registry that npm uses here.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { Emulator } from '../clients/harness.mjs';

let emulator;

before(async () => {
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  emulator = await Emulator.start('--npm-registry', registry);
});
after(() => emulator?.stop());

test('a package and all that it depends on are installed by name', async () => {
  const app = await emulator.createApp({ anonymous: true });
  await app.admin('PUT', '/dependencies/debug?version=4.3.1');

  const status = await app.admin('GET', '/dependencies/status');
  assert.deepEqual(status, { status: 'successful', status_message: '' });
  const { dependencies_list: list } = await app.admin('GET', '/dependencies');
  assert.deepEqual(list.find(({ name }) => name === 'debug'), { name: 'debug', version: '4.3.1' });
  assert.ok(list.some(({ name }) => name === 'ms'), 'what debug depends on');

  await app.createFunction('f', "exports = () => typeof require('debug')('a') + require('ms')('1s');");
  const { access_token: token } = await app.logIn('anon-user', {});
  const answer = await emulator.fetch('POST', `/api/client/v2.0/app/${app.clientAppId}/functions/call`, {
    body: { name: 'f', arguments: [] },
    token,
  });
  assert.equal(answer.body, 'function1000');

  await app.admin('DELETE', '/dependencies/debug?version=4.3.1');
  const left = await app.admin('GET', '/dependencies');
  assert.ok(!left.dependencies_list.some(({ name }) => name === 'debug'));
});
