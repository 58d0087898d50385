// Deployments: what each changed, any two compared, drafts, and back to an earlier one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { assertAccessible, openConsole, told } from './console.mjs';
import { useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();
const withBrowser = { skip: noBrowser };
const HOSTILE = '<img src=x onerror=alert(1)>';

/** An app with a deployment for each of these: a function, a value, another source, a trigger, no value. */
async function deployedApp() {
  const app = await emulator.createApp({});
  const { _id } = await app.createFunction('total', `exports = () => {\n  return 1; // ${HOSTILE}\n};`);
  const { _id: value } = await app.admin('POST', '/values', { name: 'currency', value: 'EUR', private: false });
  await app.admin('PUT', `/functions/${_id}`, {
    name: 'total', private: false, run_as_system: true, source: `exports = () => {\n  return 2; // ${HOSTILE}\n};`,
  });
  await app.admin('POST', '/triggers', {
    name: 'nightly', type: 'SCHEDULED', function_id: _id, disabled: false, config: { schedule: '0 0 * * *' },
  });
  await app.admin('DELETE', `/values/${value}`);
  return { app, functionId: _id, deployments: await app.admin('GET', '/deployments') };
}

test('a deployment shows what it changed, with old and new text', withBrowser, async (t) => {
  const { app, deployments } = await deployedApp();
  const page = await openConsole(t, browser, emulator, { app, tab: 'deployments' });
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: `Changes of ${deployments[2]._id}` }).click();
  await dialog.getByRole('heading', { name: 'modified function total' }).waitFor();
  assert.deepEqual(await dialog.locator('del').allTextContents(), [`-   return 1; // ${HOSTILE}`]);
  assert.deepEqual(await dialog.locator('ins').allTextContents(), [`+   return 2; // ${HOSTILE}`]);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await assertAccessible(page, `changes, ${colorScheme}`);
  }
});

test('an app that was not changed since it was made has no deployments', withBrowser, async (t) => {
  const page = await openConsole(t, browser, emulator, { app: await emulator.createApp({}), tab: 'deployments' });

  await page.getByText('Nothing was deployed since the app was made.').waitFor();
});

test('any two deployments are compared', withBrowser, async (t) => {
  const { app, deployments } = await deployedApp();
  const page = await openConsole(t, browser, emulator, { app, tab: 'deployments' });
  const dialog = page.getByRole('dialog');

  await page.getByLabel('Compare', { exact: true }).selectOption(deployments[3]._id);
  await page.getByLabel('with', { exact: true }).selectOption(deployments[0]._id);
  await page.getByRole('button', { name: 'Compare' }).click();
  await dialog.getByRole('heading', { name: 'removed value currency' }).waitFor();
  assert.deepEqual(await dialog.locator('section').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    ['modified function total', 'added trigger nightly', 'removed value currency']);
  await dialog.locator('del').filter({ hasText: '"EUR"' }).waitFor();
  await dialog.locator('ins').filter({ hasText: '0 0 * * *' }).waitFor();
});

test('redeploying brings back what a deployment made live', withBrowser, async (t) => {
  const { app, functionId, deployments } = await deployedApp();
  const page = await openConsole(t, browser, emulator, { app, tab: 'deployments' });

  await page.getByRole('button', { name: `Redeploy ${deployments[3]._id}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Redeploy' }).click();
  await told(page, `Deployment ${deployments[3]._id} was deployed again`);

  assert.match((await app.admin('GET', `/functions/${functionId}`)).source, /return 1/);
  assert.deepEqual((await app.admin('GET', '/values')).map(({ name }) => name), ['currency']);
  assert.deepEqual(await app.admin('GET', '/triggers'), []);
  assert.equal((await app.admin('GET', '/deployments')).length, deployments.length + 1);
});

test('a draft is reviewed, deployed and discarded', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  await app.createFunction('first', 'exports = () => 1');
  const page = await openConsole(t, browser, emulator, { app, tab: 'deployments' });
  const begin = async () => {
    await page.getByRole('button', { name: 'Begin a draft' }).click();
    await page.getByRole('heading', { name: 'Draft' }).waitFor();
  };

  await begin();
  await page.getByRole('button', { name: 'Review draft' }).click();
  await page.getByRole('dialog').getByText('Nothing is different.').waitFor();
  await page.keyboard.press('Escape');
  await app.createFunction('second', 'exports = () => 2');
  await page.getByRole('button', { name: 'Review draft' }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'added function second' }).waitFor();
  await page.keyboard.press('Escape');
  const [{ _id }] = await app.admin('GET', '/drafts');
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await told(page, 'The draft was deployed.');
  assert.deepEqual(await app.admin('GET', '/drafts'), []);
  assert.equal((await app.admin('GET', '/deployments'))[0].draft_id, _id);

  await begin();
  await app.createFunction('third', 'exports = () => 3');
  await page.getByRole('button', { name: 'Discard' }).click();
  await told(page, 'The draft was discarded.');
  assert.deepEqual((await app.admin('GET', '/functions')).map(({ name }) => name), ['first', 'second']);
});
