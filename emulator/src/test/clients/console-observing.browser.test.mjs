// Outbox, requests, events, clock, logs and faults.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { choose, goTo, openConsole, told } from './console.mjs';
import { EMAIL, newEmail, PASSWORD, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();
const withBrowser = { skip: noBrowser };
const HOSTILE = '<img src=x onerror=alert(1)>';

const control = async (path) => (await emulator.fetch('GET', `/__emulator/v1${path}`)).body;

const logIn = (app, username, password) =>
  emulator.fetch('POST', `/api/client/v2.0/app/${app.clientAppId}/auth/providers/local-userpass/login`, {
    body: { username, password },
  });

test('a refused refresh appears with its reason after the user was disabled', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id, email } = await app.createUser();
  const { refresh_token: token } = await app.logIn('local-userpass', { username: email, password: PASSWORD });
  const page = await openConsole(t, browser, emulator, { app });
  await choose(page, email, 'Disable User');
  await told(page, 'was disabled');
  await choose(page, email, 'View Activity');
  await page.getByRole('heading', { name: 'Requests' }).waitFor();

  await emulator.fetch('POST', '/api/client/v2.0/auth/session', { token });

  const line = page.locator('tr.refused').filter({ hasText: 'clientRefreshSession' });
  await line.getByText(/disabled/).waitFor();
  await line.getByRole('button', { name: /^Details/ }).click();
  await page.getByRole('dialog').getByText(_id).first().waitFor();
});

test('requests are filtered by operation and by whether they were refused', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await app.createUser();
  await logIn(app, email, PASSWORD);
  await logIn(app, email, `wrong ${HOSTILE}`);
  const page = await openConsole(t, browser, emulator, { app, tab: 'requests' });
  const rows = page.locator('tbody tr');

  await page.getByLabel('Operation').fill('clientLogin');
  await page.getByLabel('Answered').selectOption('true');
  await page.getByRole('button', { name: 'Apply' }).click();
  await rows.nth(1).waitFor({ state: 'detached' });
  assert.match(await rows.innerText(), /invalid username\/password/);

  await goTo(page, 'requests', { app: app.clientAppId, operation: 'clientLogni' });
  await page.getByRole('alert').filter({ hasText: 'clientLogin' }).waitFor();
});

test('the link of an error leads to its request in the console', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await app.createUser();
  const { body } = await logIn(app, email, 'wrong');
  const page = await openConsole(t, browser, emulator, { app });

  await page.goto(body.link);
  await page.getByRole('link', { name: 'Open in the console' }).click();

  await page.getByRole('dialog').getByText('invalid username/password').first().waitFor();
});

test('mails have links that can be opened', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: { ...EMAIL.confirmByMail, confirmEmailSubject: HOSTILE } });
  const email = newEmail();
  const path = `/api/client/v2.0/app/${app.clientAppId}/auth/providers/local-userpass/register`;
  const page = await openConsole(t, browser, emulator, { app, tab: 'outbox' });

  await emulator.fetch('POST', path, { body: { email, password: PASSWORD } });
  const link = page.getByRole('link', { name: `Open page for ${email}` });
  await link.waitFor();
  await page.getByText(HOSTILE).waitFor();
  const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await opened.getByText('Your email is confirmed.').waitFor();
  await logIn(app, email, PASSWORD).then(({ status }) => assert.equal(status, 200));

  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Clear' }).click();
  await told(page, 'The outbox is empty.');
  assert.deepEqual((await control('/outbox')).messages, []);
});

test('the events of a user appear as they happen', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id, email } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app });
  await choose(page, email, 'View Events');

  await app.admin('PUT', `/users/${_id}/disable`);

  await page.getByRole('cell', { name: 'disabled', exact: true }).waitFor();
});

