import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, newEmail, useEmulator } from './harness.mjs';
import { assertStitchError, openClient, providersOf } from './mongodb-stitch-client.mjs';

const emulator = useEmulator();

async function anonymousUser() {
  const testApp = await emulator.createApp({ anonymous: true, email: EMAIL.autoConfirm });
  const client = await openClient(testApp);
  const id = await client.login();
  const credentials = { username: newEmail(), password: PASSWORD };
  await client.register(credentials.username, PASSWORD);
  return { testApp, client, id, credentials };
}

test('an anonymous user becomes an email/password user', async () => {
  const { testApp, client, id, credentials } = await anonymousUser();

  assert.equal(await client.linkWithProvider('userpass', credentials), id);

  const profile = await client.userProfile();
  assert.deepEqual(providersOf(profile), ['anon-user', 'local-userpass']);
  assert.equal(profile.data.email, credentials.username);
  await client.doSessionPost();
  const other = await openClient(testApp);
  assert.equal(await other.authenticate('userpass', credentials), id);
});

test("another user's identity cannot be linked", async () => {
  const { testApp, client, id, credentials } = await anonymousUser();
  const owner = await openClient(testApp);
  await owner.authenticate('userpass', credentials);

  const error = await failure(client.linkWithProvider('userpass', credentials));

  assertStitchError(error, 401, 'InvalidSession', 'unauthorized');
  const profile = await client.userProfile();
  assert.equal(profile.user_id, id);
  assert.deepEqual(providersOf(profile), ['anon-user']);
});

test('nothing is linked without a user', async () => {
  const { client, credentials } = await anonymousUser();
  client.auth.auth.accessToken = 'garbage';

  const error = await failure(client.linkWithProvider('userpass', credentials));

  assert.equal(error.response?.status, 401, error.stack);
  assert.deepEqual(providersOf(await client.userProfile()), ['anon-user']);
});
