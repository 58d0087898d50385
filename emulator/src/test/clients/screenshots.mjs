// Makes docs/images anew: `make screenshots`.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { LAUNCH } from './browser.mjs';
import { ADMIN_KEY, EMAIL, Emulator, PASSWORD, TestApp } from './harness.mjs';

const IMAGES = fileURLToPath(new URL('../../../../docs/images/', import.meta.url));
const SIZE = { width: 1180, height: 720 };
const TABS = [
  'users', 'outbox', 'requests', 'events', 'clock', 'logs', 'functions', 'triggers', 'values', 'providers', 'deployments', 'data',
  'faults', 'connect',
];
const NAMES = ['ada', 'alan', 'barbara', 'edsger', 'grace', 'john', 'margaret', 'niklaus'];

/** An app in which there is something to see. */
async function makeShop(emulator) {
  const { body } = await emulator.fetch('POST', '/__emulator/v1/apps', { body: { name: 'shop' } });
  const app = new TestApp(emulator, body);
  const auth = `/api/client/v2.0/app/${app.clientAppId}/auth/providers/local-userpass`;
  for (const name of NAMES) {
    await app.admin('POST', '/users', { email: `${name}@example.com`, password: PASSWORD });
  }
  for (const name of NAMES.slice(0, 5)) {
    await app.logIn('local-userpass', { username: `${name}@example.com`, password: PASSWORD }, { platform: 'Android', appVersion: '1.4.2' });
  }
  await app.logIn('anon-user', {});
  const alan = (await app.admin('GET', '/users')).find(({ data }) => data.email === 'alan@example.com');
  const { refresh_token: token } = await app.logIn('local-userpass', { username: 'alan@example.com', password: PASSWORD });
  await app.admin('PUT', `/users/${alan._id}/disable`);
  await emulator.fetch('POST', '/api/client/v2.0/auth/session', { token });
  await emulator.fetch('POST', `${auth}/login`, { body: { username: 'ada@example.com', password: 'wrong' } });
  const provider = (await app.admin('GET', '/auth_providers')).find(({ type }) => type === 'local-userpass');
  await app.admin('PATCH', `/auth_providers/${provider._id}`, { config: EMAIL.confirmByMail });
  for (const name of ['dennis', 'frances']) {
    await emulator.fetch('POST', `${auth}/register`, { body: { email: `${name}@example.com`, password: PASSWORD } });
  }
  const { _id } = await app.createFunction('countOrders', [
    'exports = async function (status) {',
    '  const orders = context.services.get("mongodb-atlas").db("shop").collection("orders");',
    '  const count = await orders.count({ status });',
    '  console.log(status, count);',
    '  return { status, count };',
    '};',
  ].join('\n'));
  await app.createFunction('cleanUp', 'exports = async () => { throw new Error("not yet"); };');
  await app.admin('POST', '/triggers', {
    name: 'everyFiveMinutes', type: 'SCHEDULED', function_id: _id, disabled: false, config: { schedule: '*/5 * * * *' },
  });
  await app.admin('POST', '/triggers', {
    name: 'afterDeletion', type: 'AUTHENTICATION', function_id: _id, disabled: false,
    config: { operation_type: 'DELETE', providers: ['local-userpass'] },
  });
  await app.admin('POST', '/debug/execute_function_source?run_as_system=true', {
    source: `exports = () => context.services.get("mongodb-atlas").db("shop").collection("orders").insertMany([
      { number: 1001, status: "paid", items: [{ name: "Tea", pieces: 2 }] }, { number: 1002, status: "sent", items: [] }])`,
    eval_source: 'exports()',
  });
  for (const name of ['countOrders', 'cleanUp']) {
    await app.admin('POST', '/debug/execute_function?run_as_system=true', { name, arguments: ['paid'] });
  }
  await app.admin('PUT', `/functions/${_id}`, {
    name: 'countOrders', run_as_system: true, source: [
      'exports = async function (status = "paid") {',
      '  const orders = context.services.get("mongodb-atlas").db("shop").collection("orders");',
      '  const count = await orders.count({ status });',
      '  console.log(status, count);',
      '  return { status, count };',
      '};',
    ].join('\n'),
  });
  await app.admin('POST', '/environment_values', {
    name: 'paymentHost', values: { none: 'localhost', testing: 'test.example.com', production: 'pay.example.com' },
  });
  await app.admin('POST', '/values', { name: 'currency', value: 'EUR', private: false });
  await app.admin('POST', '/secrets', { name: 'paymentKey', value: 'hidden' });
  await emulator.fetch('POST', '/__emulator/v1/faults', {
    body: { kind: 'delay', app: app.clientAppId, operation: 'clientCallFunction', millis: 800, times: 10 },
  });
  return { app, functionId: _id };
}

