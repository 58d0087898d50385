import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, GROUP_ID, PASSWORD, failure, newEmail, useEmulator } from './harness.mjs';
import { assertStitchError, openAdmin, openClient, providersOf } from './mongodb-stitch-client.mjs';

let admin;
const emulator = useEmulator(async (started) => {
  admin = await openAdmin(started);
});

async function pendingUsers(count) {
  const testApp = await emulator.createApp({ anonymous: true, email: EMAIL.confirmByMail });
  const client = await openClient(testApp);
  const emails = [];
  for (let i = 0; i < count; i++) {
    // The client puts emails into paths as they are.
    emails.push(newEmail('pen+ding'));
    await client.register(emails[i], PASSWORD);
  }
  const registrations = admin.apps(GROUP_ID).app(testApp._id).userRegistrations();
  return {
    client,
    emails,
    registrations,
    list: async (filter) =>
      (await registrations.listPending(filter)).map(({ login_ids }) => login_ids[0].id),
  };
}

test('pending users are listed', async () => {
  const { emails, list } = await pendingUsers(2);

  assert.deepEqual(await list(), emails);
  assert.deepEqual(await list({ limit: '1' }), emails.slice(0, 1));
  assert.deepEqual(await list({ limit: '5' }), emails);
});

test('a pending user is removed by email', async () => {
  const { emails, registrations, list } = await pendingUsers(2);

  assert.equal((await registrations.removePendingUserByEmail(emails[0])).status, 204);

  assert.deepEqual(await list(), emails.slice(1));
});

test('a pending user is removed by id', async () => {
  const { emails, registrations, list } = await pendingUsers(2);
  const [{ _id }] = await registrations.listPending();

  assert.equal((await registrations.removePendingUserByID(_id)).status, 204);

  assert.deepEqual(await list(), emails.slice(1));
});

test('a pending user is confirmed, and then linked', async () => {
  const { client, emails, registrations, list } = await pendingUsers(1);
  const id = await client.login();

  assert.equal((await registrations.confirmByEmail(emails[0])).status, 204);
  const credentials = { username: emails[0], password: PASSWORD };
  assert.equal(await client.linkWithProvider('userpass', credentials), id);

  assert.deepEqual(providersOf(await client.userProfile()), ['anon-user', 'local-userpass']);
  assert.deepEqual(await list(), []);
});

for (const method of ['runUserConfirmation', 'sendConfirmationEmail']) {
  test(`the tokens of ${method} confirm`, async () => {
    const { client, emails, registrations, list } = await pendingUsers(1);
    assertStitchError(await failure(client.login(emails[0], PASSWORD)), 401, 'AuthError');

    const { token, token_id: tokenId } = await registrations[method](emails[0]);
    await client.auth.provider('userpass').emailConfirm(tokenId, token);

    await client.login(emails[0], PASSWORD);
    assert.deepEqual(await list(), []);
  });
}
