import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UserState } from 'realm-web';
import { PASSWORD, failure, useEmulator } from './harness.mjs';
import { assertRealmError, emailUser, openApp } from './realm-web-app.mjs';

const emulator = useEmulator();
const SESSION = '/api/client/v2.0/auth/session';

test('a deleted user is gone for good', async () => {
  const { testApp, app, user, credentials, adminPath } = await emailUser(emulator);

  await app.deleteUser(user);

  assert.deepEqual(app.calls, [
    { method: 'DELETE', path: '/api/client/v2.0/auth/delete', status: 204 },
    { method: 'DELETE', path: SESSION, status: 401 },
  ]);
  assert.equal(user.state, UserState.Removed);
  assert.equal(app.currentUser, null);
  assert.deepEqual(
    (await testApp.admin('GET', '/users')).map(({ _id }) => _id),
    [],
  );
  await assert.rejects(testApp.admin('GET', adminPath), /404/);
  assertRealmError(await failure(app.logIn(credentials)), {
    statusCode: 401,
    errorCode: 'InvalidPassword',
    error: 'unauthorized',
  });
});

test('the email of a deleted user can be registered again', async () => {
  const { app, user, email, credentials } = await emailUser(emulator);
  await app.deleteUser(user);

  await app.emailPasswordAuth.registerUser({ email, password: PASSWORD });

  assert.notEqual((await app.logIn(credentials)).id, user.id);
});

test('a user deleted by an administrator is logged out by the next call', async () => {
  const { testApp, app, user, adminPath } = await emailUser(emulator);

  await testApp.admin('DELETE', adminPath);

  assertRealmError(await failure(user.refreshProfile()), {
    statusCode: 401,
    errorCode: 'InvalidSession',
  });
  assert.equal(user.isLoggedIn, false);
  assert.equal(app.currentUser, null);
});

test('a disabled user is logged out and kept out until enabled again', async () => {
  const { testApp, app, user, credentials, adminPath } = await emailUser(emulator);

  await testApp.admin('PUT', `${adminPath}/disable`);

  assertRealmError(await failure(user.refreshProfile()), {
    statusCode: 401,
    errorCode: 'InvalidSession',
  });
  assert.equal(user.isLoggedIn, false);
  assertRealmError(await failure(app.logIn(credentials)), {
    statusCode: 401,
    errorCode: 'UserDisabled',
  });
  assert.equal(app.currentUser, null);

  await testApp.admin('PUT', `${adminPath}/enable`);
  const back = await app.logIn(credentials);
  assert.equal(back.id, user.id);
  await back.refreshProfile();
});

test('a disabled user cannot refresh', async () => {
  const { testApp, user, adminPath } = await emailUser(emulator);

  await testApp.admin('PUT', `${adminPath}/disable`);

  assertRealmError(await failure(user.refreshCustomData()), {
    statusCode: 401,
    errorCode: 'InvalidSession',
  });
  assert.equal(user.isLoggedIn, false);
});

test('revoked sessions end everywhere, and logging in again works', async () => {
  const { testApp, app, user, credentials, adminPath } = await emailUser(emulator);
  const elsewhere = await openApp(testApp).logIn(credentials);
  const { refreshToken } = user;

  await testApp.admin('PUT', `${adminPath}/logout`);

  for (const session of [user, elsewhere]) {
    assertRealmError(await failure(session.refreshProfile()), {
      statusCode: 401,
      errorCode: 'InvalidSession',
      error: 'invalid session: failed to find refresh token',
    });
    assert.equal(session.isLoggedIn, false);
  }

  const back = await app.logIn(credentials);
  assert.equal(back.id, user.id);
  assert.notEqual(back.refreshToken, refreshToken);
  await back.refreshProfile();
  await back.refreshCustomData();
});
