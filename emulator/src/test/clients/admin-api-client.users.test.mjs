import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DEFAULT_APP,
  EMAIL,
  GROUP_ID,
  OBJECT_ID,
  PASSWORD,
  failure,
  newEmail,
  useEmulator,
} from './harness.mjs';
import { UsersApi, logIn, oneUser, open, refused } from './admin-api-client.mjs';

let users;
const emulator = useEmulator(async (started) => {
  users = open(UsersApi, started, (await logIn(started)).access_token);
});
const CLIENT_SESSION = '/api/client/v2.0/auth/session';
const NOBODY = 'a'.repeat(24);

test('a created user is complete, and the same wherever it shows', async () => {
  const started = Math.floor(Date.now() / 1000);
  const { app, user, email, ids } = await oneUser(emulator, users);

  const { _id, identities, creation_date, ...rest } = user;
  assert.match(_id, OBJECT_ID);
  assert.deepEqual(rest, {
    type: 'normal',
    disabled: false,
    data: { email },
    last_authentication_date: 0,
  });
  assert.ok(Number.isInteger(creation_date));
  assert.ok(creation_date >= started && creation_date <= started + 60, String(creation_date));
  assert.equal(identities.length, 1);
  assert.equal(identities[0].provider_type, 'local-userpass');
  assert.match(identities[0].provider_id, OBJECT_ID);
  assert.deepEqual((await users.adminGetUser(...ids)).data, user);
  assert.deepEqual(await app.admin('GET', '/users'), [user]);
});

test('a created user logs in at once, and that is noted', async () => {
  const { user, ids, logInAs } = await oneUser(emulator, users);

  assert.equal((await logInAs()).user_id, user._id);

  const { data } = await users.adminGetUser(...ids);
  assert.ok(data.last_authentication_date >= user.creation_date);
});

test('an email is created once', async () => {
  const { app, email } = await oneUser(emulator, users);

  const body = await refused(
    409,
    users.adminCreateUser(GROUP_ID, app._id, { email, password: PASSWORD }),
  );

  assert.equal(body.error, 'name already in use');
  assert.equal(body.error_code, 'AccountNameInUse');
});

test('a user needs an email and a password', async () => {
  const { app } = await oneUser(emulator, users);
  for (const details of [{ email: newEmail() }, { password: PASSWORD }, {}]) {
    await refused(400, users.adminCreateUser(GROUP_ID, app._id, details));
  }
  assert.equal((await app.admin('GET', '/users')).length, 1);
});

// The generated method leaves `{groupId}` and `{appId}` in its path; the emulator takes them for
// the app it starts with.
test('users are listed, page by page, in either order', async () => {
  const group = `/groups/${GROUP_ID}/apps/${DEFAULT_APP._id}`;
  const providers = await emulator.admin('GET', `${group}/auth_providers`);
  if (!providers.some(({ type }) => type === 'local-userpass')) {
    await emulator.admin('POST', `${group}/auth_providers`, {
      name: 'local-userpass',
      type: 'local-userpass',
      config: EMAIL.autoConfirm,
    });
  }
  const created = [];
  for (let i = 0; i < 3; i++) {
    const { data } = await users.adminCreateUser(GROUP_ID, DEFAULT_APP._id, {
      email: newEmail(),
      password: PASSWORD,
    });
    created.push(data);
  }
  const newest = created.at(-1)._id;

  const { data: descending } = await users.adminListUsers(undefined, undefined, true);
  assert.deepEqual(descending.slice(0, 3), [...created].reverse());
  const { data: rest } = await users.adminListUsers(created[0]._id, '_id');
  assert.deepEqual(rest, created.slice(1));
  const { data: back } = await users.adminListUsers(created[2]._id, '_id', true);
  assert.deepEqual(back.slice(0, 2), [created[1], created[0]]);
  assert.deepEqual((await users.adminListUsers(newest)).data, []);
});

