// What the tests of clients that meet faults share: the faults, and what the emulator saw.

import assert from 'node:assert/strict';

/** More than any client repeats, and an end for those that would repeat for ever. */
const MANY = 20;

/** Faults for the calls of an app, ordered over HTTP as any test would. */
export function faultsOf(emulator, testApp) {
  let seen = 0;

  async function journal() {
    const query = new URLSearchParams({ app: testApp.clientAppId, after: seen, limit: 1000 });
    const { status, body } = await emulator.fetch('GET', `/__emulator/v1/requests?${query}`);
    assert.equal(status, 200);
    seen = body.requests.at(-1)?.id ?? seen;
    return body.requests.filter(({ operation }) => operation.startsWith('client'));
  }

  return {
    /** Adds a fault of a kind, after which `calls` starts anew. */
    async add(kind, members = {}) {
      const body = { kind, app: testApp.clientAppId, times: MANY, ...members };
      const added = await emulator.fetch('POST', '/__emulator/v1/faults', { body });
      assert.equal(added.status, 201, JSON.stringify(added.body));
      await journal();
      return added.body.id;
    },

    async clear() {
      const query = new URLSearchParams({ app: testApp.clientAppId });
      const removed = await emulator.fetch('DELETE', `/__emulator/v1/faults?${query}`);
      assert.equal(removed.status, 204);
    },

    /** The client's calls since then, such as `clientLogin 200`, with a `!` where one met a fault. */
    async calls() {
      return (await journal()).map(
        ({ operation, status, fault }) => `${operation} ${status}${fault ? '!' : ''}`,
      );
    },
  };
}

export const CALL = 'clientCallFunction';
export const REFRESH = 'clientRefreshSession 201';

/** What comes of a promise that may never settle. */
export async function settled(promise, limitMillis) {
  let timer;
  const limit = new Promise((done) => {
    timer = setTimeout(() => done('nothing'), limitMillis);
  });
  try {
    return await Promise.race([promise.then(() => 'a value', (error) => error), limit]);
  } finally {
    clearTimeout(timer);
  }
}
