import assert from 'node:assert/strict';
import { test } from 'node:test';
import stitch from 'mongodb-stitch-server-sdk';
import { failure, useEmulator } from './harness.mjs';
import { AnonymousCredential, assertStitchError, openClient } from './stitch-server-sdk-client.mjs';

const emulator = useEmulator();

async function anonymousClient(t) {
  const testApp = await emulator.createApp({ anonymous: true });
  const client = openClient(t, testApp);
  await client.auth.loginWithCredential(new AnonymousCredential());
  const factory = stitch.RemoteMongoClient.factory;
  const items = client.getServiceClient(factory, 'mongodb-atlas').db('db').collection('items');
  return { testApp, client, items };
}

test('documents are inserted, read, changed and deleted', async (t) => {
  const { items } = await anonymousClient(t);

  assert.equal((await items.insertOne({ _id: 'a', n: 1 })).insertedId, 'a');
  const { insertedIds } = await items.insertMany([{ _id: 'b', n: 2 }, { _id: 'c', n: 2 }]);
  assert.deepEqual(insertedIds, { 0: 'b', 1: 'c' });
  assert.equal(await items.count({ n: 2 }), 2);
  assert.deepEqual(await items.find({ n: 2 }, { sort: { _id: -1 }, limit: 1 }).toArray(), [
    { _id: 'c', n: 2 },
  ]);
  assert.deepEqual(await items.findOne({ _id: 'a' }), { _id: 'a', n: 1 });
  assert.equal(await items.findOne({ _id: 'z' }), null);
  assert.deepEqual(
    await items.aggregate([{ $match: { n: 1 } }, { $project: { n: 0 } }]).toArray(),
    [{ _id: 'a' }],
  );
  const updated = await items.updateMany({ n: 2 }, { $set: { n: 3 } });
  assert.deepEqual([updated.matchedCount, updated.modifiedCount], [2, 2]);
  const upserted = await items.updateOne({ _id: 'd' }, { $set: { n: 4 } }, { upsert: true });
  assert.equal(upserted.upsertedId, 'd');
  assert.equal((await items.findOneAndUpdate({ _id: 'a' }, { $inc: { n: 1 } })).n, 1);
  assert.deepEqual(await items.findOneAndReplace({ _id: 'a' }, { m: 1 }, { returnNewDocument: true }), {
    _id: 'a',
    m: 1,
  });
  assert.deepEqual(await items.findOneAndDelete({ _id: 'd' }), { _id: 'd', n: 4 });
  assert.equal((await items.deleteOne({ _id: 'a' })).deletedCount, 1);
  assert.equal((await items.deleteMany({})).deletedCount, 2);
});

test('a collection is watched', async (t) => {
  const { items } = await anonymousClient(t);
  const stream = await items.watch(['a']);
  const event = new Promise((resolve, reject) => {
    stream.onNext(resolve);
    stream.onError(reject);
  });

  await items.insertOne({ _id: 'b' });
  await items.insertOne({ _id: 'a', text: '5%' });

  assert.deepEqual((await event).fullDocument, { _id: 'a', text: '5%' });
  stream.close();
});

test('functions are called', async (t) => {
  const { testApp, client } = await anonymousClient(t);
  await testApp.createFunction('sum', 'exports = (...args) => args.reduce((a, b) => a + b);');

  assert.equal(await client.callFunction('sum', [1, 2]), 3);
  assertStitchError(
    await failure(client.callFunction('nope', [])),
    'FunctionNotFound',
    "function not found: 'nope'",
  );
});
