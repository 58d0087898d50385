import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { ADMIN_KEY, GROUP_ID, useEmulator } from './harness.mjs';

const connect = createRequire(import.meta.url)('mongodb-atlas-api-client');

const emulator = useEmulator();

/** The client as its README sets it up, with another base URL. */
function open(privateKey = ADMIN_KEY.apiKey) {
  return connect({
    publicKey: ADMIN_KEY.username,
    privateKey,
    baseUrl: `${emulator.baseUrl}/api/atlas/v1.0`,
    projectId: GROUP_ID,
  });
}

const READ = [{ roleName: 'read', databaseName: 'shop' }];
const WRITE = [{ roleName: 'readWrite', databaseName: 'shop' }];

function scram(username) {
  return { databaseName: 'admin', username, password: 'correct horse', roles: READ };
}

test('a database user is created, read, updated and deleted', async () => {
  const { user } = open();

  const created = await user.create(scram('ellen'));
  assert.equal(created.username, 'ellen');
  assert.equal(created.groupId, GROUP_ID);
  assert.ok(!('password' in created));
  assert.deepEqual(await user.get('ellen'), created);

  const updated = await user.update('ellen', { roles: WRITE });
  assert.deepEqual(updated, { ...created, roles: WRITE });
  assert.deepEqual(await user.get('ellen', { pretty: true }), updated);

  assert.equal(await user.delete('ellen'), true);
  // The client throws nothing: an error is an answer like any other.
  const gone = await user.get('ellen');
  assert.equal(gone.error, 404);
  assert.equal(gone.errorCode, 'USERNAME_NOT_FOUND');
});

test('database users are listed page by page', async () => {
  const { user } = open();
  const names = ['page-1', 'page-2', 'page-3'];
  for (const name of names) {
    await user.create(scram(name));
  }

  const first = await user.getAll({ itemsPerPage: 2 });
  const second = await user.getAll({ itemsPerPage: 2, pageNum: 2, envelope: true });

  assert.equal(first.totalCount, 3);
  assert.equal(second.status, 200);
  assert.deepEqual(
    [...first.results, ...second.results].map(({ username }) => username),
    names,
  );
  await Promise.all(names.map((name) => user.delete(name)));
  assert.equal((await user.getAll()).totalCount, 0);
});

test('names that the client does not escape are found', async () => {
  const { user } = open();
  for (const name of ['a b+c@example.com', 'CN=a/b:c,OU=d e,O=f', 'Jürgen']) {
    await user.create(scram(name));

    assert.equal((await user.get(name)).username, name);
    await user.delete(name);
    assert.equal((await user.get(name)).error, 404);
  }
});

test('many calls at once are let in', async () => {
  const { user } = open();

  const answers = await Promise.all(Array.from({ length: 20 }, () => user.getAll()));

  assert.ok(answers.every(({ totalCount }) => totalCount === 0));
});

test('the group is found', async () => {
  const { project } = open();

  const { results } = await project.getAll();

  assert.deepEqual(
    results.map(({ id }) => id),
    [GROUP_ID],
  );
  assert.deepEqual(await project.getById(GROUP_ID), results[0]);
});

test('another key is refused', async () => {
  const { user } = open('another key');

  const refusal = await user.getAll();

  assert.equal(refusal.error, 401);
  assert.equal(refusal.detail, 'You are not authorized for this resource.');
});

test('what the emulator does not have is named', async () => {
  const { cluster } = open();

  const refusal = await cluster.getAll();

  assert.equal(refusal.error, 501);
  assert.match(refusal.detail, /does not have GET \/groups\/\{groupId\}\/clusters/);
});
