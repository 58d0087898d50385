import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, useEmulator } from './harness.mjs';
import { CALL, REFRESH, faultsOf } from './faults.mjs';
import { assertStitchError, openClient } from './mongodb-stitch-client.mjs';

const emulator = useEmulator();

async function loggedIn() {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await testApp.createUser();
  const client = await openClient(testApp);
  const logIn = () => client.login(email, PASSWORD);
  await logIn();
  const items = client.service('mongodb', 'mongodb-atlas').db('db').collection('items');
  return { client, logIn, items, faults: faultsOf(emulator, testApp) };
}

for (const [kind, members, status, code, message] of [
  [
    'status',
    { status: 500, error_code: 'InternalServerError', error: 'planted' },
    500,
    'InternalServerError',
    'planted',
  ],
  ['maintenance', {}, 503, 'MaintenanceInProgress', 'maintenance in progress'],
  ['too_many_requests', {}, 429, undefined, 'Too Many Requests'],
  ['database_away', {}, 400, 'MongoDBError', 'the cluster cannot be reached'],
]) {
  test(`${kind} is an error at once, without a retry or a logout`, async () => {
    const { client, items, faults } = await loggedIn();
    await faults.add(kind, members);

    assertStitchError(await failure(items.insertOne({})), status, code, message);

    assert.deepEqual(await faults.calls(), [`${CALL} ${status}!`]);
    assert.equal(client.isAuthenticated(), true);
  });
}

for (const [kind, status, done, message, cause] of [
  ['connection_reset', 0, 0, 'fetch failed', 'ECONNRESET'],
  ['empty_reply', 0, 0, 'fetch failed', 'UND_ERR_SOCKET'],
  ['commit_then_drop', 200, 1, 'fetch failed', 'UND_ERR_SOCKET'],
  ['cut_body', 200, 1, 'terminated', 'UND_ERR_SOCKET'],
]) {
  test(`${kind} is an error of fetch at once, without a retry or a logout`, async () => {
    const { client, items, faults } = await loggedIn();
    await faults.add(kind);

    const error = await failure(items.insertOne({}));

    assert.equal(error.constructor, TypeError, error.stack);
    assert.equal(error.message, message);
    assert.equal(error.cause.code, cause);
    assert.deepEqual(await faults.calls(), [`${CALL} ${status}!`]);
    assert.equal(client.isAuthenticated(), true);
    await faults.clear();
    assert.equal(await items.count(), done);
  });
}

for (const [kind, members] of [
  ['delay', { millis: 300 }],
  ['slow_body', { bytes_per_second: 200 }],
]) {
  test(`${kind} is waited for`, async () => {
    const { items, faults } = await loggedIn();
    await faults.add(kind, members);
    await items.insertOne({});
    assert.deepEqual(await faults.calls(), [`${CALL} 200!`]);
  });
}

for (const [kind, members] of [
  ['expired_access_token', { times: 1 }],
  ['refresh_storm', {}],
]) {
  test(`${kind} is refreshed once and the call repeated`, async () => {
    const { items, faults } = await loggedIn();
    await faults.add(kind, members);
    await items.insertOne({});
    assert.deepEqual(await faults.calls(), [`${CALL} 401!`, REFRESH, `${CALL} 200`]);
  });
}

for (const [kind, members] of [
  ['expired_access_token', {}],
  ['refresh_storm', { refreshes: 2 }],
]) {
  test(`${kind} that one refresh does not end logs the user out`, async () => {
    const { client, items, faults } = await loggedIn();
    await faults.add(kind, members);

    assertStitchError(await failure(items.insertOne({})), 401, 'InvalidSession');

    assert.deepEqual(await faults.calls(), [`${CALL} 401!`, REFRESH, `${CALL} 401!`]);
    assert.equal(client.isAuthenticated(), false);
  });
}

test('a login logs out first, whose failure it ignores', async () => {
  const { client, logIn, faults } = await loggedIn();
  await faults.add('connection_reset', { times: 1 });
  await logIn();
  assert.deepEqual(await faults.calls(), ['clientLogout 0!', 'clientLogin 200']);
  assert.equal(client.isAuthenticated(), true);
});
