// What the tests of mongodb-stitch-server-sdk share.

import assert from 'node:assert/strict';
import stitch from 'mongodb-stitch-server-sdk';

export const {
  AnonymousCredential,
  CustomCredential,
  FunctionCredential,
  ServerApiKeyCredential,
  StitchServiceError,
  StitchServiceErrorCode,
  UserApiKeyAuthProviderClient,
  UserApiKeyCredential,
  UserPasswordAuthProviderClient,
  UserPasswordCredential,
} = stitch;

/** A client that does not outlive the test. */
export function openClient(t, testApp, storage = new stitch.MemoryStorage(testApp.clientAppId)) {
  stitch.Stitch.clearApps();
  const client = stitch.Stitch.initializeAppClient(
    testApp.clientAppId,
    new stitch.StitchAppClientConfiguration.Builder()
      .withBaseUrl(testApp.baseUrl)
      .withStorage(storage)
      .withLocalAppName('client-tests')
      .withLocalAppVersion('1.2.3')
      .build(),
  );
  // Otherwise its timer keeps the process alive.
  t.after(() => client.close());
  return Object.assign(client, { storage });
}

export function assertStitchError(error, code, message) {
  assert.ok(error instanceof StitchServiceError, error?.stack ?? String(error));
  assert.equal(error.errorCodeName, code, error.message);
  if (message instanceof RegExp) {
    assert.match(error.message, message);
  } else if (message !== undefined) {
    assert.equal(error.message, message);
  }
}

export const providersOf = (user) => user.identities.map(({ providerType }) => providerType);
