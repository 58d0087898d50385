import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, OBJECT_ID, PASSWORD, failure, useEmulator } from './harness.mjs';
import { Credentials, assertLogLink, assertRealmError, openApp } from './realm-web-app.mjs';

const emulator = useEmulator();

async function keyOwner() {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm, apiKeys: true });
  const logIn = async () => {
    const { email } = await testApp.createUser();
    const app = openApp(testApp);
    const user = await app.logIn(Credentials.emailPassword(email, PASSWORD));
    return { app, user };
  };
  return { testApp, logIn, ...(await logIn()) };
}

test('a key is shown once and listed without its secret', async () => {
  const { user } = await keyOwner();
  assert.deepEqual(await user.apiKeys.fetchAll(), []);

  const { _id, key, ...rest } = await user.apiKeys.create('first_key-1');

  assert.match(_id, OBJECT_ID);
  assert.match(key, /^[A-Za-z0-9]{64}$/);
  assert.deepEqual(rest, { name: 'first_key-1', disabled: false });
  assert.deepEqual(await user.apiKeys.fetch(_id), { _id, ...rest });
  const second = await user.apiKeys.create('second');
  assert.deepEqual(
    await user.apiKeys.fetchAll(),
    [
      { _id, ...rest },
      { _id: second._id, name: 'second', disabled: false },
    ],
  );
});

test('a key logs its owner in', async () => {
  const { testApp, user } = await keyOwner();
  const { key } = await user.apiKeys.create('mine');

  const robot = await openApp(testApp).logIn(Credentials.apiKey(key));

  assert.equal(robot.id, user.id);
  assert.equal(robot.providerType, 'api-key');
  assert.deepEqual(
    robot.identities.map(({ providerType }) => providerType).sort(),
    ['api-key', 'local-userpass'],
  );
});

test('a disabled key logs nobody in until it is enabled again', async () => {
  const { testApp, user } = await keyOwner();
  const { _id, key } = await user.apiKeys.create('mine');
  const logIn = () => openApp(testApp).logIn(Credentials.apiKey(key));

  await user.apiKeys.disable(_id);
  await user.apiKeys.disable(_id);
  assert.equal((await user.apiKeys.fetch(_id)).disabled, true);
  const error = await failure(logIn());
  assertRealmError(error, { statusCode: 401, errorCode: 'AuthError', error: 'unauthorized' });
  assertLogLink(error, testApp);

  await user.apiKeys.enable(_id);
  await user.apiKeys.enable(_id);
  assert.equal((await user.apiKeys.fetch(_id)).disabled, false);
  assert.equal((await logIn()).id, user.id);
});

test('a deleted key is gone', async () => {
  const { testApp, user } = await keyOwner();
  const { _id, key } = await user.apiKeys.create('mine');

  await user.apiKeys.delete(_id);

  assert.deepEqual(await user.apiKeys.fetchAll(), []);
  for (const call of ['fetch', 'delete', 'enable', 'disable']) {
    assertRealmError(await failure(user.apiKeys[call](_id)), {
      statusCode: 404,
      errorCode: 'APIKeyNotFound',
      error: 'API key not found',
    });
  }
  assertRealmError(await failure(openApp(testApp).logIn(Credentials.apiKey(key))), {
    statusCode: 401,
    errorCode: 'AuthError',
    error: 'unauthorized',
  });
});

test('keys are none of other users business', async () => {
  const { logIn, user } = await keyOwner();
  const { _id } = await user.apiKeys.create('mine');
  const { user: other } = await logIn();

  for (const call of ['fetch', 'delete', 'enable', 'disable']) {
    assertRealmError(await failure(other.apiKeys[call](_id)), {
      statusCode: 404,
      errorCode: 'APIKeyNotFound',
    });
  }
  await other.apiKeys.create('mine');
  assert.equal((await user.apiKeys.fetchAll()).length, 1);
});

test('names are checked', async () => {
  const { user } = await keyOwner();
  await user.apiKeys.create('taken');

  assertRealmError(await failure(user.apiKeys.create('taken')), {
    statusCode: 409,
    error: 'API key with name already exists',
  });
  assertRealmError(await failure(user.apiKeys.create('not allowed')), {
    statusCode: 400,
    errorCode: 'InvalidParameter',
    error: 'can only contain ASCII letters, numbers, underscores, and hyphens',
  });
  assertRealmError(await failure(user.apiKeys.create('')), {
    statusCode: 400,
    error: "'name' is a required string",
  });
  assert.equal((await user.apiKeys.fetchAll()).length, 1);
});

test('keys die with their owner', async () => {
  const { testApp, app, user } = await keyOwner();
  const { key } = await user.apiKeys.create('mine');

  await app.deleteUser(user);

  assertRealmError(await failure(openApp(testApp).logIn(Credentials.apiKey(key))), {
    statusCode: 401,
    errorCode: 'AuthError',
  });
});

test('a key of a disabled user does not help', async () => {
  const { testApp, user } = await keyOwner();
  const { key } = await user.apiKeys.create('mine');

  await testApp.admin('PUT', `/users/${user.id}/disable`);

  assertRealmError(await failure(openApp(testApp).logIn(Credentials.apiKey(key))), {
    statusCode: 401,
    errorCode: 'UserDisabled',
  });
});

test('a session revoked by an administrator handles no keys', async () => {
  const { testApp, user } = await keyOwner();

  await testApp.admin('PUT', `/users/${user.id}/logout`);

  assertRealmError(await failure(user.apiKeys.fetchAll()), {
    statusCode: 401,
    errorCode: 'InvalidSession',
  });
  assert.equal(user.isLoggedIn, false);
});

test('a server key logs in a user of its own', async () => {
  const { testApp, user } = await keyOwner();
  const { _id, key } = await testApp.admin('POST', '/api_keys', { name: 'server' });

  const server = await openApp(testApp).logIn(Credentials.apiKey(key));

  assert.notEqual(server.id, user.id);
  assert.deepEqual(
    server.identities.map(({ id, providerType }) => [id, providerType]),
    [[_id, 'api-key']],
  );
  assert.equal((await testApp.admin('GET', `/users/${server.id}`)).type, 'server');
});
