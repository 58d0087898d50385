import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { failure, useEmulator } from './harness.mjs';

const { createMongoDBDataAPI } = createRequire(import.meta.url)('mongodb-data-api');

const emulator = useEmulator();

async function openData(settings = {}) {
  const app = await emulator.createApp({ apiKeys: true });
  await app.admin('POST', '/data_api/config', {
    disabled: false,
    versions: ['v1'],
    return_type: 'JSON',
    validation_method: 'NO_VALIDATION',
    ...settings,
  });
  const { key } = await app.admin('POST', '/api_keys', { name: 'server' });
  const urlEndpoint = `${app.baseUrl}/app/${app.clientAppId}/endpoint/data/v1`;
  const open = (apiKey) =>
    createMongoDBDataAPI({ apiKey, urlEndpoint })
      .$cluster('mongodb-atlas')
      .$database('todo')
      .$collection('tasks');
  return { app, tasks: open(key), open };
}

test('documents are inserted, found, changed and deleted', async () => {
  const { tasks } = await openData();

  assert.deepEqual(await tasks.insertOne({ document: { _id: 1, text: 'a' } }), { insertedId: 1 });
  assert.deepEqual(
    await tasks.insertMany({ documents: [{ _id: 2, text: 'b' }, { _id: 3, text: 'c' }] }),
    { insertedIds: [2, 3] },
  );
  assert.deepEqual(await tasks.findOne({ filter: { _id: 2 } }), { document: { _id: 2, text: 'b' } });
  assert.deepEqual(await tasks.findOne({ filter: { _id: 9 } }), { document: null });
  assert.deepEqual(
    await tasks.find({ filter: {}, sort: { _id: -1 }, skip: 1, limit: 1, projection: { _id: 1 } }),
    { documents: [{ _id: 2 }] },
  );
  assert.deepEqual(await tasks.updateOne({ filter: { _id: 1 }, update: { $set: { text: 'd' } } }), {
    matchedCount: 1,
    modifiedCount: 1,
  });
  assert.deepEqual(
    await tasks.updateMany({ filter: { _id: 'new' }, update: { $set: { n: 1 } }, upsert: true }),
    { matchedCount: 0, modifiedCount: 0, upsertedId: 'new' },
  );
  assert.deepEqual(await tasks.replaceOne({ filter: { _id: 'new' }, replacement: { n: 2 } }), {
    matchedCount: 1,
    modifiedCount: 1,
  });
  assert.deepEqual(await tasks.aggregate({ pipeline: [{ $count: 'all' }] }), {
    documents: [{ all: 4 }],
  });
  assert.deepEqual(await tasks.deleteOne({ filter: { _id: 1 } }), { deletedCount: 1 });
  assert.deepEqual(await tasks.deleteMany({ filter: {} }), { deletedCount: 3 });
});

test('a key that is wrong, disabled or deleted is an error of the client', async () => {
  const { app, tasks, open } = await openData();
  const [{ _id }] = await app.admin('GET', '/api_keys');

  assert.equal((await failure(open('wrong').findOne({ filter: {} }))).status, 401);
  await tasks.findOne({ filter: {} });
  await app.admin('PUT', `/api_keys/${_id}/disable`);
  assert.equal((await failure(tasks.findOne({ filter: {} }))).status, 401);
  await app.admin('PUT', `/api_keys/${_id}/enable`);
  await tasks.findOne({ filter: {} });
  await app.admin('DELETE', `/api_keys/${_id}`);
  assert.equal((await failure(tasks.findOne({ filter: {} }))).status, 401);
});

test('what the database refuses is an error of the client', async () => {
  const { tasks } = await openData();
  await tasks.insertOne({ document: { _id: 1 } });

  const error = await failure(tasks.insertOne({ document: { _id: 1 } }));

  assert.equal(error.status, 400);
});
