import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GROUP_ID, OBJECT_ID, claims, forge, useEmulator } from './harness.mjs';
import { UsersApi, logIn, oneUser, open, refused } from './admin-api-client.mjs';

let users;
const emulator = useEmulator(async (started) => {
  users = open(UsersApi, started, (await logIn(started)).access_token);
});
const NOBODY = 'a'.repeat(24);

test('access tokens are verified', async () => {
  const { app, user, logInAs } = await oneUser(emulator, users);
  const { access_token, device_id } = await logInAs();
  const verify = (token) => users.adminVerifyUserAccessToken(GROUP_ID, app._id, { token });

  const { status, data } = await verify(access_token);

  assert.equal(status, 200);
  const { iat, exp, iss } = claims(access_token);
  assert.equal(data.sub, user._id);
  assert.deepEqual(
    { iat: data.iat, exp: data.exp, iss: data.iss, device_id: data.device_id },
    { iat, exp, iss, device_id },
  );
  assert.match(data.domain_id, OBJECT_ID);
  await refused(401, verify(forge(access_token)));
  await refused(401, verify('garbage'));
});

test("another app's access tokens do not verify", async () => {
  const { logInAs } = await oneUser(emulator, users);
  const { app: other } = await oneUser(emulator, users);
  const { access_token } = await logInAs();

  await refused(
    401,
    users.adminVerifyUserAccessToken(GROUP_ID, other._id, { token: access_token }),
  );
});

test('unknown users are not found', async () => {
  const { app } = await oneUser(emulator, users);
  for (const method of [
    'adminGetUser',
    'adminDeleteUser',
    'adminDisableUser',
    'adminEnableUser',
    'adminUserLogout',
    'adminListDevices',
  ]) {
    await refused(404, users[method](GROUP_ID, app._id, NOBODY));
  }
});

test("another app's users are not found", async () => {
  const { user } = await oneUser(emulator, users);
  const { app: other } = await oneUser(emulator, users);

  await refused(404, users.adminGetUser(GROUP_ID, other._id, user._id));
  await refused(404, users.adminDeleteUser(GROUP_ID, other._id, user._id));
});

test('unknown apps and groups are not found', async () => {
  const { app, user } = await oneUser(emulator, users);

  await refused(404, users.adminGetUser(GROUP_ID, NOBODY, user._id));
  await refused(404, users.adminGetUser(NOBODY, app._id, user._id));
});

test('nothing is told without a token', async () => {
  const { ids } = await oneUser(emulator, users);

  const body = await refused(401, open(UsersApi, emulator).adminGetUser(...ids));

  assert.equal(body.error_code, 'MissingSession');
});
