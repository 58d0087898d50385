// The service's procedures for deleting, disabling, enabling and revoking users, with the tokens and data that they are about.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { choose, goTo, openConsole, told } from './console.mjs';
import { ADMIN_KEY, EMAIL, GROUP_ID, PASSWORD, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();
const withBrowser = { skip: noBrowser };
const CLIENT = '/api/client/v2.0';

const refresh = async ({ refresh_token: token }) => (await emulator.fetch('POST', `${CLIENT}/auth/session`, { token })).status;
const profile = async ({ access_token: token }) => (await emulator.fetch('GET', `${CLIENT}/auth/profile`, { token })).status;
const auth = (app, path) => `${CLIENT}/app/${app.clientAppId}/auth/providers/local-userpass/${path}`;
const logIn = async (app, username) =>
  (await emulator.fetch('POST', auth(app, 'login'), { body: { username, password: PASSWORD } })).status;

async function appWithUser() {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id, email } = await app.createUser();
  const session = await app.logIn('local-userpass', { username: email, password: PASSWORD });
  return { app, _id, email, session };
}

async function deleteUser(page, email) {
  await choose(page, email, 'Delete User');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await told(page, `User ${email} was deleted.`);
}

test('disabled or deleted, a user has no token left and cannot log in', withBrowser, async (t) => {
  for (const action of [async (page, email) => {
    await choose(page, email, 'Disable User');
    await told(page, `User ${email} was disabled.`);
  }, deleteUser]) {
    const { app, email, session } = await appWithUser();
    assert.deepEqual([await profile(session), await refresh(session)], [200, 201]);
    const page = await openConsole(t, browser, emulator, { app });

    await action(page, email);

    assert.deepEqual([await profile(session), await refresh(session), await logIn(app, email)], [401, 401, 401]);
  }
});

test('an enabled user logs in again, and the old tokens stay dead', withBrowser, async (t) => {
  const { app, email, session } = await appWithUser();
  const page = await openConsole(t, browser, emulator, { app });

  await choose(page, email, 'Disable User');
  await told(page, `User ${email} was disabled.`);
  await choose(page, email, 'Enable User');
  await told(page, `User ${email} was enabled.`);

  assert.deepEqual([await profile(session), await refresh(session), await logIn(app, email)], [401, 401, 200]);
});

test('a deleted user is gone with identities and metadata', withBrowser, async (t) => {
  const { app, _id, email, session } = await appWithUser();
  const page = await openConsole(t, browser, emulator, { app });

  await deleteUser(page, email);

  await page.getByText('No user matches.').waitFor();
  assert.deepEqual([await profile(session), await refresh(session)], [401, 401]);
  const found = await emulator.fetch('GET', `/__emulator/v1/apps/${app.clientAppId}/users/search?text=${email}`);
  assert.deepEqual(found.body.users, []);
  assert.equal((await emulator.fetch('GET', `/__emulator/v1/apps/${app.clientAppId}/users/${_id}/sessions`)).status, 404);
  await goTo(page, 'events', { app: app.clientAppId, user: _id });
  await page.getByRole('cell', { name: 'deleted', exact: true }).waitFor();
});

test('who was deleted signs up again, as another user', withBrowser, async (t) => {
  const { app, _id, email } = await appWithUser();
  const page = await openConsole(t, browser, emulator, { app });
  await deleteUser(page, email);

  assert.equal((await emulator.fetch('POST', auth(app, 'register'), { body: { email, password: PASSWORD } })).status, 201);
  const { user_id: another } = await app.logIn('local-userpass', { username: email, password: PASSWORD });

  assert.notEqual(another, _id);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.locator('tbody code').filter({ hasText: another }).waitFor();
});

test('a user who leaves by itself is gone from the list', withBrowser, async (t) => {
  const { app, _id, session } = await appWithUser();
  const page = await openConsole(t, browser, emulator, { app, tab: 'events', parameters: { user: _id } });

  assert.equal((await emulator.fetch('DELETE', `${CLIENT}/auth/delete`, { token: session.access_token })).status, 204);

  const line = page.getByRole('row').filter({ has: page.getByRole('cell', { name: 'deleted', exact: true }) });
  await line.getByRole('cell', { name: 'user', exact: true }).waitFor();
  await goTo(page, 'users', { app: app.clientAppId });
  await page.getByText('No user matches.').waitFor();
});

test('a function deletes its caller through the Admin API', withBrowser, async (t) => {
  const { app, _id, session } = await appWithUser();
  const page = await openConsole(t, browser, emulator, { app, tab: 'values' });
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'New Secret' }).click();
  await dialog.getByLabel('Name').fill('adminApiPrivateKey');
  await dialog.getByLabel('Secret', { exact: true }).fill(ADMIN_KEY.apiKey);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await told(page, 'Secret adminApiPrivateKey was saved.');
  await app.admin('POST', '/values', { name: 'adminApiPrivateKey', value: 'adminApiPrivateKey', from_secret: true, private: true });
  await app.admin('POST', '/values', { name: 'adminApiPublicKey', value: ADMIN_KEY.username, private: true });
  await goTo(page, 'functions', { app: app.clientAppId });
  await page.getByRole('button', { name: 'New Function' }).click();
  await dialog.getByLabel('Name').fill('deleteCaller');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByLabel('Source').fill(`exports = async function () {
    const api = "${emulator.baseUrl}/api/admin/v3.0";
    const login = await context.http.post({
      url: api + "/auth/providers/mongodb-cloud/login",
      body: { username: context.values.get("adminApiPublicKey"), apiKey: context.values.get("adminApiPrivateKey") },
      encodeBodyAsJSON: true,
    });
    const token = EJSON.parse(login.body.text()).access_token;
    const answer = await context.http.delete({
      url: api + "/groups/${GROUP_ID}/apps/${app._id}/users/" + context.user.id,
      headers: { Authorization: ["Bearer " + token] },
    });
    return answer.statusCode;
  };`);
  await page.getByRole('button', { name: 'Save' }).click();
  await told(page, 'Function deleteCaller was saved.');

  const { status } = await emulator.fetch('POST', `${CLIENT}/app/${app.clientAppId}/functions/call`, {
    body: { name: 'deleteCaller', arguments: [] }, token: session.access_token,
  });

  assert.equal(status, 200);
  await goTo(page, 'users', { app: app.clientAppId });
  await page.getByText('No user matches.').waitFor();
  assert.equal((await app.admin('GET', '/users')).some((user) => user._id === _id), false);
});