async function signIn(page) {
  await page.getByLabel('Public key').fill(ADMIN_KEY.username);
  await page.getByLabel('Private key').fill(ADMIN_KEY.apiKey);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Console' }).waitFor();
}

async function open(page, tab, app, more = {}) {
  const query = new URLSearchParams({ app: app.clientAppId, ...more });
  await page.evaluate((hash) => { location.hash = hash; }, `#/${tab}?${query}`);
  await page.locator(`nav a[aria-current][href^="#/${tab}?"]`).waitFor();
  await page.getByText('Loading…').waitFor({ state: 'detached' });
}

const shoot = (page, name) => page.screenshot({ path: `${IMAGES}console-${name}.png`, animations: 'disabled' });

async function shootAll(page, { app, functionId }) {
  for (const tab of TABS) {
    await open(page, tab, app);
    if (tab === 'data') {
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByText('2 found.').waitFor();
    }
    await shoot(page, tab);
  }
  await open(page, 'functions', app, { function: functionId });
  await page.getByLabel('Call').fill('exports("paid")');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('heading', { name: 'Result' }).waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await shoot(page, 'function');
  await shootDialogs(page, app);
  await open(page, 'users', app, { list: 'pending' });
  await shoot(page, 'users-pending');
  await open(page, 'users', app);
  await page.getByRole('button', { name: 'Actions for ada@example.com' }).click();
  await shoot(page, 'users-menu');
  await page.keyboard.press('Escape');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'users-dark');
  await page.setViewportSize({ width: 390, height: 720 });
  await open(page, 'requests', app);
  await shoot(page, 'phone');
}

/** Opens a dialog and takes its image. */
async function shootDialog(page, name, prepare) {
  await prepare(page.getByRole('dialog'));
  await shoot(page, name);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function shootDialogs(page, app) {
  const choose = async (name, entry) => {
    await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  await open(page, 'providers', app);
  await shootDialog(page, 'provider', async (dialog) => {
    await page.getByRole('button', { name: 'Edit local-userpass' }).click();
    await dialog.getByLabel('User confirmation').waitFor();
  });
  await open(page, 'values', app);
  await shootDialog(page, 'environment-value', async (dialog) => {
    await choose('environment value paymentHost', 'Edit');
    await dialog.getByLabel('production').waitFor();
  });
  await open(page, 'triggers', app);
  await shootDialog(page, 'trigger-run', async (dialog) => {
    await choose('everyFiveMinutes', 'Run now');
    await dialog.getByRole('button', { name: 'Run' }).click();
    await dialog.getByRole('heading', { name: 'Result' }).waitFor();
  });
  await open(page, 'deployments', app);
  const all = await app.admin('GET', '/deployments');
  await page.getByLabel('Compare', { exact: true }).selectOption(all.at(-2)._id);
  await shootDialog(page, 'deployment-changes', async (dialog) => {
    await page.getByRole('button', { name: 'Compare' }).click();
    await dialog.getByRole('heading', { name: 'modified function countOrders' }).scrollIntoViewIfNeeded();
  });
}

const emulator = await Emulator.start('--frozen-at', '2030-01-01T00:00:00Z', '--seed', '1');
const browser = await chromium.launch(LAUNCH);
try {
  await mkdir(IMAGES, { recursive: true });
  const shop = await makeShop(emulator);
  const page = await browser.newPage({ viewport: SIZE });
  await page.goto(emulator.baseUrl);
  await signIn(page);
  await shootAll(page, shop);
} finally {
  await browser.close();
  await emulator.stop();
}
