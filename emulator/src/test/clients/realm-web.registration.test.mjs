import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, newEmail, useEmulator } from './harness.mjs';
import { Credentials, assertLogLink, assertRealmError, openApp } from './realm-web-app.mjs';

const emulator = useEmulator();

async function emailApp() {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm });
  return { testApp, app: openApp(testApp) };
}

test('a wrong password is refused', async () => {
  const { testApp, app } = await emailApp();
  const { email } = await testApp.createUser();

  const error = await failure(app.logIn(Credentials.emailPassword(email, 'not the password')));

  assertRealmError(error, {
    statusCode: 401,
    errorCode: 'InvalidPassword',
    error: 'unauthorized',
    method: 'POST',
    url: `${emulator.baseUrl}/api/client/v2.0/app/${testApp.clientAppId}/auth/providers/local-userpass/login`,
  });
  assertLogLink(error, testApp);
  assert.equal(app.currentUser, null);
});

test('an unknown email is refused like a wrong password', async () => {
  const { testApp, app } = await emailApp();

  const error = await failure(app.logIn(Credentials.emailPassword(newEmail(), PASSWORD)));

  assertRealmError(error, {
    statusCode: 401,
    errorCode: 'InvalidPassword',
    error: 'unauthorized',
  });
  assertLogLink(error, testApp);
});

test('an email can be registered once', async () => {
  const { testApp, app } = await emailApp();
  const details = { email: newEmail(), password: PASSWORD };
  await app.emailPasswordAuth.registerUser(details);

  const error = await failure(app.emailPasswordAuth.registerUser(details));

  assertRealmError(error, {
    statusCode: 409,
    errorCode: 'AccountNameInUse',
    error: 'name already in use',
  });
  assertLogLink(error, testApp);
});

test('the same email in another app is somebody else', async () => {
  const details = { email: newEmail(), password: PASSWORD };
  const ids = new Set();
  for (const { app } of [await emailApp(), await emailApp()]) {
    await app.emailPasswordAuth.registerUser(details);
    const user = await app.logIn(Credentials.emailPassword(details.email, details.password));
    ids.add(user.id);
  }
  assert.equal(ids.size, 2);
});

test('emails differ by case', async () => {
  const { app } = await emailApp();
  const lower = newEmail();
  const ids = new Set();
  for (const email of [lower, lower.toUpperCase()]) {
    await app.emailPasswordAuth.registerUser({ email, password: PASSWORD });
    ids.add((await app.logIn(Credentials.emailPassword(email, PASSWORD))).id);
  }
  assert.equal(ids.size, 2);
});

for (const length of [0, 5, 129]) {
  test(`a password of ${length} characters is refused`, async () => {
    const { testApp, app } = await emailApp();

    const error = await failure(
      app.emailPasswordAuth.registerUser({ email: newEmail(), password: 'x'.repeat(length) }),
    );

    assertRealmError(error, {
      statusCode: 400,
      error: 'password must be between 6 and 128 characters',
    });
    assertLogLink(error, testApp);
  });
}

for (const length of [6, 128]) {
  test(`a password of ${length} characters is fine`, async () => {
    const { app } = await emailApp();
    const details = { email: newEmail(), password: 'x'.repeat(length) };

    await app.emailPasswordAuth.registerUser(details);

    const user = await app.logIn(Credentials.emailPassword(details.email, details.password));
    assert.equal(user.profile.email, details.email);
  });
}

test('an email has to be given', async () => {
  const { app } = await emailApp();

  const error = await failure(
    app.emailPasswordAuth.registerUser({ email: '', password: PASSWORD }),
  );

  assertRealmError(error, { statusCode: 400, error: 'email invalid' });
});

test('an unknown app is named in the error', async () => {
  const { testApp } = await emailApp();
  const app = openApp(testApp, { id: 'nowhere-abcde' });

  const error = await failure(app.logIn(Credentials.anonymous()));

  assertRealmError(error, {
    statusCode: 404,
    error: "cannot find app using Client App ID 'nowhere-abcde'",
  });
});

for (const [provider, credentials] of [
  ['anon-user', Credentials.anonymous()],
  ['api-key', Credentials.apiKey('0'.repeat(64))],
  ['custom-token', Credentials.jwt('a.b.c')],
]) {
  test(`nobody logs in by ${provider} where it is not enabled`, async () => {
    const { app } = await emailApp();

    const error = await failure(app.logIn(credentials));

    assertRealmError(error, { statusCode: 401, error: 'unauthorized' });
    assert.equal(app.currentUser, null);
  });
}

test('nobody logs in by a provider that got disabled', async () => {
  const testApp = await emulator.createApp();
  const provider = await testApp.addProvider({ type: 'anon-user' });
  const app = openApp(testApp);
  await app.logIn(Credentials.anonymous());

  await testApp.admin('PUT', `/auth_providers/${provider._id}/disable`);
  assertRealmError(await failure(app.logIn(Credentials.anonymous(false))), {
    statusCode: 401,
    error: 'unauthorized',
  });

  await testApp.admin('PUT', `/auth_providers/${provider._id}/enable`);
  await app.logIn(Credentials.anonymous(false));
});

test('a user made by an administrator logs in', async () => {
  const { testApp, app } = await emailApp();
  const { _id, email } = await testApp.createUser();

  const user = await app.logIn(Credentials.emailPassword(email, PASSWORD));

  assert.equal(user.id, _id);
});
