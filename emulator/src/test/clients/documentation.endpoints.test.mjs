// Runs what docs/endpoints.md and docs/data-api.md show, as it stands there.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { EMAIL, PASSWORD, useEmulator } from './harness.mjs';

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
const FENCE = '```';
const run = promisify(execFile);

const emulator = useEmulator();

async function blocks(page, language) {
  const text = await readFile(new URL(`../../../../docs/${page}`, import.meta.url), 'utf8');
  const block = new RegExp(`^${FENCE}${language}\n(.*?)^${FENCE}$`, 'gms');
  return [...text.matchAll(block)].map((match) => match[1]);
}

/** An app with a user, and what the pages call by these names. */
async function scene() {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm, apiKeys: true });
  const { email } = await app.createUser();
  const { access_token: accessToken } = await app.logIn('local-userpass', {
    username: email,
    password: PASSWORD,
  });
  const { key: apiKey } = await app.admin('POST', '/api_keys', { name: 'server' });
  return { app, apiKey, accessToken, baseUrl: app.baseUrl, clientAppId: app.clientAppId };
}

/** Runs a block of JavaScript; the lines that it prints. */
async function runJs(code, { baseUrl, clientAppId, accessToken, apiKey }) {
  const lines = [];
  const console = { log: (...parts) => lines.push(parts) };
  const names = { baseUrl, clientAppId, accessToken, apiKey, console };
  await new AsyncFunction(...Object.keys(names), code)(...Object.values(names));
  return lines;
}

async function runShell(code, { baseUrl, clientAppId, apiKey }) {
  const { stdout } = await run('sh', ['-ec', code], {
    env: { ...process.env, BASE_URL: baseUrl, CLIENT_APP_ID: clientAppId, API_KEY: apiKey },
  });
  return stdout;
}

test('the endpoint of the page answers as it says', async () => {
  const names = await scene();
  const [endpoints] = await blocks('endpoints.md', 'json');
  const [source, call] = await blocks('endpoints.md', 'js');
  const [curl, sign] = await blocks('endpoints.md', 'bash');
  await names.app.admin('POST', '/functions', { name: 'hello', source, private: false });
  for (const endpoint of JSON.parse(endpoints)) {
    await names.app.admin('POST', '/endpoints', endpoint);
  }

  assert.deepEqual(await runJs(call, names), [[201, { greeting: 'Hello Ada', at: 'noon' }]]);
  const answer = await runShell(curl, names);
  assert.match(answer, /^HTTP\/1\.1 201/);
  assert.match(answer, /X-Greeted: Ada/);
  assert.match(
    await runShell(sign, names),
    /828ee180512eaf8a6229eda7eea72323f68e9c0f0093b11a578b0544c5777862/,
  );
});

test('the Data API of the page answers as it says', async () => {
  const names = await scene();
  const [config] = await blocks('data-api.md', 'json');
  await names.app.admin('POST', '/data_api/config', JSON.parse(config));
  const [insert, find] = await blocks('data-api.md', 'bash');
  const [call] = await blocks('data-api.md', 'js');

  assert.match(await runShell(insert, names), /^\{"insertedId":"[0-9a-f]{24}"\}$/);
  assert.match(await runShell(find, names), /"documents":\[\{.*"\$numberInt":"1"/);
  const [[status, { documents }]] = await runJs(call, names);
  assert.equal(status, 200);
  assert.deepEqual(documents.map(({ text }) => text), ['Do the dishes']);
});
