import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ADMIN_KEY,
  EMAIL,
  GROUP_ID,
  OBJECT_ID,
  PASSWORD,
  failure,
  newEmail,
  useEmulator,
} from './harness.mjs';
import { assertStitchError, openAdmin, openClient } from './mongodb-stitch-client.mjs';

let admin;
const emulator = useEmulator(async (started) => {
  admin = await openAdmin(started);
});

/** An app with email/password users, wholly made by the client under test. */
async function newApp() {
  const created = await admin.apps(GROUP_ID).create({ name: 'stitch-admin' });
  const app = admin.apps(GROUP_ID).app(created._id);
  const provider = await app
    .authProviders()
    .create({ type: 'local-userpass', config: EMAIL.autoConfirm });
  return { created, app, users: app.users(), provider };
}

async function newUser(users) {
  const email = newEmail();
  return { email, user: await users.create({ email, password: PASSWORD }) };
}

test('an administrator knows the own profile', async () => {
  const { roles } = await admin.userProfile();

  assert.equal(roles[0].group_id, GROUP_ID);
});

test('the ways to log in are listed', async () => {
  const providers = await admin.getAuthProviders();

  assert.ok(providers.some(({ type }) => type === 'mongodb-cloud'));
});

test('an expired access token is refreshed and the call repeated', async () => {
  const other = await openAdmin(emulator);
  other.auth.auth.accessToken = 'garbage';

  const { roles } = await other.userProfile();

  assert.ok(roles.length > 0);
  assert.notEqual(other.auth.getAccessToken(), 'garbage');
});

test('an administrator logs out', async () => {
  const other = await openAdmin(emulator);
  assert.deepEqual(Object.keys(await other.doSessionPost()), ['access_token']);
  const refreshToken = other.auth.getRefreshToken();

  await other.logout();

  assert.equal(other.isAuthenticated(), false);
  const spent = await emulator.fetch('POST', '/api/admin/v3.0/auth/session', {
    token: refreshToken,
  });
  assert.equal(spent.status, 401);
  assert.equal(spent.body.error_code, 'InvalidSession');
  await admin.userProfile();
});

test('a wrong key opens nothing', async () => {
  const other = await openAdmin(emulator);

  const error = await failure(
    other.authenticate('mongodbCloud', { ...ADMIN_KEY, apiKey: 'wrong' }),
  );

  assert.equal(error.response?.status, 401, error.stack);
  assert.notEqual(error.code, 'InvalidSession');
});

test('a browser may ask for a cookie at login', async () => {
  const provider = admin.auth.provider('mongodbCloud');

  const response = await provider.authenticate({ ...ADMIN_KEY, cookie: true });

  assert.equal(response.status, 200);
});

test('apps are created, listed, read and removed', async () => {
  const { created, app } = await newApp();

  assert.match(created._id, OBJECT_ID);
  assert.match(created.client_app_id, /^stitch-admin-[a-z]{5}$/);
  assert.equal(created.group_id, GROUP_ID);
  assert.equal(created.name, 'stitch-admin');
  const listed = await admin.apps(GROUP_ID).list();
  assert.ok(listed.some(({ _id }) => _id === created._id));
  assert.equal((await app.get()).client_app_id, created.client_app_id);

  assert.equal((await app.remove()).status, 204);
  assert.equal((await failure(app.get())).response?.status, 404);
});

test('a new app has an api-key provider, disabled', async () => {
  const { app, provider } = await newApp();
  const providers = app.authProviders();

  const [apiKeys, email] = await providers.list();

  assert.equal(apiKeys.type, 'api-key');
  assert.equal(apiKeys.disabled, true);
  assert.equal(provider.config, undefined);
  assert.deepEqual(email, {
    _id: provider._id,
    name: 'local-userpass',
    type: 'local-userpass',
    disabled: false,
  });
  await providers.authProvider(apiKeys._id).enable();
  assert.equal((await providers.authProvider(apiKeys._id).get()).disabled, false);
});

test("a provider's settings are merged, and it is disabled before it is removed", async () => {
  const { app, provider } = await newApp();
  const email = app.authProviders().authProvider(provider._id);

  await email.update({ config: { resetPasswordSubject: 'New' } });
  const { config } = await email.get();
  assert.equal(config.autoConfirm, true);
  assert.equal(config.resetPasswordUrl, EMAIL.autoConfirm.resetPasswordUrl);
  assert.equal(config.resetPasswordSubject, 'New');

  await failure(email.remove());
  assert.equal((await email.disable()).status, 204);
  assert.equal((await email.remove()).status, 204);
  assert.equal((await app.authProviders().list()).length, 1);
});

test('users are created, counted, listed and removed', async () => {
  const { users } = await newApp();
  assert.deepEqual(await users.list(), []);
  assert.equal(await users.count(), 0);

  const { email, user } = await newUser(users);

  assert.equal(user.data.email, email);
  assert.equal(user.disabled, false);
  assert.deepEqual(await users.list(), [user]);
  assert.equal(await users.count(), 1);
  assert.deepEqual(await users.user(user._id).get(), user);

  assert.equal((await users.user(user._id).remove()).status, 204);
  assert.deepEqual(await users.list(), []);
  assert.equal(await users.count(), 0);
});

test('users are listed by page, and by being enabled', async () => {
  const { users } = await newApp();
  const ids = [];
  for (let i = 0; i < 3; i++) {
    ids.push((await newUser(users)).user._id);
  }
  const list = async (filter) => (await users.list(filter)).map(({ _id }) => _id);
  await users.user(ids[1]).disable();

  assert.deepEqual(await list({ after: ids[0] }), ids.slice(1));
  assert.deepEqual(await list({ desc: true }), [...ids].reverse());
  assert.deepEqual(await list({ status: 'disabled' }), [ids[1]]);
  assert.deepEqual(await list({ status: 'enabled' }), [ids[0], ids[2]]);
  assert.deepEqual(await list({ provider_types: 'anon-user' }), []);
  assert.deepEqual(await list({ provider_types: 'anon-user,local-userpass' }), ids);
});

test('a user is disabled and enabled', async () => {
  const { created, users } = await newApp();
  const { email, user } = await newUser(users);
  const client = await openClient(emulatorApp(created));

  assert.equal((await users.user(user._id).disable()).status, 204);
  assert.equal((await users.user(user._id).get()).disabled, true);
  assertStitchError(await failure(client.login(email, PASSWORD)), 401, 'UserDisabled');

  assert.equal((await users.user(user._id).enable()).status, 204);
  assert.equal((await users.user(user._id).get()).disabled, false);
  assert.equal(await client.login(email, PASSWORD), user._id);
});

test('a user is logged out everywhere', async () => {
  const { created, users } = await newApp();
  const { email, user } = await newUser(users);
  const client = await openClient(emulatorApp(created));
  await client.login(email, PASSWORD);

  assert.equal((await users.user(user._id).logout()).status, 204);

  assertStitchError(await failure(client.doSessionPost()), 401, 'InvalidSession');
});

test("a user's devices are listed", async () => {
  const { created, users } = await newApp();
  const { email, user } = await newUser(users);
  const client = await openClient(emulatorApp(created));
  await client.login(email, PASSWORD);

  const devices = await users.user(user._id).devices().get();

  assert.equal(devices.length, 1);
  assert.equal(devices[0].platform, 'node');
});

function emulatorApp({ client_app_id }) {
  return { clientAppId: client_app_id, baseUrl: emulator.baseUrl };
}
