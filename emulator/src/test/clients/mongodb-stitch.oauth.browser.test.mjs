import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, signIn, useBrowser } from './browser.mjs';
import { newEmail, useEmulator } from './harness.mjs';

const skip = noBrowser;
const emulator = useEmulator();
const browser = useBrowser();

/** Opens the page, or comes back to it, and has the client look whether it was redirected to. */
function createClient(page, testApp) {
  return page.evaluate(
    async ({ id, baseUrl }) => {
      window.client = await stitch.StitchClientFactory.create(id, { baseUrl });
      return client.authedId() ?? null;
    },
    { id: testApp.clientAppId, baseUrl: testApp.baseUrl },
  );
}

async function openApp(t) {
  const testApp = await emulator.createApp();
  const url = browser.url('/stitch');
  await testApp.addProvider({ type: 'oauth2-google', redirect_uris: [url] });
  const page = await browser.open(t, url);
  assert.equal(await createClient(page, testApp), null);
  await page.evaluate(() => {
    client.authenticate('google', {});
  });
  await page.waitForURL(/\/authorize\?/);
  return { testApp, page, url };
}

test('a redirect in the same window logs in', { skip }, async (t) => {
  const { testApp, page, url } = await openApp(t);
  const email = newEmail();

  await signIn(page, { email });
  await page.waitForURL(`${url}#**`);
  const id = await createClient(page, testApp);

  const users = await testApp.admin('GET', '/users');
  assert.deepEqual(
    users.map(({ _id, data }) => [_id, data.email]),
    [[id, email]],
  );
  const profile = await page.evaluate(() => client.userProfile());
  assert.equal(profile.data.email, email);
  assert.equal(page.url(), url);
});

test('who cancels comes back logged out', { skip }, async (t) => {
  const { testApp, page, url } = await openApp(t);

  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL(`${url}#**`);

  assert.equal(await createClient(page, testApp), null);
  assert.equal(await page.evaluate(() => client.authError()), 'access_denied: the user canceled');
});
