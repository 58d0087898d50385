import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, signJwt, useEmulator } from './harness.mjs';
import { Credentials, assertRealmError, openApp } from './realm-web-app.mjs';

const emulator = useEmulator();
const SECRET = 'a-signing-key-of-at-least-thirty-two-characters';

async function tokenApp(config = {}) {
  const testApp = await emulator.createApp({ anonymous: true });
  await testApp.admin('POST', '/secrets', { name: 'jwtKey', value: SECRET });
  await testApp.addProvider({
    type: 'custom-token',
    config: {
      audience: [],
      requireAnyAudience: false,
      signingAlgorithm: 'HS256',
      useJWKURI: false,
      ...config,
    },
    secret_config: { signingKeys: ['jwtKey'] },
    metadata_fields: [
      { required: false, name: 'mail', field_name: 'email' },
      { required: false, name: 'person.first', field_name: 'first_name' },
    ],
  });
  const now = Math.floor(Date.now() / 1000);
  const payload = { aud: testApp.clientAppId, sub: 'employee-7', iat: now, exp: now + 600 };
  return {
    testApp,
    logIn: (changes = {}, secret = SECRET) =>
      openApp(testApp).logIn(Credentials.jwt(signJwt({ ...payload, ...changes }, secret))),
  };
}

test('the subject of the token is the identity', async () => {
  const { logIn } = await tokenApp();

  const user = await logIn();

  assert.deepEqual(
    user.identities.map(({ id, providerType }) => [id, providerType]),
    [['employee-7', 'custom-token']],
  );
  assert.equal((await logIn()).id, user.id);
  assert.notEqual((await logIn({ sub: 'employee-8' })).id, user.id);
});

test('claims become profile data, renewed by every login', async () => {
  const { logIn } = await tokenApp();

  const user = await logIn({ mail: 'ada@example.com', person: { first: 'Ada' } });
  assert.deepEqual({ ...user.profile }, { email: 'ada@example.com', firstName: 'Ada' });

  const again = await logIn({ mail: 'lovelace@example.com', person: { first: 'Ada' } });
  assert.equal(again.id, user.id);
  assert.equal(again.profile.email, 'lovelace@example.com');
});

for (const [what, changes, secret] of [
  ['signed by somebody else', {}, `not-${SECRET}`],
  ['expired', { exp: 1_000_000_000 }, SECRET],
  ['meant for another app', { aud: 'other-abcde' }, SECRET],
]) {
  test(`a token ${what} is refused`, async () => {
    const { testApp, logIn } = await tokenApp();

    assertRealmError(await failure(logIn(changes, secret)), {
      statusCode: 401,
      error: 'unauthorized',
    });

    assert.deepEqual(await testApp.admin('GET', '/users'), []);
  });
}

test('an anonymous user takes the identity of a token', async () => {
  const { testApp, logIn } = await tokenApp();
  const app = openApp(testApp);
  const user = await app.logIn(Credentials.anonymous());
  const now = Math.floor(Date.now() / 1000);
  const token = signJwt(
    { aud: testApp.clientAppId, sub: 'employee-7', exp: now + 600, mail: 'ada@example.com' },
    SECRET,
  );

  await user.linkCredentials(Credentials.jwt(token));

  assert.deepEqual(
    user.identities.map(({ providerType }) => providerType),
    ['anon-user', 'custom-token'],
  );
  assert.equal(user.profile.email, 'ada@example.com');
  assert.equal((await logIn()).id, user.id);
});
