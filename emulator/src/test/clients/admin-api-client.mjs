// What the tests of atlas-app-services-admin-api share.

import assert from 'node:assert/strict';
import * as AdminClient from 'atlas-app-services-admin-api';
import { ADMIN_KEY, failure } from './harness.mjs';

export const { AdminApi, AtlasAppServicesClient, Configuration, EmailApi, UsersApi } = AdminClient;

/** One of the generated API classes, sending the given bearer token. */
export function open(Api, emulator, accessToken) {
  return new Api(new Configuration({ basePath: emulator.adminUrl, accessToken }));
}

export async function logIn(emulator) {
  const { data } = await open(AdminApi, emulator).adminLogin('mongodb-cloud', ADMIN_KEY);
  return data;
}

/** Checks that a call is refused, and gives the body of the answer. */
export async function refused(status, call) {
  const error = await failure(call);
  assert.ok(error.response, error.stack);
  assert.equal(error.response.status, status, JSON.stringify(error.response.data));
  assert.equal(typeof error.response.data.error, 'string');
  return error.response.data;
}
