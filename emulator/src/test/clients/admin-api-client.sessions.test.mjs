import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADMIN_KEY, GROUP_ID, OBJECT_ID, claims, failure, forge, useEmulator } from './harness.mjs';
import { AdminApi, AtlasAppServicesClient, logIn, open, refused } from './admin-api-client.mjs';

const emulator = useEmulator();
const UNKNOWN_SESSION = {
  error: 'invalid session: failed to find refresh token',
  error_code: 'InvalidSession',
};

function wrapper(key = ADMIN_KEY) {
  return new AtlasAppServicesClient({
    publicKey: key.username,
    privateKey: key.apiKey,
    baseUrl: emulator.adminUrl,
    groupId: GROUP_ID,
  });
}

test('a key pair opens a session', async () => {
  const answer = await open(AdminApi, emulator).adminLogin('mongodb-cloud', ADMIN_KEY);

  assert.equal(answer.status, 200);
  const { access_token, refresh_token, user_id, device_id, ...rest } = answer.data;
  assert.deepEqual(rest, {});
  assert.match(user_id, OBJECT_ID);
  assert.match(device_id, OBJECT_ID);
  const access = claims(access_token);
  assert.equal(access.sub, user_id);
  assert.equal(access.exp - access.iat, 1800);
  assert.equal(claims(refresh_token).sub, user_id);
});

for (const [what, change] of [
  ['private', { apiKey: 'not-the-key' }],
  ['public', { username: 'nobody' }],
]) {
  test(`a wrong ${what} key opens nothing`, async () => {
    const body = await refused(
      401,
      open(AdminApi, emulator).adminLogin('mongodb-cloud', { ...ADMIN_KEY, ...change }),
    );

    // Without a code, or older clients would try to refresh.
    assert.ok(!body.error_code, body.error_code);
    assert.match(body.error, /not authorized/);
  });
}

test('the providers are listed without a session', async () => {
  const { data } = await open(AdminApi, emulator).getAdminAuthProviders();

  const provider = data.find(({ type }) => type === 'mongodb-cloud');
  assert.equal(provider.name, 'mongodb-cloud');
  assert.equal(provider.disabled, false);
});

test('the profile tells the groups of the key', async () => {
  const session = await logIn(emulator);

  const { data } = await open(AdminApi, emulator, session.access_token).getAdminProfile();

  assert.equal(data.user_id, session.user_id);
  assert.equal(data.roles[0].group_id, GROUP_ID);
  assert.equal(typeof data.roles[0].role_name, 'string');
  assert.equal(new Set(data.roles.map(({ group_id }) => group_id).filter(Boolean)).size, 1);
});

test('a refresh token gets further access tokens', async () => {
  const session = await logIn(emulator);

  const answer = await open(AdminApi, emulator, session.refresh_token).adminCreateSession();

  assert.equal(answer.status, 201);
  assert.deepEqual(Object.keys(answer.data), ['access_token']);
  const { data } = await open(AdminApi, emulator, answer.data.access_token).getAdminProfile();
  assert.equal(data.user_id, session.user_id);
});

test('a session ends once', async () => {
  const session = await logIn(emulator);
  const other = await logIn(emulator);
  const api = open(AdminApi, emulator, session.refresh_token);

  assert.equal((await api.adminDeleteSession()).status, 204);

  const { error, error_code } = await refused(401, api.adminCreateSession());
  assert.deepEqual({ error, error_code }, UNKNOWN_SESSION);
  const again = await refused(401, api.adminDeleteSession());
  assert.equal(again.error_code, 'InvalidSession');
  await open(AdminApi, emulator, other.refresh_token).adminCreateSession();
});

test('tokens are not interchangeable', async () => {
  const session = await logIn(emulator);

  const { error } = await refused(
    401,
    open(AdminApi, emulator, session.access_token).adminCreateSession(),
  );
  assert.equal(error, 'invalid refresh token: incorrect token type');
  await refused(401, open(AdminApi, emulator, session.refresh_token).getAdminProfile());
});

test('without a valid token there is no answer', async () => {
  const session = await logIn(emulator);
  const missing = await refused(401, open(AdminApi, emulator).getAdminProfile());
  assert.equal(missing.error_code, 'MissingSession');
  for (const token of ['garbage', forge(session.access_token)]) {
    const body = await refused(401, open(AdminApi, emulator, token).getAdminProfile());
    assert.equal(body.error_code, 'InvalidSession');
    assert.match(body.error, /^invalid session/);
  }
});

test('the wrapper logs in and finds the app', async () => {
  const app = await emulator.createApp({ product: 'atlas', email: { autoConfirm: true } });
  const client = wrapper();

  await client.initialize();

  assert.equal(client.groupId, GROUP_ID);
  assert.match(client.appId, OBJECT_ID);
  const apps = await (await client.atlasAppsApi()).adminListApplications(GROUP_ID, 'atlas');
  const listed = apps.data.find(({ _id }) => _id === app._id);
  assert.equal(listed.client_app_id, app.clientAppId);
  assert.equal(listed.product, 'atlas');
  assert.equal(client.appId, apps.data[0]._id);
  const users = await client.atlasUsersApi();
  const { email } = await app.createUser();
  const [user] = await app.admin('GET', '/users');
  const { data } = await users.adminGetUser(GROUP_ID, app._id, user._id);
  assert.equal(data.data.email, email);
});

test('the wrapper refreshes when its half hour is over', async () => {
  await emulator.createApp({ product: 'atlas' });
  const client = wrapper();
  await client.initialize();
  const { refreshToken } = client;
  client.tokenExpiration = new Date(0);

  const { data } = await (await client.atlasAdminApi()).getAdminProfile();

  assert.equal(data.user_id, client.userId);
  assert.ok(client.tokenExpiration > new Date());
  assert.equal(client.refreshToken, refreshToken);
});

test('the wrapper logs in again when its session is gone', async () => {
  await emulator.createApp({ product: 'atlas' });
  const client = wrapper();
  await client.initialize();
  const { refreshToken } = client;
  await open(AdminApi, emulator, refreshToken).adminDeleteSession();
  client.tokenExpiration = new Date(0);

  const { data } = await (await client.atlasAdminApi()).getAdminProfile();

  assert.equal(data.user_id, client.userId);
  assert.notEqual(client.refreshToken, refreshToken);
});

test('the wrapper does not start with a wrong key', async () => {
  const error = await failure(wrapper({ ...ADMIN_KEY, apiKey: 'wrong' }).initialize());

  assert.equal(error.response?.status, 401, error.stack);
});
