import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, newEmail, useEmulator } from './harness.mjs';
import { Credentials, assertRealmError, openApp } from './realm-web-app.mjs';

const emulator = useEmulator();

async function anonymousUser(options = {}) {
  const testApp = await emulator.createApp({
    anonymous: true,
    email: EMAIL.autoConfirm,
    ...options,
  });
  const app = openApp(testApp);
  const user = await app.logIn(Credentials.anonymous());
  return { testApp, app, user };
}

async function register(app) {
  const email = newEmail();
  await app.emailPasswordAuth.registerUser({ email, password: PASSWORD });
  return { email, credentials: Credentials.emailPassword(email, PASSWORD) };
}

const providers = (user) => user.identities.map(({ providerType }) => providerType);

test('an anonymous user becomes an email/password user', async () => {
  const { testApp, app, user } = await anonymousUser();
  const { id } = user;
  const anonymous = user.identities[0];
  const { email, credentials } = await register(app);

  await user.linkCredentials(credentials);

  assert.equal(user.id, id);
  assert.deepEqual(providers(user), ['anon-user', 'local-userpass']);
  assert.deepEqual(user.identities[0], anonymous);
  assert.deepEqual({ ...user.profile }, { email });
  assert.equal((await openApp(testApp).logIn(credentials)).id, id);
  const users = await testApp.admin('GET', '/users');
  assert.deepEqual(
    users.map(({ _id, identities }) => [_id, identities.length]),
    [[id, 2]],
  );
});

test('a linked user stays logged in', async () => {
  const { app, user } = await anonymousUser();
  const { credentials } = await register(app);

  await user.linkCredentials(credentials);

  await user.refreshProfile();
  await user.refreshCustomData();
  assert.equal(user.isLoggedIn, true);
});

test('linking the same identity again changes nothing', async () => {
  const { app, user } = await anonymousUser();
  const { credentials } = await register(app);
  await user.linkCredentials(credentials);

  await user.linkCredentials(credentials);

  assert.deepEqual(providers(user), ['anon-user', 'local-userpass']);
});

test('an expired access token is refreshed before linking', async () => {
  const { app, user } = await anonymousUser();
  const { credentials } = await register(app);
  user.accessToken = 'garbage';

  await user.linkCredentials(credentials);

  assert.deepEqual(providers(user), ['anon-user', 'local-userpass']);
});

// The client answers this 401 by refreshing and trying again, for ever. So did it with the real
// server; here the line is cut after the third attempt.
test("another user's identity cannot be linked", async () => {
  const { testApp, app } = await anonymousUser();
  const { credentials } = await register(app);
  const owner = await app.logIn(credentials);
  let attempts = 0;
  const thief = openApp(testApp, {
    onCall({ path }) {
      if (path.endsWith('/login?link=true') && ++attempts > 3) {
        throw new Error('cut');
      }
    },
  });
  const user = await thief.logIn(Credentials.anonymous());
  thief.calls.length = 0;

  await failure(user.linkCredentials(credentials));

  const links = thief.calls.filter(({ path }) => path.endsWith('/login?link=true'));
  assert.ok(links.length >= 1);
  for (const { status } of links) {
    assert.equal(status, 401);
  }
  await user.refreshProfile();
  assert.deepEqual(providers(user), ['anon-user']);
  await owner.refreshProfile();
  assert.deepEqual(providers(owner), ['local-userpass']);
});

test('a wrong password does not link', async () => {
  const { testApp, app } = await anonymousUser();
  const { email } = await register(app);
  let attempts = 0;
  const guarded = openApp(testApp, {
    onCall({ path }) {
      if (path.endsWith('/login?link=true') && ++attempts > 3) {
        throw new Error('cut');
      }
    },
  });
  const user = await guarded.logIn(Credentials.anonymous());

  await failure(user.linkCredentials(Credentials.emailPassword(email, 'not the password')));

  await user.refreshProfile();
  assert.deepEqual(providers(user), ['anon-user']);
});

test('deleting a linked user frees both identities', async () => {
  const { testApp, app, user } = await anonymousUser();
  const { credentials } = await register(app);
  await user.linkCredentials(credentials);

  await app.deleteUser(user);

  assert.deepEqual(await testApp.admin('GET', '/users'), []);
  assertRealmError(await failure(app.logIn(credentials)), {
    statusCode: 401,
    errorCode: 'InvalidPassword',
  });
});