test('a deleted user cannot do anything', async () => {
  const { app, ids, logInAs } = await oneUser(emulator, users);
  const { refresh_token } = await logInAs();

  assert.equal((await users.adminDeleteUser(...ids)).status, 204);

  await refused(404, users.adminGetUser(...ids));
  await refused(404, users.adminDeleteUser(...ids));
  assert.deepEqual(await app.admin('GET', '/users'), []);
  await failure(logInAs());
  const refresh = await emulator.fetch('POST', CLIENT_SESSION, { token: refresh_token });
  assert.equal(refresh.status, 401);
  assert.equal(refresh.body.error_code, 'InvalidSession');
});

test('a disabled user stays, but outside', async () => {
  const { user, ids, logInAs } = await oneUser(emulator, users);
  const { refresh_token } = await logInAs();

  assert.equal((await users.adminDisableUser(...ids)).status, 204);
  assert.equal((await users.adminDisableUser(...ids)).status, 204);

  assert.equal((await users.adminGetUser(...ids)).data.disabled, true);
  assert.match((await failure(logInAs())).message, /UserDisabled/);
  const refresh = await emulator.fetch('POST', CLIENT_SESSION, { token: refresh_token });
  assert.equal(refresh.status, 401);
  assert.equal(refresh.body.error_code, 'InvalidSession');

  assert.equal((await users.adminEnableUser(...ids)).status, 204);
  assert.equal((await users.adminGetUser(...ids)).data.disabled, false);
  assert.equal((await logInAs()).user_id, user._id);
});

test('revoking ends every session there is, not those to come', async () => {
  const { ids, logInAs } = await oneUser(emulator, users);
  const sessions = [await logInAs(), await logInAs()];

  assert.equal((await users.adminUserLogout(...ids)).status, 204);

  for (const { refresh_token } of sessions) {
    const refresh = await emulator.fetch('POST', CLIENT_SESSION, { token: refresh_token });
    assert.equal(refresh.status, 401);
    assert.equal(refresh.body.error_code, 'InvalidSession');
  }
  const { refresh_token } = await logInAs();
  assert.equal((await emulator.fetch('POST', CLIENT_SESSION, { token: refresh_token })).status, 201);
});

test('devices are listed', async () => {
  const { app, email, ids } = await oneUser(emulator, users);
  assert.deepEqual((await users.adminListDevices(...ids)).data, []);
  const credentials = { username: email, password: PASSWORD };
  const { device_id: deviceId } = await app.logIn('local-userpass', credentials, {
    platform: 'android',
    platformVersion: '14',
  });

  await app.logIn('local-userpass', credentials, { platform: 'android', deviceId });
  await app.logIn('local-userpass', credentials, { platform: 'ios' });

  const { data } = await users.adminListDevices(...ids);
  assert.deepEqual(data.map(({ platform }) => platform).sort(), ['android', 'ios']);
});

test('an email is changed', async () => {
  const { app, user, email, ids, logInAs } = await oneUser(emulator, users);
  const changed = newEmail('changed');

  assert.equal((await users.adminResetUserEmail(...ids, { email: changed })).status, 204);

  assert.equal((await users.adminGetUser(...ids)).data.data.email, changed);
  assert.equal((await logInAs(changed)).user_id, user._id);
  await failure(logInAs());
  await app.admin('POST', '/users', { email, password: PASSWORD });
});

test('an email is changed to an email only', async () => {
  const { app, email, ids } = await oneUser(emulator, users);
  for (const bad of ['', `${'x'.repeat(128)}@`, 7, undefined]) {
    await refused(400, users.adminResetUserEmail(...ids, { email: bad }));
  }
  const { user_id } = await app.logIn('anon-user', {});
  await refused(
    400,
    users.adminResetUserEmail(GROUP_ID, app._id, user_id, { email: newEmail() }),
  );
  await refused(
    404,
    users.adminResetUserEmail(GROUP_ID, app._id, NOBODY, { email: newEmail() }),
  );
  assert.equal((await users.adminGetUser(...ids)).data.data.email, email);
});
