import assert from 'node:assert/strict';
import { test } from 'node:test';
import stitch from 'mongodb-stitch-server-sdk';
import { EMAIL, PASSWORD, failure, useEmulator } from './harness.mjs';
import { CALL, REFRESH, faultsOf, settled } from './faults.mjs';
import { UserPasswordCredential, assertStitchError, openClient } from './stitch-server-sdk-client.mjs';

const emulator = useEmulator();

async function loggedIn(t) {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await testApp.createUser();
  const client = openClient(t, testApp);
  await client.auth.loginWithCredential(new UserPasswordCredential(email, PASSWORD));
  const items = client
    .getServiceClient(stitch.RemoteMongoClient.factory, 'mongodb-atlas')
    .db('db')
    .collection('items');
  return { auth: client.auth, items, faults: faultsOf(emulator, testApp) };
}

for (const [kind, members, status, code, message] of [
  [
    'status',
    { status: 500, error_code: 'InternalServerError', error: 'planted' },
    500,
    'InternalServerError',
    'planted',
  ],
  ['maintenance', {}, 503, 'Unknown', 'maintenance in progress'],
  ['too_many_requests', {}, 429, 'Unknown', 'Too Many Requests'],
  ['database_away', {}, 400, 'MongoDBError', 'the cluster cannot be reached'],
]) {
  test(`${kind} is an error at once, without a retry or a logout`, async (t) => {
    const { auth, items, faults } = await loggedIn(t);
    await faults.add(kind, members);

    assertStitchError(await failure(items.insertOne({})), code, message);

    assert.deepEqual(await faults.calls(), [`${CALL} ${status}!`]);
    assert.equal(auth.isLoggedIn, true);
  });
}

for (const [kind, status, done, reason] of [
  ['connection_reset', 0, 0, /ECONNRESET/],
  ['empty_reply', 0, 0, /socket hang up/],
  ['commit_then_drop', 200, 1, /socket hang up/],
]) {
  test(`${kind} is a StitchRequestError at once, without a retry or a logout`, async (t) => {
    const { auth, items, faults } = await loggedIn(t);
    await faults.add(kind);

    const error = await failure(items.insertOne({}));

    assert.equal(error.name, 'StitchRequestError');
    assert.match(error.message, reason);
    assert.deepEqual(await faults.calls(), [`${CALL} ${status}!`]);
    assert.equal(auth.isLoggedIn, true);
    await faults.clear();
    assert.equal(await items.count(), done);
  });
}

test('cut_body is waited for without an end', async (t) => {
  const { items, faults } = await loggedIn(t);
  await faults.add('cut_body');
  assert.equal(await settled(items.insertOne({}), 2_000), 'nothing');
  assert.deepEqual(await faults.calls(), [`${CALL} 200!`]);
});

for (const [kind, members] of [
  ['delay', { millis: 300 }],
  ['slow_body', { bytes_per_second: 200 }],
]) {
  test(`${kind} is waited for`, async (t) => {
    const { items, faults } = await loggedIn(t);
    await faults.add(kind, members);
    await items.insertOne({});
    assert.deepEqual(await faults.calls(), [`${CALL} 200!`]);
  });
}

for (const [kind, members] of [
  ['expired_access_token', { times: 1 }],
  ['refresh_storm', {}],
]) {
  test(`${kind} is refreshed once and the call repeated`, async (t) => {
    const { items, faults } = await loggedIn(t);
    await faults.add(kind, members);
    await items.insertOne({});
    assert.deepEqual(await faults.calls(), [`${CALL} 401!`, REFRESH, `${CALL} 200`]);
  });
}

for (const [kind, members] of [
  ['expired_access_token', {}],
  ['refresh_storm', { refreshes: 2 }],
]) {
  test(`${kind} that one refresh does not end logs the user out`, async (t) => {
    const { auth, items, faults } = await loggedIn(t);
    await faults.add(kind, members);

    assertStitchError(await failure(items.insertOne({})), 'InvalidSession');

    assert.deepEqual(await faults.calls(), [`${CALL} 401!`, REFRESH, `${CALL} 401!`]);
    assert.equal(auth.isLoggedIn, false);
  });
}
