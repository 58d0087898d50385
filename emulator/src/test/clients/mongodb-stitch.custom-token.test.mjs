import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, signJwt, useEmulator } from './harness.mjs';
import { openClient, providersOf } from './mongodb-stitch-client.mjs';

const emulator = useEmulator();
const SECRET = 'a-signing-key-of-at-least-thirty-two-characters';

test('the bearer of a token logs in, or links', async () => {
  const testApp = await emulator.createApp({ anonymous: true });
  await testApp.admin('POST', '/secrets', { name: 'jwtKey', value: SECRET });
  await testApp.addProvider({
    type: 'custom-token',
    config: { audience: [], signingAlgorithm: 'HS256', useJWKURI: false },
    secret_config: { signingKeys: ['jwtKey'] },
    metadata_fields: [],
  });
  const exp = Math.floor(Date.now() / 1000) + 600;
  const token = (sub, secret = SECRET) =>
    signJwt({ aud: testApp.clientAppId, sub, exp }, secret);

  const employee = await openClient(testApp);
  await employee.authenticate('custom', token('employee-7'));
  const [identity] = (await employee.userProfile()).identities;
  assert.equal(identity.id, 'employee-7');
  assert.equal(identity.provider_type, 'custom-token');

  const guest = await openClient(testApp);
  const id = await guest.login();
  assert.equal(await guest.linkWithProvider('custom', token('employee-8')), id);
  assert.deepEqual(providersOf(await guest.userProfile()), ['anon-user', 'custom-token']);

  const error = await failure(
    (await openClient(testApp)).authenticate('custom', token('employee-9', `not-${SECRET}`)),
  );
  assert.equal(error.response?.status, 401, error.stack);
});
