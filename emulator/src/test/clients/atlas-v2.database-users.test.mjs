// Version 2 of the Atlas API by the two libraries that MongoDB's own clients in JavaScript are made
// of: oauth4webapi for the tokens of service accounts, openapi-fetch for the calls.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as oauth from 'oauth4webapi';
import createClient from 'openapi-fetch';
import { ADMIN_KEY, GROUP_ID, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const client = { client_id: ADMIN_KEY.username };
const insecure = { [oauth.allowInsecureRequests]: true };

function server() {
  return {
    issuer: emulator.baseUrl,
    token_endpoint: `${emulator.baseUrl}/api/oauth/token`,
    revocation_endpoint: `${emulator.baseUrl}/api/oauth/revoke`,
  };
}

function token(secret = ADMIN_KEY.apiKey) {
  return oauth
    .clientCredentialsGrantRequest(
      server(),
      client,
      oauth.ClientSecretBasic(secret),
      new URLSearchParams(),
      insecure,
    )
    .then((response) => oauth.processClientCredentialsResponse(server(), client, response));
}

function open(accessToken, version = '2025-03-12') {
  return createClient({
    baseUrl: emulator.baseUrl,
    headers: {
      Accept: `application/vnd.atlas.${version}+json`,
      Authorization: `Bearer ${accessToken}`,
    },
  });
}

const USERS = '/api/atlas/v2/groups/{groupId}/databaseUsers';
const USER = `${USERS}/{databaseName}/{username}`;
const group = { groupId: GROUP_ID };

function named(username) {
  return { params: { path: { ...group, databaseName: 'admin', username } } };
}

test('a database user is created, read, changed and deleted', async () => {
  const { access_token, expires_in } = await token();
  assert.equal(expires_in, 3600);
  const api = open(access_token);
  const roles = [{ roleName: 'read', databaseName: 'shop' }];
  const body = { groupId: GROUP_ID, databaseName: 'admin', username: 'a/b c', password: 'correct horse', roles };

  const created = await api.POST(USERS, { params: { path: group }, body });
  assert.equal(created.response.status, 201);
  assert.equal(created.data.oidcAuthType, 'NONE');

  assert.deepEqual((await api.GET(USER, named('a/b c'))).data, created.data);
  const changed = await api.PATCH(USER, { ...named('a/b c'), body: { description: 'reads' } });
  assert.equal(changed.data.description, 'reads');
  assert.equal((await api.DELETE(USER, named('a/b c'))).response.status, 204);
  const { error } = await api.GET(USER, named('a/b c'));
  assert.equal(error.errorCode, 'USERNAME_NOT_FOUND');
});

test('the group is found by its name', async () => {
  const api = open((await token()).access_token);

  const { data } = await api.GET('/api/atlas/v2/groups/byName/{groupName}', {
    params: { path: { groupName: 'Project 0' } },
  });

  assert.equal(data.id, GROUP_ID);
});

test('a version that there is not is refused', async () => {
  const api = open((await token()).access_token, '2020-01-01');

  const { error, response } = await api.GET(USERS, { params: { path: group } });

  assert.equal(response.status, 406);
  assert.equal(error.errorCode, 'INVALID_VERSION_DATE');
});

test('a token that was revoked is refused', async () => {
  const { access_token } = await token();
  const answer = await oauth.revocationRequest(
    server(),
    client,
    oauth.ClientSecretBasic(ADMIN_KEY.apiKey),
    access_token,
    insecure,
  );
  await oauth.processRevocationResponse(answer);

  const { response } = await open(access_token).GET(USERS, { params: { path: group } });

  assert.equal(response.status, 401);
});

test('another secret gets no token', async () => {
  await assert.rejects(token('another secret'), { status: 401 });
});
