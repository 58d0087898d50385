import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UserState, UserType } from 'realm-web';
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
import { Credentials, assertRealmError, emailUser, newStorage, openApp } from './realm-web-app.mjs';

const emulator = useEmulator();
const SESSION = '/api/client/v2.0/auth/session';
const PROFILE = '/api/client/v2.0/auth/profile';

test('anonymous users log in and know themselves', async () => {
  const testApp = await emulator.createApp({ anonymous: true });
  const app = openApp(testApp);

  const user = await app.logIn(Credentials.anonymous());

  assert.match(user.id, OBJECT_ID);
  assert.equal(app.currentUser, user);
  assert.equal(user.isLoggedIn, true);
  assert.equal(user.providerType, 'anon-user');
  assert.deepEqual(user.profile, {});
  assert.deepEqual(user.customData, {});
  assert.equal(user.identities.length, 1);
  assert.equal(user.identities[0].providerType, 'anon-user');
  assert.match(user.identities[0].id, /^[0-9a-f]{24}-[a-z]{24}$/);
  const access = claims(user.accessToken);
  assert.equal(access.sub, user.id);
  assert.equal(access.typ, 'access');
  assert.equal(access.exp - access.iat, 1800);
  const refresh = claims(user.refreshToken);
  assert.equal(refresh.sub, user.id);
  assert.equal(refresh.typ, 'refresh');
  assert.equal(refresh.baas_id, access.iss);
});

test('an anonymous user is kept unless a fresh one is asked for', async () => {
  const app = openApp(await emulator.createApp({ anonymous: true }));

  const first = await app.logIn(Credentials.anonymous());
  const again = await app.logIn(Credentials.anonymous());
  const fresh = await app.logIn(Credentials.anonymous(false));

  assert.equal(again.id, first.id);
  assert.notEqual(fresh.id, first.id);
  assert.deepEqual(Object.keys(app.allUsers).sort(), [first.id, fresh.id].sort());
});

test('an email/password user registers, logs in, out, and in again', async () => {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm });
  const app = openApp(testApp);
  const email = newEmail();
  const credentials = Credentials.emailPassword(email, PASSWORD);

  await app.emailPasswordAuth.registerUser({ email, password: PASSWORD });
  const user = await app.logIn(credentials);

  assert.deepEqual({ ...user.profile }, { email });
  assert.deepEqual(
    user.identities.map(({ providerType }) => providerType),
    ['local-userpass'],
  );
  assert.match(user.identities[0].id, OBJECT_ID);
  const admin = await testApp.admin('GET', `/users/${user.id}`);
  assert.equal(admin.type, UserType.Normal);
  assert.equal(admin.identities[0].id, user.identities[0].id);

  const { refreshToken } = user;
  await user.logOut();
  assert.equal(user.state, UserState.LoggedOut);
  assert.equal(app.currentUser, null);
  const spent = await emulator.fetch('POST', SESSION, { token: refreshToken });
  assert.equal(spent.status, 401);
  assert.equal(spent.body.error_code, 'InvalidSession');
  assert.equal(spent.body.error, 'invalid session: failed to find refresh token');

  const back = await app.logIn(credentials);
  assert.equal(back.id, user.id);
  assert.equal(back.isLoggedIn, true);
  assert.notEqual(back.refreshToken, refreshToken);
});

test('logging out twice, or with a session that is gone, is no error', async () => {
  const { testApp, user, adminPath } = await emailUser(emulator);
  await testApp.admin('PUT', `${adminPath}/logout`);

  await user.logOut();
  await user.logOut();

  assert.equal(user.state, UserState.LoggedOut);
});

test('logging out ends one session only', async () => {
  const { testApp, user, credentials } = await emailUser(emulator);
  const elsewhere = await openApp(testApp).logIn(credentials);

  await user.logOut();

  await elsewhere.refreshCustomData();
  assert.equal(elsewhere.isLoggedIn, true);
});

for (const [what, spoil] of [
  ['garbage', () => 'garbage'],
  ['a forged signature', forge],
]) {
  test(`an access token that is ${what} is refreshed and the call repeated`, async () => {
    const { app, user, email } = await emailUser(emulator);
    const spoilt = spoil(user.accessToken);
    user.accessToken = spoilt;

    await user.refreshProfile();

    assert.deepEqual({ ...user.profile }, { email });
    assert.deepEqual(app.calls, [
      { method: 'GET', path: PROFILE, status: 401 },
      { method: 'POST', path: SESSION, status: 201 },
      { method: 'GET', path: PROFILE, status: 200 },
    ]);
    assert.notEqual(user.accessToken, spoilt);
    assert.equal(claims(user.accessToken).sub, user.id);
    assert.equal(user.isLoggedIn, true);
  });
}

test('custom data is refreshed together with the access token', async () => {
  const { app, user } = await emailUser(emulator);
  const { refreshToken } = user;

  assert.deepEqual(await user.refreshCustomData(), {});

  assert.deepEqual(app.calls, [{ method: 'POST', path: SESSION, status: 201 }]);
  assert.equal(user.refreshToken, refreshToken);
});

test('a refresh token nobody issued logs the user out', async () => {
  const { user } = await emailUser(emulator);
  user.refreshToken = forge(user.refreshToken);

  const error = await failure(user.refreshCustomData());

  assertRealmError(error, { statusCode: 401, errorCode: 'InvalidSession' });
  assert.equal(user.isLoggedIn, false);
});

test('a browser keeps its device id, whoever logs in', async () => {
  const testApp = await emulator.createApp({ anonymous: true, email: EMAIL.autoConfirm });
  const { _id, email } = await testApp.createUser();
  const storage = newStorage();
  const stored = () => storage.get(`app(${testApp.clientAppId}):deviceId`);

  const first = await openApp(testApp, { storage }).logIn(Credentials.anonymous());
  const deviceId = stored();
  assert.match(deviceId, OBJECT_ID);
  assert.notEqual(deviceId, ZERO_ID);
  assert.equal(first.deviceId, deviceId);

  const second = await openApp(testApp, { storage }).logIn(
    Credentials.emailPassword(email, PASSWORD),
  );
  assert.notEqual(second.id, first.id);
  assert.equal(second.deviceId, deviceId);
  assert.equal(stored(), deviceId);

  const devices = await testApp.admin('GET', `/users/${_id}/devices`);
  assert.deepEqual(
    devices.map(({ platform }) => platform),
    ['node'],
  );

  const other = await openApp(testApp).logIn(Credentials.anonymous());
  assert.notEqual(other.deviceId, deviceId);
});

test('a reloaded page finds its users in the storage', async () => {
  const { testApp, email } = await emailUser(emulator);
  const storage = newStorage();
  const user = await openApp(testApp, { storage }).logIn(
    Credentials.emailPassword(email, PASSWORD),
  );

  const reloaded = openApp(testApp, { storage });

  assert.equal(reloaded.currentUser.id, user.id);
  await reloaded.currentUser.refreshProfile();
  assert.deepEqual({ ...reloaded.currentUser.profile }, { email });
});

test('several users are logged in at once', async () => {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm });
  const app = openApp(testApp);
  const users = [];
  for (const { email } of [await testApp.createUser(), await testApp.createUser()]) {
    users.push(await app.logIn(Credentials.emailPassword(email, PASSWORD)));
  }
  assert.equal(app.currentUser, users[1]);

  app.switchUser(users[0]);
  assert.equal(app.currentUser, users[0]);
  await app.removeUser(users[0]);

  assert.equal(users[0].state, UserState.Removed);
  assert.equal(app.currentUser, users[1]);
  await users[1].refreshProfile();
});