test('the clock is frozen, advanced, set and set back', withBrowser, async (t) => {
  const page = await openConsole(t, browser, emulator, { tab: 'clock' });
  t.after(() => emulator.fetch('POST', '/__emulator/v1/clock', { body: { reset: true } }));

  await page.getByRole('button', { name: 'Freeze' }).click();
  await told(page, 'The clock stands still.');
  assert.equal((await control('/clock')).frozen, true);
  await page.getByLabel('Set to (UTC)').fill('2030-01-01T00:00:00Z');
  await page.getByRole('button', { name: 'Set', exact: true }).click();
  await told(page, 'The clock was set.');
  await page.getByRole('button', { name: '31 minutes' }).click();
  await told(page, 'The clock was advanced by 31 minutes.');
  assert.equal((await control('/clock')).now, '2030-01-01T00:31:00Z');
  // The access token of the page has expired by now, and is renewed.
  await goTo(page, 'users');
  await page.getByText('in the app').or(page.getByText('No user matches.')).first().waitFor();
  await goTo(page, 'clock');
  await page.getByRole('button', { name: 'Resume' }).click();
  await told(page, 'The clock runs.');
  assert.equal((await control('/clock')).frozen, false);
});

test('logs are filtered and downloaded', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  await app.createFunction('fails', `exports = () => { console.log("${HOSTILE}"); throw new Error("no luck"); }`);
  await app.createFunction('works', 'exports = () => 1');
  for (const name of ['fails', 'works']) {
    await app.admin('POST', '/debug/execute_function?run_as_system=true', { name, arguments: [] });
  }
  const page = await openConsole(t, browser, emulator, { app, tab: 'logs' });

  await page.getByLabel('Type').selectOption('FUNCTION');
  await page.getByLabel('Status').selectOption('true');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('cell', { name: 'works' }).waitFor({ state: 'detached' });
  await page.getByRole('row').filter({ hasText: 'fails' }).getByRole('button').click();
  await page.getByRole('dialog').getByText(HOSTILE).first().waitFor();
  await page.keyboard.press('Escape');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  const saved = JSON.parse(await readFile(await file.path(), 'utf8'));
  assert.deepEqual(saved.map(({ function_name: name }) => name), ['fails']);
});

test('a fault is added, met and removed', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app, tab: 'faults' });

  await page.getByLabel('Kind').selectOption('maintenance');
  await page.getByLabel(/^Operation/).fill('clientLogin');
  await page.getByLabel(/^Times/).fill('2');
  await page.getByRole('button', { name: 'Add' }).click();
  await told(page, 'The fault maintenance was added.');
  assert.equal((await logIn(app, email, PASSWORD)).status, 503);
  await page.getByRole('button', { name: /^Remove fault/ }).click();
  await told(page, 'was removed');
  assert.equal((await logIn(app, email, PASSWORD)).status, 200);
});

test('requests are filtered by user', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const [ada, eve] = [await app.createUser(), await app.createUser()];
  for (const { email } of [ada, eve, eve]) {
    await logIn(app, email, PASSWORD);
  }
  const page = await openConsole(t, browser, emulator, { app, tab: 'requests' });
  const users = async () => (await page.locator('tbody tr td:nth-child(4)').allTextContents()).sort();

  assert.deepEqual(await users(), [ada._id, eve._id, eve._id].sort());
  await page.getByLabel('User id').fill(eve._id);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('cell', { name: ada._id, exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: eve._id, exact: true }).first().waitFor();
  assert.deepEqual(await users(), [eve._id, eve._id]);
});

test('logs are filtered by user and by request', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  await app.createFunction('works', 'exports = () => 1');
  const [ada, eve] = [await app.createUser(), await app.createUser()];
  for (const { _id } of [ada, eve]) {
    await app.admin('POST', `/debug/execute_function?user_id=${_id}`, { name: 'works', arguments: [] });
  }
  const page = await openConsole(t, browser, emulator, { app, tab: 'logs' });
  const apply = async () => {
    await page.getByLabel('Type').selectOption('FUNCTION');
    await page.getByRole('button', { name: 'Apply' }).click();
  };

  await page.getByLabel('User id').fill(eve._id);
  await apply();
  await page.getByRole('cell', { name: ada._id, exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: eve._id, exact: true }).waitFor();
  assert.equal(await page.locator('tbody tr').count(), 1);
  const { logs } = await app.admin('GET', `/logs?type=FUNCTION&user_id=${ada._id}`);
  await page.getByLabel('User id').fill('');
  await page.getByLabel('Request id').fill(logs[0].co_id);
  await apply();
  await page.getByRole('cell', { name: ada._id, exact: true }).waitFor();
  assert.equal(await page.locator('tbody tr').count(), 1);
});
