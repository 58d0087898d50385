import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { assertAccessible, choose, openConsole, told } from './console.mjs';
import { EMAIL, newEmail, PASSWORD, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();
const withBrowser = { skip: noBrowser };

const register = (app, email) =>
  emulator.fetch('POST', `/api/client/v2.0/app/${app.clientAppId}/auth/providers/local-userpass/register`, {
    body: { email, password: PASSWORD },
  });

const refresh = (token) => emulator.fetch('POST', '/api/client/v2.0/auth/session', { token });

const pendingEmails = async (app) =>
  (await app.admin('GET', '/user_registrations/pending_users')).map(({ login_ids: ids }) => ids[0].id);

test('a user is added', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const email = newEmail();
  const page = await openConsole(t, browser, emulator, { app });

  await page.getByRole('button', { name: 'Add New User' }).click();
  await page.getByRole('dialog').getByLabel('Email').fill(email);
  await page.getByRole('dialog').getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create', exact: true }).click();

  await told(page, `User ${email} was created.`);
  await page.getByRole('cell', { name: email, exact: true }).waitFor();
  const [user] = await app.admin('GET', '/users');
  assert.equal(user.data.email, email);
});

test('a user is disabled and enabled', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id, email } = await app.createUser();
  const { refresh_token: token } = await app.logIn('local-userpass', { username: email, password: PASSWORD });
  const page = await openConsole(t, browser, emulator, { app });

  await choose(page, email, 'Disable User');
  await told(page, `User ${email} was disabled.`);
  assert.equal((await app.admin('GET', `/users/${_id}`)).disabled, true);
  assert.equal((await refresh(token)).status, 401);

  await choose(page, email, 'Enable User');
  await told(page, `User ${email} was enabled.`);
  assert.equal((await app.admin('GET', `/users/${_id}`)).disabled, false);
});

test('all sessions of a user are revoked', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id, email } = await app.createUser();
  const { refresh_token: other } = await app.logIn('local-userpass', { username: email, password: PASSWORD });
  const { refresh_token: token } = await app.logIn('local-userpass', { username: email, password: PASSWORD });
  const page = await openConsole(t, browser, emulator, { app });

  const { body } = await emulator.fetch('GET', `/__emulator/v1/apps/${app.clientAppId}/users/${_id}/sessions`);
  await choose(page, email, 'View Sessions');
  for (const { _id: session } of body.sessions) {
    await page.getByRole('dialog').getByText(session).waitFor();
  }
  assert.equal(await page.getByRole('dialog').locator('tbody tr').count(), 2);
  await page.getByRole('button', { name: 'Close' }).click();

  await choose(page, email, 'Revoke all sessions');
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await told(page, `All sessions of ${email} were revoked.`);
  assert.equal((await refresh(token)).status, 401);
  assert.equal((await refresh(other)).status, 401);
  await app.logIn('local-userpass', { username: email, password: PASSWORD });
});

test('a user is deleted after a question', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app });

  await choose(page, email, 'Delete User');
  await page.getByRole('button', { name: 'Cancel' }).click();
  assert.equal((await app.admin('GET', '/users')).length, 1);

  await choose(page, email, 'Delete User');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await told(page, `User ${email} was deleted.`);
  assert.deepEqual(await app.admin('GET', '/users'), []);
});

test('devices, provider data and custom data are shown', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await app.createUser();
  const { device_id: device } = await app.logIn('local-userpass', { username: email, password: PASSWORD }, {
    platform: 'Linux', platformVersion: '6.1', appVersion: '1.2.3',
  });
  const page = await openConsole(t, browser, emulator, { app });
  const dialog = page.getByRole('dialog');

  await choose(page, email, 'View Devices');
  await dialog.getByText(device).waitFor();
  await dialog.getByText('1.2.3').waitFor();
  await page.keyboard.press('Escape');
  await choose(page, email, 'View Provider Data');
  await dialog.getByText('local-userpass').waitFor();
  await dialog.getByText(email).waitFor();
  await page.keyboard.press('Escape');
  await choose(page, email, 'View Custom Data');
  await dialog.getByText('Custom user data is switched off in this app.').waitFor();
});

