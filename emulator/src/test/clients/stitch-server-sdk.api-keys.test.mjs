import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, useEmulator } from './harness.mjs';
import {
  ServerApiKeyCredential,
  UserApiKeyAuthProviderClient,
  UserApiKeyCredential,
  UserPasswordCredential,
  assertStitchError,
  openClient,
  providersOf,
} from './stitch-server-sdk-client.mjs';

const emulator = useEmulator();

async function keyOwner(t) {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm, apiKeys: true });
  const { email } = await testApp.createUser();
  const { auth } = openClient(t, testApp);
  const user = await auth.loginWithCredential(new UserPasswordCredential(email, PASSWORD));
  return { testApp, user, keys: auth.getProviderClient(UserApiKeyAuthProviderClient.factory) };
}

test('a key is created, listed, disabled, enabled, used and deleted', async (t) => {
  const { testApp, user, keys } = await keyOwner(t);
  const logIn = (key) =>
    openClient(t, testApp).auth.loginWithCredential(new UserApiKeyCredential(key));
  assert.deepEqual(await keys.fetchApiKeys(), []);

  const created = await keys.createApiKey('mine');
  assert.equal(created.name, 'mine');
  assert.equal(created.disabled, false);
  const [listed] = await keys.fetchApiKeys();
  assert.equal(listed.id.toHexString(), created.id.toHexString());
  assert.equal(listed.key, undefined);
  const robot = await logIn(created.key);
  assert.equal(robot.id, user.id);
  assert.deepEqual(providersOf(robot).sort(), ['api-key', 'local-userpass']);

  await keys.disableApiKey(created.id);
  assert.equal((await keys.fetchApiKey(created.id)).disabled, true);
  assertStitchError(await failure(logIn(created.key)), 'Unknown', 'unauthorized');
  await keys.enableApiKey(created.id);
  assert.equal((await keys.fetchApiKey(created.id)).disabled, false);
  assert.equal((await logIn(created.key)).id, user.id);

  await keys.deleteApiKey(created.id);
  assertStitchError(
    await failure(keys.fetchApiKey(created.id)),
    'ApiKeyNotFound',
    'API key not found',
  );
  assertStitchError(await failure(logIn(created.key)), 'Unknown', 'unauthorized');
});

test('a server key logs in a server user', async (t) => {
  const { testApp } = await keyOwner(t);
  const { key } = await testApp.admin('POST', '/api_keys', { name: 'server' });

  const { auth } = openClient(t, testApp);
  const server = await auth.loginWithCredential(new ServerApiKeyCredential(key));

  assert.equal(server.userType, 'server');
  assert.deepEqual(providersOf(server), ['api-key']);
});
