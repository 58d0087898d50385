import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_APP, failure, useEmulator } from './harness.mjs';
import { UsersApi, logIn, open, refused } from './admin-api-client.mjs';

const emulator = useEmulator();

// The client has an operation whose path it does not fill in, which is that of the first app.
async function listing(t, fault) {
  const { access_token } = await logIn(emulator);
  const added = await emulator.fetch('POST', '/__emulator/v1/faults', {
    body: { app: DEFAULT_APP.client_app_id, operation: 'admin*', ...fault },
  });
  assert.equal(added.status, 201, JSON.stringify(added.body));
  const path = `/__emulator/v1/faults/${added.body.id}`;
  t.after(() => emulator.fetch('DELETE', path));
  return {
    list: () => open(UsersApi, emulator, access_token).adminListUsers(),
    applied: async () => (await emulator.fetch('GET', path)).body.applied,
  };
}

for (const [kind, members, status, error] of [
  ['status', { status: 500, error: 'planted' }, 500, 'planted'],
  ['maintenance', {}, 503, 'maintenance in progress'],
  ['too_many_requests', {}, 429, 'Too Many Requests'],
]) {
  test(`${kind} is an error at once, without a retry`, async (t) => {
    const { list, applied } = await listing(t, { kind, ...members });
    assert.equal((await refused(status, list())).error, error);
    assert.equal(await applied(), 1);
  });
}

for (const [kind, code] of [
  ['connection_reset', 'ECONNRESET'],
  ['empty_reply', 'ECONNRESET'],
  ['commit_then_drop', 'ECONNRESET'],
]) {
  test(`${kind} is an error of axios without a response, without a retry`, async (t) => {
    const { list, applied } = await listing(t, { kind });
    const error = await failure(list());
    assert.equal(error.code, code, error.stack);
    assert.equal(error.response, undefined);
    assert.equal(await applied(), 1);
  });
}

test('cut_body is an error of axios with the status, without a retry', async (t) => {
  const { list, applied } = await listing(t, { kind: 'cut_body' });
  const error = await failure(list());
  assert.equal(error.code, 'ERR_BAD_RESPONSE', error.stack);
  assert.equal(error.response.status, 200);
  assert.equal(await applied(), 1);
});

for (const [kind, members] of [
  ['delay', { millis: 300 }],
  ['slow_body', { bytes_per_second: 100 }],
]) {
  test(`${kind} is waited for`, async (t) => {
    const { list, applied } = await listing(t, { kind, ...members });
    assert.deepEqual((await list()).data, []);
    assert.equal(await applied(), 1);
  });
}