test('pending users are confirmed, mailed again and deleted', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.confirmByMail });
  const emails = [newEmail('ada'), newEmail('eve')];
  for (const email of emails) {
    assert.equal((await register(app, email)).status, 201);
  }
  const [ada, eve] = emails;
  const page = await openConsole(t, browser, emulator, { app });
  await page.getByRole('button', { name: 'Pending' }).click();

  await choose(page, ada, 'Resend confirmation');
  await told(page, `The confirmation of ${ada} was sent again.`);
  assert.equal((await app.outbox(ada, 'confirmation')).length, 2);

  await choose(page, ada, 'Confirm User');
  await told(page, `User ${ada} was confirmed.`);
  assert.deepEqual(await pendingEmails(app), [eve]);

  await choose(page, eve, 'Delete');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await told(page, `User ${eve} was deleted.`);
  assert.deepEqual(await pendingEmails(app), []);
});

test('users are found by email, id, provider and state', withBrowser, async (t) => {
  const app = await emulator.createApp({ anonymous: true, email: EMAIL.autoConfirm });
  const first = await app.createUser();
  const second = await app.createUser();
  const { user_id: anonymous } = await app.logIn('anon-user', {});
  await app.admin('PUT', `/users/${second._id}/disable`);
  const page = await openConsole(t, browser, emulator, { app });
  const ids = () => page.locator('tbody code').allTextContents();
  const apply = async (filter) => {
    await page.getByRole('button', { name: 'Clear' }).click();
    await filter();
    await page.getByRole('button', { name: 'Apply' }).click();
  };
  const shows = async (...expected) => {
    await page.getByText(`${expected.length} shown`).waitFor();
    assert.deepEqual((await ids()).sort(), expected.sort());
  };

  await shows(first._id, second._id, anonymous);
  await apply(() => page.getByLabel('Email or name').fill(second.email.toUpperCase()));
  await shows(second._id);
  await apply(() => page.getByLabel('Find a user by ID').fill(first._id));
  await shows(first._id);
  await apply(() => page.getByLabel('Provider').selectOption('anon-user'));
  await shows(anonymous);
  await apply(() => page.getByLabel('Enabled').selectOption('enabled'));
  await shows(first._id, anonymous);
  await apply(() => page.getByLabel('Find a user by ID').fill('nobody'));
  await page.getByText('No user matches.').waitFor();
});

test('more users are loaded page by page', withBrowser, async (t) => {
  const app = await emulator.createApp({ anonymous: true });
  for (let i = 0; i < 60; i++) {
    await app.logIn('anon-user', {});
  }
  const page = await openConsole(t, browser, emulator, { app });

  await page.getByText('50 shown, 60 in the app.').waitFor();
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByText('60 shown, 60 in the app.').waitFor();
  await page.getByRole('button', { name: 'Load more' }).waitFor({ state: 'hidden' });
});

test('what users call themselves never becomes markup', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const email = '"><img src=x onerror=alert(1)><script>alert(2)</script>@example.com';
  await app.admin('POST', '/users', { email, password: PASSWORD });
  const page = await openConsole(t, browser, emulator, { app });

  await page.getByRole('cell', { name: email, exact: true }).waitFor();
  await choose(page, email, 'View Provider Data');
  await page.getByRole('dialog').getByText(email).waitFor();
  await page.keyboard.press('Escape');
  await choose(page, email, 'Disable User');
  await told(page, `User ${email} was disabled.`);
  assert.equal(await page.locator('img, body script').count(), 0);
});

test('the menu works by keyboard, and gives the focus back', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app });
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  const opener = page.getByRole('button', { name: `Actions for ${email}` });

  await opener.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  assert.equal(await focused(), 'Delete User');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  assert.equal(await focused(), 'Cancel');
  await page.keyboard.press('Escape');
  assert.equal(await focused(), '…');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  assert.equal(await focused(), '…');
});

test('axe finds nothing serious', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app });

  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await assertAccessible(page, `users, ${colorScheme}`);
    await page.getByRole('button', { name: `Actions for ${email}` }).click();
    await assertAccessible(page, `menu, ${colorScheme}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add New User' }).click();
    await assertAccessible(page, `dialog, ${colorScheme}`);
    await page.keyboard.press('Escape');
  }
});
