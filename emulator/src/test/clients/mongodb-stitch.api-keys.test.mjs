import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, useEmulator } from './harness.mjs';
import { assertStitchError, openClient } from './mongodb-stitch-client.mjs';

const emulator = useEmulator();

async function keyOwner() {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm, apiKeys: true });
  const { _id, email } = await testApp.createUser();
  const client = await openClient(testApp);
  await client.login(email, PASSWORD);
  return {
    client,
    id: _id,
    logIn: async (key) => (await openClient(testApp)).authenticate('apiKey', key),
  };
}

test('a key is created, listed, disabled, enabled, used and deleted', async () => {
  const { client, id, logIn } = await keyOwner();
  assert.deepEqual(await client.getApiKeys(), []);

  const { key, ...created } = await client.createApiKey('mine');
  assert.deepEqual(created, { _id: created._id, name: 'mine', disabled: false });
  assert.deepEqual(await client.getApiKeys(), [created]);
  assert.equal(await logIn(key), id);

  assert.equal((await client.disableApiKeyByID(created._id)).status, 204);
  assert.equal((await client.getApiKeyByID(created._id)).disabled, true);
  assertStitchError(await failure(logIn(key)), 401, 'AuthError', 'unauthorized');
  assert.equal((await client.enableApiKeyByID(created._id)).status, 204);
  assert.deepEqual(await client.getApiKeyByID(created._id), created);
  assert.equal(await logIn(key), id);

  assert.equal((await client.deleteApiKeyByID(created._id)).status, 204);
  assertStitchError(await failure(logIn(key)), 401, 'AuthError', 'unauthorized');
  assert.deepEqual(await client.getApiKeys(), []);
});

test('ids that are none are not found', async () => {
  const { client } = await keyOwner();

  for (const call of [
    'getApiKeyByID',
    'enableApiKeyByID',
    'disableApiKeyByID',
    'deleteApiKeyByID',
  ]) {
    const error = await failure(client[call]('1'));
    assert.equal(error.response?.status, 404, error.stack);
  }
  assert.equal(client.isAuthenticated(), true);
});
