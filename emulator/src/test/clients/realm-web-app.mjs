// What the realm-web tests share: apps whose traffic can be looked at.

import assert from 'node:assert/strict';
import * as Realm from 'realm-web';
import { EMAIL, PASSWORD } from './harness.mjs';

export const { Credentials, MongoDBRealmError } = Realm;

/** The storage the client uses under Node, one of our own for every "browser". */
export function newStorage() {
  return new (Realm.getEnvironment().defaultStorage.constructor)();
}

/**
 * A client of the app. `calls` lists what it sent, as `{method, path, status}`; `onCall` may throw
 * to cut the line.
 */
export function openApp(testApp, { storage = newStorage(), id = testApp.clientAppId, onCall } = {}) {
  const calls = [];
  const app = new Realm.App({
    id,
    baseUrl: testApp.baseUrl,
    storage,
    app: { name: 'client-tests', version: '1.2.3' },
    fetch: async (url, init) => {
      const { pathname, search } = new URL(url);
      const call = { method: init.method, path: pathname + search };
      onCall?.(call);
      const response = await fetch(url, init);
      calls.push({ ...call, status: response.status });
      return response;
    },
  });
  return Object.assign(app, { calls });
}

/** Checks the client's error against the given properties and hands it back. */
export function assertRealmError(error, expected) {
  assert.ok(error instanceof MongoDBRealmError, `not a MongoDBRealmError: ${error?.stack ?? error}`);
  const actual = Object.fromEntries(Object.keys(expected).map((name) => [name, error[name]]));
  assert.deepEqual(actual, expected, error.message);
  return error;
}

/** Every error of the server comes with a link to its log entry. */
export function assertLogLink(error, testApp) {
  assert.match(
    error.link,
    new RegExp(`^https?://.*/apps/${testApp._id}/logs\\?co_id=[0-9a-f]{24}$`),
  );
}

/** An app with one email user, who is logged in. */
export async function emailUser(emulator) {
  const testApp = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id, email } = await testApp.createUser();
  const app = openApp(testApp);
  const credentials = Credentials.emailPassword(email, PASSWORD);
  const user = await app.logIn(credentials);
  app.calls.length = 0;
  return { testApp, app, user, email, credentials, adminPath: `/users/${_id}` };
}
