import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, signJwt, useEmulator } from './harness.mjs';
import { CustomCredential, openClient } from './stitch-server-sdk-client.mjs';

const emulator = useEmulator();
const SECRET = 'a-signing-key-of-at-least-thirty-two-characters';

test('the bearer of a token logs in', async (t) => {
  const testApp = await emulator.createApp();
  await testApp.admin('POST', '/secrets', { name: 'jwtKey', value: SECRET });
  await testApp.addProvider({
    type: 'custom-token',
    // An empty string is how older tools say "no audience".
    config: { audience: '', signingAlgorithm: 'HS256', useJWKURI: false },
    secret_config: { signingKeys: ['jwtKey'] },
    metadata_fields: [{ required: true, name: 'mail', field_name: 'email' }],
  });
  const { auth } = openClient(t, testApp);
  const payload = {
    aud: testApp.clientAppId,
    sub: 'employee-7',
    exp: Math.floor(Date.now() / 1000) + 600,
  };
  const logIn = (changes) =>
    auth.loginWithCredential(new CustomCredential(signJwt({ ...payload, ...changes }, SECRET)));

  const user = await logIn({ mail: 'ada@example.com' });

  assert.deepEqual(
    user.identities.map(({ id, providerType }) => [id, providerType]),
    [['employee-7', 'custom-token']],
  );
  assert.equal(user.profile.email, 'ada@example.com');
  const error = await failure(logIn({}));
  assert.match(error.message, /unauthorized/);
});
