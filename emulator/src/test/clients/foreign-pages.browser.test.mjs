// What a page of somewhere else can do to an emulator on the machine of whoever opens it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { ADMIN_KEY, DEFAULT_APP, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser({ hosts: { 'evil.example': '127.0.0.1' } });
const CONTROL = '/__emulator/v1';
const USERS = `${CONTROL}/apps/${DEFAULT_APP.client_app_id}/users`;
const ADMIN_LOGIN = '/api/admin/v3.0/auth/providers/mongodb-cloud/login';

async function foreignPage(t) {
  return browser.open(t, browser.url('/blank', 'evil.example'));
}

/** What the page gets: a status, or that the browser keeps the answer from it. */
function call(page, path, init = {}) {
  return page.evaluate(
    ([url, options]) => fetch(url, options).then(({ status }) => status, () => 'kept from the page'),
    [emulator.baseUrl + path, init],
  );
}

function forwarded(page) {
  const { hostname, port } = new URL(page.url());
  return {
    'X-Forwarded-Host': hostname,
    'X-Forwarded-Port': port,
    'X-Forwarded-Proto': 'http',
  };
}

test('a foreign page cannot call the control API', { skip: noBrowser }, async (t) => {
  const page = await foreignPage(t);
  const headers = forwarded(page);
  const move = { method: 'POST', body: '{"freeze":true}' };

  for (const [path, init] of [
    [`${CONTROL}/outbox`],
    [USERS],
    [USERS, { headers }],
    [`${CONTROL}/clock`, move],
    [`${CONTROL}/clock`, { ...move, headers }],
    [`${CONTROL}/clock`, { ...move, headers: { 'Content-Type': 'application/json' } }],
    [`${CONTROL}/outbox`, { method: 'DELETE' }],
  ]) {
    assert.equal(await call(page, path, init), 'kept from the page', path);
  }
  await call(page, `${CONTROL}/clock`, { ...move, mode: 'no-cors' });

  assert.equal((await emulator.fetch('GET', `${CONTROL}/clock`)).body.frozen, false);
});

test('a foreign page cannot log in as the operator', { skip: noBrowser }, async (t) => {
  const page = await foreignPage(t);
  const body = JSON.stringify(ADMIN_KEY);

  for (const type of ['text/plain', 'application/json']) {
    const init = { method: 'POST', body, headers: { 'Content-Type': type } };
    assert.equal(await call(page, ADMIN_LOGIN, init), 'kept from the page', type);
  }
  assert.equal((await emulator.fetch('POST', ADMIN_LOGIN, { body: ADMIN_KEY })).status, 200);
});

test('a page whose own name leads to the emulator gets nothing', { skip: noBrowser }, async (t) => {
  const port = new URL(emulator.baseUrl).port;
  const page = await browser.open(t, `http://evil.example:${port}${CONTROL}/outbox`);

  assert.match(await page.content(), /--allow-host evil\.example/);
  const status = await page.evaluate(
    async ([path, body]) => (await fetch(path, { method: 'POST', body })).status,
    [ADMIN_LOGIN, JSON.stringify(ADMIN_KEY)],
  );
  assert.equal(status, 403);
});

test('a foreign page cannot frame the pages', { skip: noBrowser }, async (t) => {
  const page = await foreignPage(t);
  const reset = `${CONTROL}/apps/${DEFAULT_APP.client_app_id}/reset?token=1&tokenId=2`;

  await page.evaluate(async (url) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const loaded = new Promise((done) => frame.addEventListener('load', done));
    frame.src = url;
    await loaded;
  }, emulator.baseUrl + reset);

  const frame = page.frames().find((one) => one !== page.mainFrame());
  assert.equal(await frame.getByLabel('New password').count(), 0);
  const alone = await browser.open(t, emulator.baseUrl + reset);
  await alone.getByLabel('New password').waitFor();
});

test('a foreign page may call the client API, as that of the service', { skip: noBrowser }, async (t) => {
  const page = await foreignPage(t);
  const login = `/api/client/v2.0/app/${DEFAULT_APP.client_app_id}/auth/providers/anon-user/login`;

  const init = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } };
  assert.equal(await call(page, login, init), 200);
});
