// A suite that runs twice on one server passes twice: it starts over, goes back to a snapshot, or
// makes an app of its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_APP, PASSWORD, TestApp, useEmulator } from './harness.mjs';
import { Credentials, openApp } from './realm-web-app.mjs';

const CONTROL = '/__emulator/v1';
const EMAIL = 'user@example.com';

const emulator = useEmulator();

async function control(method, path, status, body) {
  const answer = await emulator.fetch(method, CONTROL + path, { body });
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  return answer.body;
}

/** What a suite does: its users have the same names every time. */
async function suite(testApp) {
  const app = openApp(testApp);
  await app.emailPasswordAuth.registerUser({ email: EMAIL, password: PASSWORD });
  const user = await app.logIn(Credentials.emailPassword(EMAIL, PASSWORD));
  assert.equal(user.profile.email, EMAIL);
  await app.logIn(Credentials.anonymous());
  return user;
}

test('after a reset the suite passes again', async () => {
  const testApp = new TestApp(emulator, DEFAULT_APP);
  for (let run = 0; run < 2; run++) {
    await control('POST', '/reset', 204);
    await suite(testApp);
  }
});

test('after a snapshot is restored the suite passes again', async () => {
  const testApp = new TestApp(emulator, DEFAULT_APP);
  await control('POST', '/reset', 204);
  const { id } = await control('POST', '/snapshots', 201);
  for (let run = 0; run < 2; run++) {
    await suite(testApp);
    await control('POST', `/snapshots/${id}/restore`, 204);
  }
  await control('DELETE', `/snapshots/${id}`, 204);
});

test('with an app of its own the suite passes again', async () => {
  for (let run = 0; run < 2; run++) {
    const made = await control('POST', '/apps', 201, { name: 'suite' });
    await suite(new TestApp(emulator, made));
    await control('DELETE', `/apps/${made._id}`, 204);
  }
});

test('a session that was open at the snapshot is open again', async () => {
  await control('POST', '/reset', 204);
  const user = await suite(new TestApp(emulator, DEFAULT_APP));
  const { id } = await control('POST', '/snapshots', 201);
  await control('POST', '/reset', 204);
  await control('POST', `/snapshots/${id}/restore`, 204);
  await user.refreshCustomData();
});
