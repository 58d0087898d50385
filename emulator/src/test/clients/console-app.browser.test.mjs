// What an app is made of: functions, triggers, values and secrets, data; and how to connect.

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

test('a trigger shows its next times, runs now as it would by itself, and is turned off', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  const { _id } = await app.createFunction('tick', 'exports = () => { console.log("ticked"); }');
  await app.admin('POST', '/triggers', {
    name: 'often', type: 'SCHEDULED', function_id: _id, disabled: false, config: { schedule: '*/5 * * * *' },
  });
  const page = await openConsole(t, browser, emulator, { app, tab: 'triggers' });

  const { body } = await emulator.fetch('GET', '/__emulator/v1/clock/schedule?expression=*/5+*+*+*+*&count=3');
  const shown = await page.locator('td .nowrap').allTextContents();
  // The first may have passed since the page was opened.
  const expected = [...body.times].map((time) => time.replace('T', ' '));
  assert.ok(shown.length === 3 && shown.slice(1).every((time) => expected.includes(time)), `${shown}, ${expected}`);
  await choose(page, 'often', 'Run now');
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await page.getByRole('dialog').getByText('ticked').waitFor();
  await page.getByRole('dialog').getByRole('link', { name: 'logs' }).click();
  await page.getByRole('cell', { name: 'SCHEDULED_TRIGGER' }).waitFor();
  await page.getByRole('link', { name: 'Triggers' }).click();
  await page.getByRole('heading', { name: 'Triggers' }).waitFor();
  const { logs } = await app.admin('GET', '/logs?type=SCHEDULED_TRIGGER');
  assert.deepEqual(logs.map(({ messages }) => messages), [['ticked']]);
  assert.deepEqual((await app.admin('GET', '/logs?type=FUNCTION')).logs, []);
  await choose(page, 'often', 'View settings');
  await page.getByRole('dialog').getByText('*/5 * * * *').waitFor();
  await page.keyboard.press('Escape');
  await choose(page, 'often', 'Turn off');
  await told(page, 'often is off.');
  assert.equal((await app.admin('GET', '/triggers'))[0].disabled, true);
  await choose(page, 'often', 'Turn on');
  await told(page, 'often is on.');
  assert.equal((await app.admin('GET', '/triggers'))[0].disabled, false);
});

test('a trigger of users and one of data are run with an event that is made up', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  const { _id } = await app.createFunction('seen', 'exports = (event) => event.operationType');
  await app.admin('POST', '/triggers', {
    name: 'leaving', type: 'AUTHENTICATION', function_id: _id, disabled: false,
    config: { operation_type: 'DELETE', providers: ['local-userpass'] },
  });
  await app.admin('POST', '/triggers', {
    name: 'ordered', type: 'DATABASE', function_id: _id, disabled: false,
    config: { service_name: 'mongodb-atlas', database: 'shop', collection: 'orders', operation_types: ['INSERT'], match: {}, project: {} },
  });
  const page = await openConsole(t, browser, emulator, { app, tab: 'triggers' });
  const dialog = page.getByRole('dialog');

  for (const [trigger, operation, type] of [['leaving', 'DELETE', 'AUTH_TRIGGER'], ['ordered', 'insert', 'DB_TRIGGER']]) {
    await choose(page, trigger, 'Run now');
    await dialog.getByText('The event is made up').waitFor();
    await dialog.getByRole('button', { name: 'Run' }).click();
    await dialog.locator('pre').filter({ hasText: operation }).waitFor();
    assert.equal((await app.admin('GET', `/logs?type=${type}`)).logs.length, 1);
    await page.keyboard.press('Escape');
  }
  await choose(page, 'ordered', 'Run now');
  await dialog.getByLabel('Event (JSON)').fill('{"operationType": "delete"}');
  await dialog.getByRole('button', { name: 'Run' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'runs on INSERT' }).waitFor();
  assert.equal((await app.admin('GET', '/logs?type=DB_TRIGGER')).logs.length, 1);
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

test('a value of environments is made, shown, changed and deleted, and the environment chosen', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  await app.createFunction('where', 'exports = () => context.environment');
  const page = await openConsole(t, browser, emulator, { app, tab: 'values' });
  const dialog = page.getByRole('dialog');
  const run = async () =>
    (await app.admin('POST', '/debug/execute_function?run_as_system=true', { name: 'where', arguments: [] })).result;

  await page.getByRole('button', { name: 'New Environment Value' }).click();
  await dialog.getByLabel('Name').fill('host');
  await dialog.getByLabel('testing').fill('test.example');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'The value for testing is no JSON' }).waitFor();
  for (const [environment, value] of [
    ['no-environment', '"none"'], ['development', '"dev"'], ['testing', '3'], ['qa', 'true'], ['production', '{"a":1}'],
  ]) {
    await dialog.getByLabel(environment).fill(value);
  }
  await dialog.getByRole('button', { name: 'Save' }).click();
  await told(page, 'Environment value host was saved.');
  const [{ _id }] = await app.admin('GET', '/environment_values');
  assert.deepEqual((await app.admin('GET', `/environment_values/${_id}`)).values,
    { none: 'none', development: 'dev', testing: 3, qa: true, production: { a: 1 } });

  await page.getByLabel('This app is in').selectOption('qa');
  await told(page, 'The environment of the app is qa.');
  assert.deepEqual(await run(), { tag: 'qa', values: { host: true } });
  await choose(page, 'environment value host', 'Edit');
  assert.equal(await dialog.getByLabel('production').inputValue(), '{"a":1}');
  await dialog.getByLabel('production').fill('');
  await dialog.getByLabel('qa').fill('"qa.example"');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await told(page, 'Environment value host was saved.');
  assert.deepEqual((await app.admin('GET', `/environment_values/${_id}`)).values,
    { none: 'none', development: 'dev', testing: 3, qa: 'qa.example' });
  assert.deepEqual(await run(), { tag: 'qa', values: { host: 'qa.example' } });
  await choose(page, 'environment value host', 'Delete');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await told(page, 'host was deleted.');
  assert.deepEqual(await app.admin('GET', '/environment_values'), []);
});

test('documents are found in their collection, and shown as text', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  await app.admin('POST', '/debug/execute_function_source?run_as_system=true', {
    source: `exports = () => context.services.get("mongodb-atlas").db("shop").collection("orders")
      .insertMany([{ n: 1, name: "<img src=x onerror=alert(1)>" }, { n: 2 }])`,
    eval_source: 'exports()',
  });
  const page = await openConsole(t, browser, emulator, { app, tab: 'data' });

  await page.getByText('Press Find to see documents.').waitFor();
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
