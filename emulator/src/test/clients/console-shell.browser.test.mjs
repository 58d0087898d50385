// Signing in, moving between tabs and apps, and how all of it is to be used by everybody.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { assertAccessible, goTo, openConsole } from './console.mjs';
import { ADMIN_KEY, EMAIL, PASSWORD, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();
const withBrowser = { skip: noBrowser };

const TABS = [
  'users', 'outbox', 'requests', 'events', 'clock', 'logs', 'functions', 'triggers', 'values', 'providers', 'deployments', 'data',
  'faults', 'connect',
];

test('a wrong key is refused, the right one stays over a reload, and signing out ends it', withBrowser, async (t) => {
  const page = await browser.open(t, `${emulator.baseUrl}/`);
  await page.getByLabel('Public key').fill(ADMIN_KEY.username);
  await page.getByLabel('Private key').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('No operator has this key pair.').waitFor();
  await page.getByLabel('Private key').fill(ADMIN_KEY.apiKey);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'App Users' }).waitFor();

  await page.reload();
  await page.getByRole('heading', { name: 'App Users' }).waitFor();
  const [cookie] = await page.context().cookies();
  assert.equal(cookie.httpOnly, true);
  assert.equal(cookie.sameSite, 'Strict');
  assert.equal(await page.evaluate(() => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })), '{}');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  assert.deepEqual(await page.context().cookies(), []);
});

test('each app has its own users', withBrowser, async (t) => {
  const first = await emulator.createApp({ email: EMAIL.autoConfirm });
  const second = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await second.createUser();
  const page = await openConsole(t, browser, emulator, { app: first });

  await page.getByText('No user matches.').waitFor();
  await page.getByLabel('App', { exact: true }).selectOption(second.clientAppId);
  await page.getByRole('cell', { name: email, exact: true }).waitFor();
});

test('the first page is small and quick, and loads nothing from elsewhere', withBrowser, async (t) => {
  const page = await openConsole(t, browser, emulator);
  await page.reload();
  await page.getByRole('heading', { name: 'App Users' }).waitFor();
  await page.getByRole('columnheader', { name: 'Name' }).waitFor();

  const loaded = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map(({ name, encodedBodySize }) => ({ name, encodedBodySize })));
  const bytes = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  assert.ok(bytes < 100_000, `${bytes} bytes`);
  assert.deepEqual(loaded.filter(({ name }) => !name.startsWith(emulator.baseUrl)), []);
  assert.deepEqual(loaded.filter(({ name }) => name.includes('/tabs/') && !name.includes('/tabs/user')), []);
});

test('axe finds nothing serious in any tab, in light, in dark and on a phone', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await app.createUser();
  await app.logIn('local-userpass', { username: email, password: PASSWORD });
  const { _id } = await app.createFunction('tick', 'exports = () => 1');
  await app.admin('POST', '/triggers', {
    name: 'often', type: 'SCHEDULED', function_id: _id, disabled: false, config: { schedule: '*/5 * * * *' },
  });
  const page = await openConsole(t, browser, emulator, { app });

  for (const tab of TABS) {
    await goTo(page, tab, { app: app.clientAppId });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await assertAccessible(page, `${tab}, ${colorScheme}`);
    }
  }
  await page.setViewportSize({ width: 390, height: 800 });
  for (const tab of TABS) {
    await goTo(page, tab, { app: app.clientAppId });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.equal(wide, false, `${tab} is wider than a phone`);
  }
});

test('all of it is reached by keyboard', withBrowser, async (t) => {
  const page = await openConsole(t, browser, emulator);
  await page.getByRole('link', { name: 'Clock' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Clock' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Clock');
});
