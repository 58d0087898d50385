import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, useEmulator } from './harness.mjs';
import { CALL, REFRESH, faultsOf } from './faults.mjs';
import { Credentials, assertRealmError, openApp } from './realm-web-app.mjs';

const emulator = useEmulator();

async function loggedIn() {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { email } = await testApp.createUser();
  const app = openApp(testApp);
  const logIn = () => app.logIn(Credentials.emailPassword(email, PASSWORD));
  const user = await logIn();
  const items = user.mongoClient('mongodb-atlas').db('db').collection('items');
  return { user, logIn, items, faults: faultsOf(emulator, testApp) };
}

for (const [kind, members, expected] of [
  [
    'status',
    { status: 500, error_code: 'InternalServerError', error: 'planted' },
    { statusCode: 500, errorCode: 'InternalServerError', error: 'planted' },
  ],
  ['maintenance', {}, { statusCode: 503, errorCode: 'MaintenanceInProgress' }],
  [
    'too_many_requests',
    { retry_after_seconds: 1 },
    { statusCode: 429, errorCode: undefined, error: 'Too Many Requests' },
  ],
  [
    'database_away',
    {},
    { statusCode: 400, errorCode: 'MongoDBError', error: 'the cluster cannot be reached' },
  ],
]) {
  test(`${kind} is an error at once, without a retry or a logout`, async () => {
    const { user, items, faults } = await loggedIn();
    await faults.add(kind, members);

    assertRealmError(await failure(items.insertOne({})), expected);

    assert.deepEqual(await faults.calls(), [`${CALL} ${expected.statusCode}!`]);
    assert.equal(user.isLoggedIn, true);
  });
}

for (const [kind, status, done, message, cause] of [
  ['connection_reset', 0, 0, 'fetch failed', 'ECONNRESET'],
  ['empty_reply', 0, 0, 'fetch failed', 'UND_ERR_SOCKET'],
  ['commit_then_drop', 200, 1, 'fetch failed', 'UND_ERR_SOCKET'],
  ['cut_body', 200, 1, 'terminated', 'UND_ERR_SOCKET'],
]) {
  test(`${kind} is an error of fetch at once, without a retry or a logout`, async () => {
    const { user, items, faults } = await loggedIn();
    await faults.add(kind);

    const error = await failure(items.insertOne({}));

    assert.equal(error.constructor, TypeError, error.stack);
    assert.equal(error.message, message);
    assert.equal(error.cause.code, cause);
    assert.deepEqual(await faults.calls(), [`${CALL} ${status}!`]);
    assert.equal(user.isLoggedIn, true);
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

test('an expired access token is refreshed and the call repeated', async () => {
  const { items, faults } = await loggedIn();
  await faults.add('expired_access_token', { times: 1 });
  await items.insertOne({});
  assert.deepEqual(await faults.calls(), [`${CALL} 401!`, REFRESH, `${CALL} 200`]);
});

test('access tokens that are always expired are refreshed again and again', async () => {
  const { user, items, faults } = await loggedIn();
  await faults.add('expired_access_token', { times: 5 });

  await items.insertOne({});

  const rounds = Array.from({ length: 5 }, () => [`${CALL} 401!`, REFRESH]).flat();
  assert.deepEqual(await faults.calls(), [...rounds, `${CALL} 200`]);
  assert.equal(user.isLoggedIn, true);
});

test('calls at once refresh one by one in a refresh storm', async () => {
  const { items, faults } = await loggedIn();
  await faults.add('refresh_storm');

  await Promise.all([items.insertOne({}), items.insertOne({}), items.insertOne({})]);

  const calls = await faults.calls();
  assert.equal(calls.filter((call) => call === `${CALL} 200`).length, 3);
  const refreshes = calls.filter((call) => call === REFRESH).length;
  assert.ok(refreshes >= 1 && refreshes <= 3, calls.join(', '));
});

test('a refresh storm of two refreshes takes two', async () => {
  const { items, faults } = await loggedIn();
  await faults.add('refresh_storm', { refreshes: 2 });
  await items.insertOne({});
  assert.deepEqual(await faults.calls(), [
    `${CALL} 401!`,
    REFRESH,
    `${CALL} 401!`,
    REFRESH,
    `${CALL} 200`,
  ]);
});

test('a refresh that fails half-way leaves the user logged in', async () => {
  const { user, items, faults } = await loggedIn();
  await faults.add('expired_access_token', { times: 1 });
  await faults.add('status', { status: 503, operation: 'clientRefreshSession', times: 1 });

  assertRealmError(await failure(items.insertOne({})), { statusCode: 503 });

  assert.deepEqual(await faults.calls(), [`${CALL} 401!`, 'clientRefreshSession 503!']);
  assert.equal(user.isLoggedIn, true);
  await items.insertOne({});
});

test('a login whose answer is lost is repeated by nobody', async () => {
  const { logIn, faults } = await loggedIn();
  await faults.add('commit_then_drop', { operation: 'clientLogin' });
  assert.equal((await failure(logIn())).message, 'fetch failed');
  assert.deepEqual(await faults.calls(), ['clientLogin 200!']);
});
