import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  EMAIL,
  EMAIL_TOKEN,
  GROUP_ID,
  OBJECT_ID,
  PASSWORD,
  failure,
  newEmail,
  useEmulator,
} from './harness.mjs';
import { EmailApi, UsersApi, logIn, open, refused } from './admin-api-client.mjs';

let users;
let emails;
const emulator = useEmulator(async (started) => {
  const { access_token } = await logIn(started);
  users = open(UsersApi, started, access_token);
  emails = open(EmailApi, started, access_token);
});

async function pendingUsers(count) {
  const app = await emulator.createApp({ email: EMAIL.confirmByMail });
  const provider = `/api/client/v2.0/app/${app.clientAppId}/auth/providers/local-userpass`;
  const registered = [];
  for (let i = 0; i < count; i++) {
    const email = newEmail('pen+ding');
    const { status } = await emulator.fetch('POST', `${provider}/register`, {
      body: { email, password: PASSWORD },
    });
    assert.equal(status, 201);
    registered.push(email);
  }
  return {
    app,
    registered,
    list: async (after) => (await users.adminListPendingUsers(GROUP_ID, app._id, after)).data,
    logInAs: (username) => app.logIn('local-userpass', { username, password: PASSWORD }),
    confirm: (body) => emulator.fetch('POST', `${provider}/confirm`, { body }),
  };
}

const addresses = (pending) => pending.map(({ login_ids }) => login_ids[0].id);

test('pending users are listed in the order they came', async () => {
  const { registered, list } = await pendingUsers(3);

  const pending = await list();

  assert.deepEqual(addresses(pending), registered);
  const { _id, domain_id, ...rest } = pending[0];
  assert.match(_id, OBJECT_ID);
  assert.match(domain_id, OBJECT_ID);
  assert.deepEqual(rest, {
    login_ids: [{ id_type: 'email', id: registered[0] }],
    user_id: '',
  });
  assert.deepEqual(addresses(await list(pending[0]._id)), registered.slice(1));
  assert.deepEqual(await list(pending[2]._id), []);
});

test('pending users come fifty at a time', async () => {
  const { registered, list } = await pendingUsers(51);

  const first = await list();
  assert.deepEqual(addresses(first), registered.slice(0, 50));
  assert.deepEqual(addresses(await list(first.at(-1)._id)), registered.slice(50));
});

test('a pending user is no user yet', async () => {
  const { app, list } = await pendingUsers(1);
  const [{ _id }] = await list();

  assert.deepEqual(await app.admin('GET', '/users'), []);
  await refused(404, users.adminGetUser(GROUP_ID, app._id, _id));
  await refused(404, users.adminDisableUser(GROUP_ID, app._id, _id));
});

test('a pending user is deleted by email', async () => {
  const { app, registered, list, logInAs } = await pendingUsers(2);
  const [gone, left] = registered;

  const { status } = await users.adminDeletePendingEmailPasswordUser(GROUP_ID, app._id, gone);

  assert.equal(status, 204);
  assert.deepEqual(addresses(await list()), [left]);
  assert.match((await failure(logInAs(gone))).message, /InvalidPassword/);
  await refused(404, users.adminDeletePendingEmailPasswordUser(GROUP_ID, app._id, gone));
});

test('a pending user is confirmed', async () => {
  const { app, registered, list, logInAs } = await pendingUsers(2);
  const [confirmed, left] = registered;
  assert.match((await failure(logInAs(confirmed))).message, /AuthError/);

  const { status } = await emails.adminConfirmPendingUser(GROUP_ID, app._id, confirmed);

  assert.equal(status, 204);
  assert.deepEqual(addresses(await list()), [left]);
  const { user_id } = await logInAs(confirmed);
  const { data } = await users.adminGetUser(GROUP_ID, app._id, user_id);
  assert.equal(data.data.email, confirmed);
});

test('the confirmation mail is sent again', async () => {
  const { app, registered, list, logInAs, confirm } = await pendingUsers(1);
  const [email] = registered;

  const answer = await emails.adminSendConfirmationEmail(GROUP_ID, app._id, email);

  assert.equal(answer.status, 200);
  const { token, token_id } = answer.data;
  assert.match(token, EMAIL_TOKEN);
  assert.match(token_id, OBJECT_ID);
  const mails = await app.outbox(email, 'confirmation');
  assert.equal(mails.length, 2);
  assert.equal(mails[1].token, token);
  assert.equal((await confirm({ token, tokenId: token_id })).status, 200);
  await logInAs(email);
  assert.deepEqual(await list(), []);
});

test('the confirmation is run again', async () => {
  const { app, registered, logInAs, confirm } = await pendingUsers(1);
  const [email] = registered;

  const answer = await emails.adminRerunPendingUserConfirmation(GROUP_ID, app._id, email);

  assert.equal(answer.status, 202);
  const { token, token_id } = answer.data;
  assert.equal((await confirm({ token, tokenId: token_id })).status, 200);
  await logInAs(email);
  await refused(400, emails.adminRerunPendingUserConfirmation(GROUP_ID, app._id, email));
});

test('strangers are not confirmed', async () => {
  const { app } = await pendingUsers(0);
  for (const method of [
    'adminConfirmPendingUser',
    'adminSendConfirmationEmail',
    'adminRerunPendingUserConfirmation',
  ]) {
    await refused(404, emails[method](GROUP_ID, app._id, newEmail('stranger')));
  }
});
