import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  EMAIL,
  OBJECT_ID,
  PASSWORD,
  ZERO_ID,
  failure,
  forge,
  newEmail,
  useEmulator,
} from './harness.mjs';
import { assertStitchError, openClient, providersOf } from './mongodb-stitch-client.mjs';

const emulator = useEmulator();

async function emailUser() {
  const testApp = await emulator.createApp({ anonymous: true, email: EMAIL.autoConfirm });
  const { _id, email } = await testApp.createUser();
  const client = await openClient(testApp);
  await client.login(email, PASSWORD);
  return { testApp, client, email, id: _id, adminPath: `/users/${_id}` };
}

test('an anonymous user logs in by GET and is kept until logout', async () => {
  const testApp = await emulator.createApp({ anonymous: true });
  const client = await openClient(testApp);

  const id = await client.login();
  assert.match(id, OBJECT_ID);
  assert.equal(await client.login(), id);
  const profile = await client.userProfile();
  assert.deepEqual(providersOf(profile), ['anon-user']);
  assert.deepEqual(profile.data, {});
  assert.equal(profile.type, 'normal');
  assert.equal(profile.user_id, id);
  const devices = await testApp.admin('GET', `/users/${id}/devices`);
  assert.deepEqual(
    devices.map(({ platform }) => platform),
    ['node'],
  );

  await client.logout();
  assert.equal(client.isAuthenticated(), false);
  assert.notEqual(await client.login(), id);
});

test('an email/password user registers, logs in, out, and in again', async () => {
  const client = await openClient(await emulator.createApp({ email: EMAIL.autoConfirm }));
  const email = newEmail();

  await client.register(email, PASSWORD);
  const id = await client.login(email, PASSWORD);

  const profile = await client.userProfile();
  assert.deepEqual(providersOf(profile), ['local-userpass']);
  assert.equal(profile.data.email, email);
  const refreshToken = client.auth.getRefreshToken();
  await client.logout();
  assert.equal(client.isAuthenticated(), false);
  const spent = await emulator.fetch('POST', '/api/client/v2.0/auth/session', {
    token: refreshToken,
  });
  assert.equal(spent.status, 401);
  assert.equal(await client.login(email, PASSWORD), id);

  assertStitchError(
    await failure(client.register(email, PASSWORD)),
    409,
    'AccountNameInUse',
    'name already in use',
  );
});

test('a wrong password is refused', async () => {
  const { client, email } = await emailUser();

  const error = await failure(client.login(email, 'not the password'));

  assertStitchError(error, 401, 'InvalidPassword', 'unauthorized');
});

test('an unknown app is refused', async () => {
  const client = await openClient({ clientAppId: 'nowhere-abcde', baseUrl: emulator.baseUrl });

  const error = await failure(client.login());

  assert.equal(error.response?.status, 404, error.stack);
  assert.equal(error.message, "cannot find app using Client App ID 'nowhere-abcde'");
});

for (const [what, spoil] of [
  ['garbage', () => 'garbage'],
  ['a forged signature', forge],
]) {
  test(`an access token that is ${what} is refreshed and the call repeated`, async () => {
    const { client, email } = await emailUser();
    const spoilt = spoil(client.auth.getAccessToken());
    client.auth.auth.accessToken = spoilt;

    const profile = await client.userProfile();

    assert.equal(profile.data.email, email);
    assert.notEqual(client.auth.getAccessToken(), spoilt);
    assert.equal(client.auth.isAccessTokenExpired(), false);
    assert.equal(client.isAuthenticated(), true);
  });
}

test('a refresh gives an access token and nothing else', async () => {
  const { client } = await emailUser();

  const answer = await client.doSessionPost();

  assert.deepEqual(Object.keys(answer), ['access_token']);
});

test('a disabled user is logged out and kept out until enabled again', async () => {
  const { testApp, client, id, email, adminPath } = await emailUser();

  await testApp.admin('PUT', `${adminPath}/disable`);

  assertStitchError(await failure(client.userProfile()), 401, 'InvalidSession');
  assert.equal(client.isAuthenticated(), false);
  assertStitchError(await failure(client.login(email, PASSWORD)), 401, 'UserDisabled');

  await testApp.admin('PUT', `${adminPath}/enable`);
  assert.equal(await client.login(email, PASSWORD), id);
});

test('a user whose sessions are revoked is logged out and logs in again', async () => {
  const { testApp, client, id, email, adminPath } = await emailUser();

  await testApp.admin('PUT', `${adminPath}/logout`);

  assertStitchError(
    await failure(client.doSessionPost()),
    401,
    'InvalidSession',
    'invalid session: failed to find refresh token',
  );
  assert.equal(client.isAuthenticated(), false);
  assert.equal(await client.login(email, PASSWORD), id);
  await client.userProfile();
});

test('a deleted user is logged out and not let in', async () => {
  const { testApp, client, email, adminPath } = await emailUser();

  await testApp.admin('DELETE', adminPath);

  assertStitchError(await failure(client.userProfile()), 401, 'InvalidSession');
  assert.equal(client.isAuthenticated(), false);
  assertStitchError(await failure(client.login(email, PASSWORD)), 401, 'InvalidPassword');
});

test('the device id is kept, whoever logs in', async () => {
  const { client, email } = await emailUser();
  const deviceId = client.auth.getDeviceId();
  assert.match(deviceId, OBJECT_ID);
  assert.notEqual(deviceId, ZERO_ID);

  await client.logout();
  await client.login();
  assert.equal(client.auth.getDeviceId(), deviceId);
  await client.login(email, PASSWORD);
  assert.equal(client.auth.getDeviceId(), deviceId);
});
