import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  EMAIL,
  OBJECT_ID,
  PASSWORD,
  ZERO_ID,
  claims,
  failure,
  forge,
  newEmail,
  useEmulator,
} from './harness.mjs';
import {
  AnonymousCredential,
  UserPasswordAuthProviderClient,
  UserPasswordCredential,
  assertStitchError,
  openClient,
  providersOf,
} from './stitch-server-sdk-client.mjs';

const emulator = useEmulator();

async function emailUser(t) {
  const testApp = await emulator.createApp({ anonymous: true, email: EMAIL.autoConfirm });
  const { _id, email } = await testApp.createUser();
  const client = openClient(t, testApp);
  const logIn = () =>
    client.auth.loginWithCredential(new UserPasswordCredential(email, PASSWORD));
  return {
    testApp,
    client,
    email,
    logIn,
    user: await logIn(),
    adminPath: `/users/${_id}`,
    // The only call of the public interface that goes by the access token runs a function.
    callWithAccessToken: () => client.auth.doGetUserProfile(),
  };
}

test('an anonymous user logs in, is kept, and forgotten at logout', async (t) => {
  const { auth } = openClient(t, await emulator.createApp({ anonymous: true }));

  const user = await auth.loginWithCredential(new AnonymousCredential());
  assert.match(user.id, OBJECT_ID);
  assert.equal(user.userType, 'normal');
  assert.deepEqual(providersOf(user), ['anon-user']);
  assert.deepEqual(user.profile.data, {});
  assert.equal(auth.isLoggedIn, true);
  assert.equal((await auth.loginWithCredential(new AnonymousCredential())).id, user.id);

  await auth.logout();
  assert.equal(auth.isLoggedIn, false);
  assert.deepEqual(auth.listUsers(), []);
  assert.notEqual((await auth.loginWithCredential(new AnonymousCredential())).id, user.id);
});

test('an email/password user registers, logs in, out, and in again', async (t) => {
  const { auth } = openClient(t, await emulator.createApp({ email: EMAIL.autoConfirm }));
  const emails = auth.getProviderClient(UserPasswordAuthProviderClient.factory);
  const email = newEmail();
  const credential = new UserPasswordCredential(email, PASSWORD);

  await emails.registerWithEmail(email, PASSWORD);
  const user = await auth.loginWithCredential(credential);

  assert.deepEqual(providersOf(user), ['local-userpass']);
  assert.equal(user.profile.email, email);
  assert.deepEqual(user.customData, {});
  const { refreshToken } = auth.authInfo;
  await auth.logout();
  assert.equal(auth.user, undefined);
  const spent = await emulator.fetch('POST', '/api/client/v2.0/auth/session', {
    token: refreshToken,
  });
  assert.equal(spent.status, 401);
  assert.equal(spent.body.error_code, 'InvalidSession');
  assert.equal((await auth.loginWithCredential(credential)).id, user.id);

  assertStitchError(
    await failure(emails.registerWithEmail(email, PASSWORD)),
    'Unknown',
    'name already in use',
  );
});

test('a wrong password is refused', async (t) => {
  const { client, email } = await emailUser(t);

  const error = await failure(
    client.auth.loginWithCredential(new UserPasswordCredential(email, 'not the password')),
  );

  // `InvalidPassword` is younger than this client.
  assertStitchError(error, 'Unknown', 'unauthorized');
});

test('an unknown app is refused', async (t) => {
  const testApp = { clientAppId: 'nowhere-abcde', baseUrl: emulator.baseUrl };
  const { auth } = openClient(t, testApp);

  const error = await failure(auth.loginWithCredential(new AnonymousCredential()));

  assertStitchError(error, 'Unknown', /cannot find app using Client App ID 'nowhere-abcde'/);
});

for (const [what, spoil] of [
  ['garbage', () => 'garbage'],
  ['a forged signature', forge],
]) {
  test(`an access token that is ${what} is refreshed and the call repeated`, async (t) => {
    const { client, email, user, callWithAccessToken } = await emailUser(t);
    const spoilt = spoil(client.auth.authInfo.accessToken);
    client.auth.authInfo.accessToken = spoilt;

    const profile = await callWithAccessToken();

    assert.equal(profile.data.email, email);
    assert.notEqual(client.auth.authInfo.accessToken, spoilt);
    assert.equal(claims(client.auth.authInfo.accessToken).sub, user.id);
    assert.equal(client.auth.isLoggedIn, true);
  });
}

test('custom data is refreshed', async (t) => {
  const { client, callWithAccessToken } = await emailUser(t);
  const { refreshToken } = client.auth.authInfo;

  await client.auth.refreshCustomData();

  assert.deepEqual(client.auth.user.customData, {});
  assert.equal(client.auth.authInfo.refreshToken, refreshToken);
  await callWithAccessToken();
});

test('a disabled user is logged out and kept out until enabled again', async (t) => {
  const { testApp, client, user, logIn, adminPath, callWithAccessToken } = await emailUser(t);

  await testApp.admin('PUT', `${adminPath}/disable`);

  assertStitchError(await failure(callWithAccessToken()), 'InvalidSession');
  assert.equal(client.auth.isLoggedIn, false);
  assertStitchError(await failure(logIn()), 'UserDisabled');

  await testApp.admin('PUT', `${adminPath}/enable`);
  assert.equal((await logIn()).id, user.id);
});

test('a user whose sessions are revoked is logged out and logs in again', async (t) => {
  const { testApp, client, user, logIn, adminPath, callWithAccessToken } = await emailUser(t);

  await testApp.admin('PUT', `${adminPath}/logout`);

  assertStitchError(await failure(client.auth.refreshCustomData()), 'InvalidSession');
  assert.equal(client.auth.isLoggedIn, false);
  assert.equal((await logIn()).id, user.id);
  await client.auth.refreshCustomData();
  await callWithAccessToken();
});

test('a deleted user is logged out and not let in', async (t) => {
  const { testApp, client, logIn, adminPath, callWithAccessToken } = await emailUser(t);

  await testApp.admin('DELETE', adminPath);

  assertStitchError(await failure(callWithAccessToken()), 'InvalidSession');
  assert.equal(client.auth.isLoggedIn, false);
  assertStitchError(await failure(logIn()), 'Unknown', 'unauthorized');
});

test('users are switched and removed', async (t) => {
  const { client, user } = await emailUser(t);
  const other = await client.auth.loginWithCredential(new AnonymousCredential());
  assert.equal(client.auth.user.id, other.id);

  client.auth.switchToUserWithId(user.id);
  assert.equal(client.auth.user.id, user.id);
  await client.auth.removeUserWithId(other.id);

  assert.deepEqual(
    client.auth.listUsers().map(({ id }) => id),
    [user.id],
  );
  await client.auth.refreshCustomData();
});

test('the device id outlives sessions and the process', async (t) => {
  const { testApp, client, logIn, user } = await emailUser(t);
  const { deviceId } = client.auth;
  assert.match(deviceId, OBJECT_ID);
  assert.notEqual(deviceId, ZERO_ID);

  await client.auth.logout();
  await logIn();
  assert.equal(client.auth.deviceId, deviceId);

  const restarted = openClient(t, testApp, client.storage);
  assert.equal(restarted.auth.user.id, user.id);
  const other = await restarted.auth.loginWithCredential(new AnonymousCredential());
  assert.equal(restarted.auth.deviceId, deviceId);
  const devices = await testApp.admin('GET', `/users/${other.id}/devices`);
  assert.deepEqual(
    devices.map(({ platform }) => platform),
    ['js-server'],
  );
});
