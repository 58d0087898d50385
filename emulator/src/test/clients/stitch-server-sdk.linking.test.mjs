import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, newEmail, useEmulator } from './harness.mjs';
import {
  AnonymousCredential,
  UserPasswordAuthProviderClient,
  UserPasswordCredential,
  assertStitchError,
  openClient,
  providersOf,
} from './stitch-server-sdk-client.mjs';

const emulator = useEmulator();

async function anonymousUser(t) {
  const testApp = await emulator.createApp({ anonymous: true, email: EMAIL.autoConfirm });
  const { auth } = openClient(t, testApp);
  const user = await auth.loginWithCredential(new AnonymousCredential());
  const email = newEmail();
  await auth
    .getProviderClient(UserPasswordAuthProviderClient.factory)
    .registerWithEmail(email, PASSWORD);
  return { testApp, auth, user, email, credential: new UserPasswordCredential(email, PASSWORD) };
}

test('an anonymous user becomes an email/password user', async (t) => {
  const { testApp, auth, user, email, credential } = await anonymousUser(t);

  const linked = await user.linkWithCredential(credential);

  assert.equal(linked.id, user.id);
  assert.deepEqual(providersOf(linked), ['anon-user', 'local-userpass']);
  assert.equal(linked.profile.email, email);
  await auth.refreshCustomData();
  await auth.logout();
  assert.equal((await auth.loginWithCredential(credential)).id, user.id);
  assert.equal((await testApp.admin('GET', '/users')).length, 1);
});

test('an expired access token is refreshed before linking', async (t) => {
  const { auth, user, credential } = await anonymousUser(t);
  auth.authInfo.accessToken = 'garbage';

  const linked = await user.linkWithCredential(credential);

  assert.equal(linked.id, user.id);
  assert.deepEqual(providersOf(linked), ['anon-user', 'local-userpass']);
});

// The refusal looks like an expired session, so the client tries twice and then gives up on it.
test("another user's identity cannot be linked", async (t) => {
  const { testApp, auth, user, credential } = await anonymousUser(t);
  const other = openClient(t, testApp);
  const owner = await other.auth.loginWithCredential(credential);

  const error = await failure(user.linkWithCredential(credential));

  assertStitchError(error, 'InvalidSession', 'unauthorized');
  assert.equal(auth.isLoggedIn, false);
  const { identities } = await testApp.admin('GET', `/users/${owner.id}`);
  assert.equal(identities.length, 1);
});
