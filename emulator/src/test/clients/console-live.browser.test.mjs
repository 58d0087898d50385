// What appears by itself: one stream per page, as long as its tab is open.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { goTo, openConsole, openStreams, until } from './console.mjs';
import { ADMIN_KEY, EMAIL, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();
const withBrowser = { skip: noBrowser };
const CONTROL = '/__emulator/v1';

const is = (streams, ...topics) => until(() => String(streams()) === String(topics), `the streams are ${topics}`);

test('a page has one stream at most, which is closed when its tab is left', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const page = await openConsole(t, browser, emulator, { app });
  const streams = openStreams(page);

  for (const [tab, topic] of [
    ['requests', 'requests'], ['events', 'events'], ['outbox', 'mails'], ['faults', 'faults'], ['clock', 'clock'],
  ]) {
    await goTo(page, tab, { app: app.clientAppId });
    await is(streams, topic);
  }
  await goTo(page, 'clock', { app: app.clientAppId, again: 1 });
  await is(streams, 'clock');
  await goTo(page, 'users', { app: app.clientAppId });
  await is(streams);
});

test('a page that nobody sees has no stream, and reads what it missed', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app });
  const streams = openStreams(page);
  await goTo(page, 'events', { app: app.clientAppId });
  await is(streams, 'events');
  const turn = (hidden) => page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

  await turn(true);
  await is(streams);
  await app.admin('PUT', `/users/${_id}/disable`);
  await turn(false);

  await page.getByRole('cell', { name: 'disabled', exact: true }).waitFor();
  await is(streams, 'events');
});

test('a page goes on after the network was away', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app });
  await goTo(page, 'events', { app: app.clientAppId });

  await page.context().setOffline(true);
  await app.admin('PUT', `/users/${_id}/disable`);
  await page.context().setOffline(false);
  await app.admin('PUT', `/users/${_id}/enable`);

  await page.getByRole('cell', { name: 'disabled', exact: true }).waitFor();
  await page.getByRole('cell', { name: 'enabled', exact: true }).waitFor();
});

test('a page whose session ended asks to sign in, and has no stream', withBrowser, async (t) => {
  const page = await openConsole(t, browser, emulator, { tab: 'clock' });
  const streams = openStreams(page);
  await goTo(page, 'events');
  await is(streams, 'events');
  const other = await page.context().newPage();
  await other.goto(emulator.baseUrl);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await other.getByRole('button', { name: 'Sign in' }).waitFor();

  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await is(streams);
  await page.getByLabel('Public key').fill(ADMIN_KEY.username);
  await page.getByLabel('Private key').fill(ADMIN_KEY.apiKey);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Events' }).waitFor();
  await is(streams, 'events');
});

test('what others do to faults, mails and the clock appears', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app, tab: 'faults' });
  t.after(() => emulator.fetch('POST', `${CONTROL}/clock`, { body: { reset: true } }));

  await page.getByText('Nothing goes wrong.').waitFor();
  await emulator.fetch('POST', `${CONTROL}/faults`, {
    body: { kind: 'delay', app: app.clientAppId, millis: 1 },
  });
  await page.getByRole('cell', { name: 'delay' }).waitFor();

  await goTo(page, 'outbox', { app: app.clientAppId });
  await emulator.fetch('POST', `/api/client/v2.0/app/${app.clientAppId}/auth/providers/local-userpass/reset/send`, {
    body: { email },
  });
  await page.getByRole('link', { name: `Open page for ${email}` }).waitFor();

  await goTo(page, 'clock', { app: app.clientAppId });
  await emulator.fetch('POST', `${CONTROL}/clock`, { body: { freeze: true, set: '2031-02-03T04:05:06Z' } });
  await page.getByText('2031-02-03 04:05:06Z').waitFor();
  await page.getByText('stands still').waitFor();
  await emulator.fetch('POST', `${CONTROL}/clock`, { body: { resume: true } });
  await page.getByText('2031-02-03 04:05:08Z').waitFor();
  assert.equal(await page.getByText('stands still').count(), 0);
});
