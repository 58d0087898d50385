// What the tests of atlas-app-services-admin-api share.

import assert from 'node:assert/strict';
import * as AdminClient from 'atlas-app-services-admin-api';
import { ADMIN_KEY, EMAIL, GROUP_ID, PASSWORD, failure, newEmail } from './harness.mjs';

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

/** An app with one email user, created by the client. `ids` are the first arguments of most calls. */
export async function oneUser(emulator, users) {
  const app = await emulator.createApp({ anonymous: true, email: EMAIL.autoConfirm });
  const email = newEmail();
  const { data: user, status } = await users.adminCreateUser(GROUP_ID, app._id, {
    email,
    password: PASSWORD,
  });
  assert.equal(status, 201);
  const logInAs = (username = email) =>
    app.logIn('local-userpass', { username, password: PASSWORD });
  return { app, user, email, logInAs, ids: [GROUP_ID, app._id, user._id] };
}
