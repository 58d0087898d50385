import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();

test('the page of a mail sets a new password', { skip: noBrowser }, async (t) => {
  const testApp = await emulator.createApp({ email: { autoConfirm: true } });
  const { email } = await testApp.createUser();
  const path = `/api/client/v2.0/app/${testApp.clientAppId}/auth/providers/local-userpass/reset/send`;
  const sent = await emulator.fetch('POST', path, { body: { email } });
  assert.equal(sent.status, 202, JSON.stringify(sent.body));
  const { page: link } = (await testApp.outbox(email, 'password_reset')).at(-1);

  const page = await browser.open(t, link);
  await page.getByLabel('New password').fill('another password');
  await page.getByRole('button', { name: 'Set password' }).click();

  await page.getByText('Your password is changed.').waitFor();
  await testApp.logIn('local-userpass', { username: email, password: 'another password' });
});
