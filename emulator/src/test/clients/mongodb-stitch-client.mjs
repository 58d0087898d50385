// What the tests of mongodb-stitch share.

import assert from 'node:assert/strict';
import stitch from 'mongodb-stitch';
import { ADMIN_KEY } from './harness.mjs';

export function openClient(testApp) {
  return stitch.StitchClientFactory.create(testApp.clientAppId, { baseUrl: testApp.baseUrl });
}

export async function openAdmin(emulator) {
  const admin = await stitch.StitchAdminClientFactory.create(emulator.baseUrl, {
    requestOrigin: 'client-tests',
  });
  await admin.authenticate('mongodbCloud', ADMIN_KEY);
  return admin;
}

/** Checks the client's error: the status of the answer, its `error_code`, and its `error`. */
export function assertStitchError(error, status, code, message) {
  assert.equal(error.response?.status, status, error.stack);
  assert.equal(error.code, code, error.message);
  if (message !== undefined) {
    assert.equal(error.message, message);
  }
}

export const providersOf = ({ identities }) => identities.map((one) => one.provider_type);
