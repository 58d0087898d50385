// What somebody does who has just started the emulator: from the link in the banner on, with the mouse.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { choose, told } from './console.mjs';
import { DEFAULT_APP, GROUP_ID, newEmail, PASSWORD, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();
const withBrowser = { skip: noBrowser };
const AUTH = `/api/client/v2.0/app/${DEFAULT_APP.client_app_id}/auth/providers/local-userpass`;

const admin = (path) => emulator.admin('GET', `/groups/${GROUP_ID}/apps/${DEFAULT_APP._id}${path}`);
const refresh = (token) => emulator.fetch('POST', '/api/client/v2.0/auth/session', { token });
const logIn = (username) => emulator.fetch('POST', `${AUTH}/login`, { body: { username, password: PASSWORD } });

/** The address that the banner prints. */
function consoleLink() {
  const line = emulator.banner.find((text) => text.includes('/sign-in?code='));
  return line.slice(line.indexOf('http')).trim();
}

/** The addresses that one comes back to in a window; what redirected has a code that is used up. */
async function history(page) {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  return entries.map(({ url }) => url);
}

test('from the banner to a user who is found, disabled, refused, revoked and deleted', withBrowser, async (t) => {
  const page = await browser.open(t, 'about:blank');
  const link = consoleLink();
  await page.evaluate((href) => { location.href = href; }, link);
  await page.getByRole('heading', { name: 'App Users' }).waitFor();
  const tab = (name) => page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name, exact: true }).click();

  await t.test('the link works once, and no address with its code stays in the history', async () => {
    assert.deepEqual((await history(page)).filter((url) => url.includes('code=')), []);
    const another = await browser.open(t, link);
    await another.getByText('That link was used already').waitFor();
  });

  await t.test('accounts are confirmed by mail from now on', async () => {
    await tab('Authentication Providers');
    await page.getByRole('button', { name: /^(Edit|Set up) local-userpass$/ }).click();
    await page.getByLabel('User confirmation').selectOption('mail');
    await page.getByRole('button', { name: 'Save' }).click();
    await told(page, 'local-userpass was saved.');
  });

  const email = newEmail('ada');
  await t.test('the confirmation mail is read, and its link followed', async () => {
    await tab('Outbox');
    const { status } = await emulator.fetch('POST', `${AUTH}/register`, { body: { email, password: PASSWORD } });
    assert.equal(status, 201);
    const mail = page.getByRole('link', { name: `Open page for ${email}` });
    const [opened] = await Promise.all([page.context().waitForEvent('page'), mail.click()]);
    await opened.getByText('Your email is confirmed.').waitFor();
    await opened.close();
  });
  const { body: session } = await logIn(email);

  await t.test('the user is found and disabled, and the refused refresh appears with its reason', async () => {
    await tab('App Users');
    await page.getByLabel('Email or name').fill(email);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('1 shown').waitFor();
    await choose(page, email, 'Disable User');
    await told(page, `User ${email} was disabled.`);
    assert.equal((await admin(`/users/${session.user_id}`)).disabled, true);
    await tab('Requests');
    await page.getByText('Loading…').waitFor({ state: 'detached' });
    assert.equal((await refresh(session.refresh_token)).status, 401);
    await page.locator('tr.refused').filter({ hasText: 'clientRefreshSession' }).getByText(/disabled/).waitFor();
  });

  await t.test('enabled it logs in again, until all sessions are revoked', async () => {
    await tab('App Users');
    await choose(page, email, 'Enable User');
    await told(page, `User ${email} was enabled.`);
    const { body: again } = await logIn(email);
    assert.equal((await refresh(again.refresh_token)).status, 201);
    await choose(page, email, 'Revoke all sessions');
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await told(page, `All sessions of ${email} were revoked.`);
    assert.equal((await refresh(again.refresh_token)).status, 401);
    assert.equal((await logIn(email)).status, 200);
  });

  await t.test('deleted it is gone', async () => {
    await choose(page, email, 'Delete User');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await told(page, `User ${email} was deleted.`);
    assert.deepEqual((await admin('/users')).filter(({ _id }) => _id === session.user_id), []);
    assert.equal((await logIn(email)).status, 401);
  });
});
