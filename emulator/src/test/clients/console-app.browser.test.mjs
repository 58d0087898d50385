// What an app is made of: functions, triggers, values and secrets, providers, deployments, data; and how to connect.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { choose, openConsole, told } from './console.mjs';
import { EMAIL, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();
const withBrowser = { skip: noBrowser };

test('a function is made, changed, run as system and as a user, and deleted', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app, tab: 'functions' });

  await page.getByRole('button', { name: 'New Function' }).click();
  await page.getByLabel('Name').fill('hello');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByLabel('Source').fill(
    'exports = (name) => { console.log("<b>hi</b>"); return [name, context.user.id]; }');
  await page.getByRole('button', { name: 'Save' }).click();
  await told(page, 'Function hello was saved.');
  const [{ _id: id }] = await app.admin('GET', '/functions');
  assert.match((await app.admin('GET', `/functions/${id}`)).source, /console\.log/);

  await page.getByLabel('As user').fill(_id);
  await page.getByRole('button', { name: 'Run' }).click();
  await page.locator('pre').filter({ hasText: _id }).waitFor();
  await page.locator('pre').filter({ hasText: '<b>hi</b>' }).waitFor();
  await page.getByLabel('As user').fill('');
  await page.getByLabel('Call').fill('exports(');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('heading', { name: 'Error' }).waitFor();

  await page.getByRole('link', { name: 'All functions' }).click();
  await page.getByRole('button', { name: 'Delete hello' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await told(page, 'Function hello was deleted.');
  assert.deepEqual(await app.admin('GET', '/functions'), []);
});

test('a trigger shows its next times, is run now and turned off', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  const { _id } = await app.createFunction('tick', 'exports = () => { console.log("ticked"); }');
  await app.admin('POST', '/triggers', {
    name: 'often', type: 'SCHEDULED', function_id: _id, disabled: false, config: { schedule: '*/5 * * * *' },
  });
  const page = await openConsole(t, browser, emulator, { app, tab: 'triggers' });

  assert.equal(await page.locator('td .nowrap').count(), 3);
  await choose(page, 'often', 'Run now');
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await page.getByRole('dialog').getByText('ticked').waitFor();
  await page.keyboard.press('Escape');
  const { logs } = await app.admin('GET', '/logs?type=FUNCTION');
  assert.deepEqual(logs.map(({ messages }) => messages), [['ticked']]);
  await choose(page, 'often', 'Turn off');
  await told(page, 'often is off.');
  assert.equal((await app.admin('GET', '/triggers'))[0].disabled, true);
});

test('values and secrets are made, changed and deleted, and no secret is shown', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  const page = await openConsole(t, browser, emulator, { app, tab: 'values' });
  const dialog = page.getByRole('dialog');

  await page.getByRole('button', { name: 'New Value' }).click();
  await dialog.getByLabel('Name').fill('limits');
  await dialog.getByLabel('Value (JSON)').fill('{"most": ');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').filter({ hasText: /JSON/ }).waitFor();
  await dialog.getByLabel('Value (JSON)').fill('{"most": 3}');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await told(page, 'Value limits was saved.');
  const [{ _id }] = await app.admin('GET', '/values');
  assert.deepEqual((await app.admin('GET', `/values/${_id}`)).value, { most: 3 });
  await choose(page, 'limits', 'Edit');
  await dialog.getByLabel('Value (JSON)').fill('4');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await app.admin('GET', `/values/${_id}`)).value, 4);
  await choose(page, 'limits', 'Delete');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await told(page, 'limits was deleted.');
  assert.deepEqual(await app.admin('GET', '/values'), []);

  await page.getByRole('button', { name: 'New Secret' }).click();
  await dialog.getByLabel('Name').fill('key');
  await dialog.getByLabel('Secret', { exact: true }).fill('nobody sees this');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await told(page, 'Secret key was saved.');
  assert.equal((await app.admin('GET', '/secrets'))[0].name, 'key');
  assert.doesNotMatch(await page.content(), /nobody sees this/);
});

test('providers are turned off and on, and edited', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const page = await openConsole(t, browser, emulator, { app, tab: 'providers' });
  const provider = async (type) => (await app.admin('GET', '/auth_providers')).find((one) => one.type === type);

  await page.getByRole('button', { name: 'Turn off local-userpass' }).click();
  await told(page, 'local-userpass is off.');
  assert.equal((await provider('local-userpass')).disabled, true);
  await page.getByRole('button', { name: 'Turn on local-userpass' }).click();
  await told(page, 'local-userpass is on.');
  await page.getByRole('button', { name: 'Edit local-userpass' }).click();
  await page.getByLabel(/^Settings/).fill('{"config": {"autoConfirm": false, "emailConfirmationUrl": "http://app.example/c"}}');
  await page.getByRole('button', { name: 'Save' }).click();
  await told(page, 'local-userpass was saved.');
  const { _id } = await provider('local-userpass');
  assert.equal((await app.admin('GET', `/auth_providers/${_id}`)).config.autoConfirm, false);
  await page.getByRole('button', { name: 'Edit anon-user' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await told(page, 'anon-user was saved.');
  assert.equal((await provider('anon-user')).disabled, false);
});

test('a draft is reviewed and deployed, and an earlier deployment comes back', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  await app.createFunction('first', 'exports = () => 1');
  const page = await openConsole(t, browser, emulator, { app, tab: 'deployments' });

  await page.getByRole('button', { name: 'Begin a draft' }).click();
  await page.getByRole('heading', { name: 'Draft' }).waitFor();
  await app.createFunction('second', 'exports = () => 2');
  await page.getByRole('button', { name: 'Review draft' }).click();
  await page.getByRole('dialog').getByText(/second/).first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await told(page, 'The draft was deployed.');
  assert.deepEqual(await app.admin('GET', '/drafts'), []);
  const deployments = await app.admin('GET', '/deployments');
  await page.getByRole('button', { name: `Redeploy ${deployments.at(-1)._id}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Redeploy' }).click();
  await told(page, 'was deployed again');
  assert.ok((await app.admin('GET', '/deployments')).length > deployments.length);
});

test('documents are found in their collection, and shown as text', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  await app.admin('POST', '/debug/execute_function_source?run_as_system=true', {
    source: `exports = () => context.services.get("mongodb-atlas").db("shop").collection("orders")
      .insertMany([{ n: 1, name: "<img src=x onerror=alert(1)>" }, { n: 2 }])`,
    eval_source: 'exports()',
  });
  const page = await openConsole(t, browser, emulator, { app, tab: 'data' });

  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('2 found.').waitFor();
  await page.getByText('<img src=x onerror=alert(1)>').waitFor();
  await page.getByLabel('Filter').fill('{"n": {"$gt": 1}}');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('1 found.').waitFor();
  await page.getByLabel('Filter').fill('{"n": ');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
});

test('the snippets have the address of this server and the id of the app', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  const page = await openConsole(t, browser, emulator, { app, tab: 'connect' });

  for (const snippet of await page.locator('section pre').allTextContents()) {
    assert.ok(snippet.includes(emulator.baseUrl), snippet);
  }
  await page.locator('pre').filter({ hasText: app.clientAppId }).first().waitFor();
});
