import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BSON } from 'realm-web';
import { EMAIL, PASSWORD, failure, useEmulator } from './harness.mjs';
import { Credentials, assertRealmError, openApp } from './realm-web-app.mjs';

const emulator = useEmulator();

async function anonymousUser() {
  const testApp = await emulator.createApp({ anonymous: true });
  const app = openApp(testApp);
  const user = await app.logIn(Credentials.anonymous());
  const items = user.mongoClient('mongodb-atlas').db('db').collection('items');
  return { testApp, app, user, items };
}

const DOCUMENTS = [
  { _id: 1, n: 1 },
  { _id: 2, n: 2 },
  { _id: 3, n: 2 },
];

async function filled() {
  const all = await anonymousUser();
  const { insertedIds } = await all.items.insertMany(DOCUMENTS);
  assert.deepEqual(insertedIds, [1, 2, 3]);
  return all;
}

test('documents are found, counted and aggregated', async () => {
  const { items } = await filled();

  assert.deepEqual(await items.find(), DOCUMENTS);
  assert.deepEqual(
    await items.find({ n: 2 }, { sort: { _id: -1 }, limit: 1, projection: { n: 0 } }),
    [{ _id: 3 }],
  );
  assert.deepEqual(await items.findOne({ n: 2 }, { sort: { _id: -1 } }), { _id: 3, n: 2 });
  assert.equal(await items.findOne({ n: 9 }), null);
  assert.equal(await items.count(), 3);
  assert.equal(await items.count({ n: 2 }, { limit: 1 }), 1);
  assert.deepEqual(
    await items.aggregate([{ $group: { _id: '$n', c: { $sum: 1 } } }, { $sort: { _id: 1 } }]),
    [
      { _id: 1, c: 1 },
      { _id: 2, c: 2 },
    ],
  );
});

test('documents are inserted, and get an id where they have none', async () => {
  const { items } = await anonymousUser();

  const { insertedId } = await items.insertOne({ when: new Date(5), n: 1.5 });

  assert.equal(insertedId._bsontype, 'ObjectID');
  assert.deepEqual((await items.findOne({ _id: insertedId })).when, new Date(5));
});

test('documents are updated, also where there were none', async () => {
  const { items } = await filled();

  assert.deepEqual(await items.updateOne({ n: 2 }, { $set: { n: 3 } }), {
    matchedCount: 1,
    modifiedCount: 1,
  });
  assert.deepEqual(await items.updateMany({}, { $inc: { n: 1 } }), {
    matchedCount: 3,
    modifiedCount: 3,
  });
  assert.deepEqual(await items.updateOne({ _id: 'new' }, { $set: { n: 1 } }, { upsert: true }), {
    matchedCount: 0,
    modifiedCount: 0,
    upsertedId: 'new',
  });
});

test('documents are deleted', async () => {
  const { items } = await filled();

  assert.deepEqual(await items.deleteOne({ n: 2 }), { deletedCount: 1 });
  assert.deepEqual(await items.deleteMany({}), { deletedCount: 2 });
});

test('documents are found and changed in one step', async () => {
  const { items } = await filled();
  const returnNewDocument = true;

  assert.deepEqual(await items.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }), { _id: 1, n: 1 });
  assert.deepEqual(await items.findOneAndReplace({ _id: 1 }, { m: 1 }, { returnNewDocument }), {
    _id: 1,
    m: 1,
  });
  assert.deepEqual(await items.findOneAndDelete({ n: 2 }, { sort: { _id: -1 } }), { _id: 3, n: 2 });
  assert.equal(await items.findOneAndDelete({ _id: 'none' }), null);
  assert.equal(await items.count(), 2);
});

test('what the database refuses is an error of the client', async () => {
  const { items } = await filled();

  const error = await failure(items.insertOne({ _id: 1 }));

  assertRealmError(error, { statusCode: 400, errorCode: 'MongoDBError' });
  assert.match(error.error, /Duplicate key error/i);
});

test('an unknown data source is an error of the client', async () => {
  const { user } = await anonymousUser();

  const error = await failure(user.mongoClient('nope').db('a').collection('b').find());

  assertRealmError(error, {
    statusCode: 400,
    error: "TypeError: Cannot access member 'find' of undefined",
  });
});

test('a collection is watched while it changes', async () => {
  const { items } = await anonymousUser();
  const stream = items.watch();
  const first = stream.next();
  // The generator opens its stream with the first next(); what is inserted before is not told.
  const early = setInterval(() => items.insertOne({ text: '100%\n\r' }), 200);
  const { value: insert } = await first;
  clearInterval(early);

  assert.equal(insert.operationType, 'insert');
  assert.equal(insert.fullDocument.text, '100%\n\r');
  assert.deepEqual(insert.ns, { db: 'db', coll: 'items' });

  await items.updateMany({ _id: insert.documentKey._id }, { $set: { text: 'b' } });
  let event;
  do {
    event = (await stream.next()).value;
  } while (event.operationType === 'insert');
  assert.equal(event.operationType, 'update');
  assert.deepEqual(event.updateDescription.updatedFields, { text: 'b' });
  await stream.return(undefined);
});

test('functions are called by their names', async () => {
  const { testApp, user } = await anonymousUser();
  await testApp.createFunction('sum', 'exports = (...args) => args.reduce((a, b) => a + b);');
  await testApp.createFunction('same', 'exports = arg => arg;');
  await testApp.createFunction('nothing', 'exports = () => {};');
  const id = new BSON.ObjectId();

  assert.equal(await user.functions.sum(1, 2), 3);
  assert.equal(await user.callFunction('sum', 1, 2, 3), 6);
  assert.equal(String((await user.functions.same({ id })).id), String(id));
  assert.deepEqual(await user.functions.same([new Date(7), null, 'x']), [new Date(7), null, 'x']);
  // What the service answers is undefined; the client's parser makes null of it.
  assert.equal(await user.functions.nothing(), null);
  assertRealmError(await failure(user.functions.nope()), {
    statusCode: 404,
    errorCode: 'FunctionNotFound',
    error: "function not found: 'nope'",
  });
});

test('custom data is there after a refresh', async () => {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm });
  await testApp.admin('PATCH', '/custom_user_data', {
    enabled: true,
    mongo_service_name: 'mongodb-atlas',
    database_name: 'db',
    collection_name: 'custom',
    user_id_field: 'userId',
  });
  const { email } = await testApp.createUser();
  const user = await openApp(testApp).logIn(Credentials.emailPassword(email, PASSWORD));
  assert.deepEqual(user.customData, {});
  const custom = user.mongoClient('mongodb-atlas').db('db').collection('custom');
  await custom.insertOne({ userId: user.id, color: 'red' });

  const refreshed = await user.refreshCustomData();

  assert.equal(refreshed.color, 'red');
  assert.equal(user.customData.color, 'red');
});
