// What is shown of users, and what is seldom done to them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { choose, openConsole, told } from './console.mjs';
import { EMAIL, newEmail, PASSWORD, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();
const withBrowser = { skip: noBrowser };

const register = (app, email) =>
  emulator.fetch('POST', `/api/client/v2.0/app/${app.clientAppId}/auth/providers/local-userpass/register`, {
    body: { email, password: PASSWORD },
  });

test('a row has name, id, type, providers, times, status and whether the user is enabled', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id, email } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app });
  const columns = (await page.getByRole('columnheader').allTextContents()).slice(0, -1);
  const cells = async () => {
    const texts = await page.locator('tbody tr').first().locator('td').allTextContents();
    return Object.fromEntries(columns.map((name, index) => [name, texts[index]]));
  };

  assert.deepEqual(columns, ['Name', 'Id', 'User type', 'Providers', 'Created', 'Last login', 'User status', 'Enabled']);
  const before = await cells();
  assert.deepEqual([before.Name, before['User type'], before.Providers, before['Last login'], before['User status'], before.Enabled],
    [email, 'normal', 'local-userpass', '–', 'Pending User Login', 'On']);
  const { creation_date: created } = await app.admin('GET', `/users/${_id}`);
  assert.equal(before.Created, new Date(created * 1000).toISOString().slice(0, 19).replace('T', ' '));

  await app.logIn('local-userpass', { username: email, password: PASSWORD });
  await app.admin('PUT', `/users/${_id}/disable`);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('cell', { name: 'Confirmed', exact: true }).waitFor();
  const after = await cells();
  assert.match(after['Last login'], /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  assert.deepEqual([after['User status'], after.Enabled], ['Confirmed', 'Off']);
});

test('the id of a user is copied', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id } = await app.createUser();
  const page = await openConsole(t, browser, emulator, { app });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

  await page.getByRole('button', { name: `Copy ${_id}` }).click();
  await told(page, `Copied ${_id}.`);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), _id);
});

test('the confirmation of a pending user is run again', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  const { _id } = await app.createFunction('confirmer', 'exports = () => ({ status: "pending" })');
  await app.addProvider({
    type: 'local-userpass',
    config: {
      autoConfirm: false, runConfirmationFunction: true, confirmationFunctionId: _id, confirmationFunctionName: 'confirmer',
      resetPasswordUrl: 'http://app.example/reset',
    },
  });
  const email = newEmail();
  assert.equal((await register(app, email)).status, 201);
  const page = await openConsole(t, browser, emulator, { app });
  await page.getByRole('button', { name: 'Pending' }).click();
  await page.getByRole('cell', { name: email, exact: true }).waitFor();
  await app.admin('PUT', `/functions/${_id}`, { name: 'confirmer', source: 'exports = () => ({ status: "success" })' });

  await choose(page, email, 'Run user confirmation');
  await told(page, `The confirmation of ${email} was run again.`);
  await page.getByText('Nobody waits for confirmation.').waitFor();
  assert.deepEqual(await app.admin('GET', '/user_registrations/pending_users'), []);
  await app.logIn('local-userpass', { username: email, password: PASSWORD });
});

test('a pending user cannot be disabled, only deleted', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.confirmByMail });
  const email = newEmail();
  await register(app, email);
  const page = await openConsole(t, browser, emulator, { app, parameters: { list: 'pending' } });

  await page.getByRole('button', { name: `Actions for ${email}` }).click();
  assert.deepEqual(await page.getByRole('menuitem').allTextContents(),
    ['Confirm User', 'Run user confirmation', 'Resend confirmation', 'Delete']);
});

test('the custom data of a user is shown as text', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id, email } = await app.createUser();
  const [{ _id: service }] = await app.admin('GET', '/services').then((all) =>
    all.length ? all : app.admin('POST', '/services', { name: 'mongodb-atlas', type: 'mongodb-atlas', config: {} }).then((one) => [one]));
  await app.admin('PATCH', '/custom_user_data', {
    enabled: true, mongo_service_id: service, database_name: 'shop', collection_name: 'people', user_id_field: 'owner',
  });
  await app.admin('POST', '/debug/execute_function_source?run_as_system=true', {
    source: `exports = () => context.services.get("mongodb-atlas").db("shop").collection("people")
      .insertOne({ owner: "${_id}", colour: "<b>green</b>" })`,
    eval_source: 'exports()',
  });
  const page = await openConsole(t, browser, emulator, { app });

  await choose(page, email, 'View Custom Data');
  await page.getByRole('dialog').getByText('"colour": "<b>green</b>"').waitFor();
});

test('data of a deleted user stays until it is removed by hand', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id, email } = await app.createUser();
  await app.admin('POST', '/debug/execute_function_source?run_as_system=true', {
    source: `exports = () => context.services.get("mongodb-atlas").db("shop").collection("todo_items").insertOne({ owner_id: "${_id}" })`,
    eval_source: 'exports()',
  });
  const page = await openConsole(t, browser, emulator, { app });
  await choose(page, email, 'Delete User');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await told(page, `User ${email} was deleted.`);
  await page.getByRole('link', { name: 'Data', exact: true }).click();

  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('1 found.').waitFor();
  await page.getByText(`"owner_id": "${_id}"`).waitFor();
});

test('among 100 000 users there is a first page, more of them, and the one that is looked for', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  await app.addProvider({ type: 'custom-token', config: { signingAlgorithm: 'HS256' } });
  for (let start = 0; start < 100_000; start += 25_000) {
    const lines = Array.from({ length: 25_000 }, (_, i) => JSON.stringify({
      identities: [{ id: `nr-${start + i}`, provider_type: 'custom-token', data: { name: `Number ${start + i}.` } }],
    }));
    const { status } = await fetch(`${emulator.baseUrl}/__emulator/v1/apps/${app.clientAppId}/users`, {
      method: 'POST', body: lines.join('\n'),
    });
    assert.equal(status, 200);
  }
  const page = await openConsole(t, browser, emulator, { app });

  await page.getByText('50 shown, 100000 in the app.').waitFor();
  for (const shown of [100, 150]) {
    await page.getByRole('button', { name: 'Load more' }).click();
    await page.getByText(`${shown} shown, 100000 in the app.`).waitFor();
  }
  await page.getByLabel('Email or name').fill('number 99999.');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('1 shown, 100000 in the app.').waitFor();
  await page.getByRole('cell', { name: 'Number 99999.', exact: true }).waitFor();
});
