import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, newEmail, useEmulator } from './harness.mjs';
import { assertStitchError, openClient } from './mongodb-stitch-client.mjs';

const emulator = useEmulator();

async function registered(config) {
  const testApp = await emulator.createApp({ email: config });
  const client = await openClient(testApp);
  const email = newEmail();
  await client.register(email, PASSWORD);
  return { testApp, client, email, userpass: client.auth.provider('userpass') };
}

test('a user confirms by mail', async () => {
  const { testApp, client, email, userpass } = await registered(EMAIL.confirmByMail);
  assertStitchError(
    await failure(client.login(email, PASSWORD)),
    401,
    'AuthError',
    'unauthorized',
  );

  await userpass.sendEmailConfirm(email);
  assert.equal((await testApp.outbox(email, 'confirmation')).length, 2);
  const { token, token_id: tokenId } = await testApp.lastMail(email, 'confirmation');
  await userpass.emailConfirm(tokenId, token);

  await client.login(email, PASSWORD);
  assert.equal((await client.userProfile()).data.email, email);
  assertStitchError(
    await failure(userpass.sendEmailConfirm(email)),
    400,
    'UserAlreadyConfirmed',
    'already confirmed',
  );
});

test('a user replaces a forgotten password', async () => {
  const { testApp, client, email, userpass } = await registered(EMAIL.autoConfirm);

  await userpass.sendPasswordReset(email);
  const { token, token_id: tokenId } = await testApp.lastMail(email, 'password_reset');
  await userpass.passwordReset(tokenId, token, 'a new password');

  assertStitchError(await failure(client.login(email, PASSWORD)), 401, 'InvalidPassword');
  await client.login(email, 'a new password');
});

test('strangers get no mail', async () => {
  const { userpass } = await registered(EMAIL.autoConfirm);

  for (const send of ['sendEmailConfirm', 'sendPasswordReset']) {
    assertStitchError(
      await failure(userpass[send](newEmail('stranger'))),
      404,
      'UserNotFound',
      'user not found',
    );
  }
});
