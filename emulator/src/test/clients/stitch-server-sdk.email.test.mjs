import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, newEmail, useEmulator } from './harness.mjs';
import {
  UserPasswordAuthProviderClient,
  UserPasswordCredential,
  assertStitchError,
  openClient,
} from './stitch-server-sdk-client.mjs';

const emulator = useEmulator();

async function registered(t, config) {
  const testApp = await emulator.createApp({ email: config });
  const { auth } = openClient(t, testApp);
  const emails = auth.getProviderClient(UserPasswordAuthProviderClient.factory);
  const email = newEmail();
  await emails.registerWithEmail(email, PASSWORD);
  return {
    testApp,
    emails,
    email,
    logIn: (password = PASSWORD) =>
      auth.loginWithCredential(new UserPasswordCredential(email, password)),
  };
}

test('a user confirms by mail', async (t) => {
  const { testApp, emails, email, logIn } = await registered(t, EMAIL.confirmByMail);
  assertStitchError(await failure(logIn()), 'Unknown', 'unauthorized');

  await emails.resendConfirmationEmail(email);
  assert.equal((await testApp.outbox(email, 'confirmation')).length, 2);
  const { token, token_id: tokenId } = await testApp.lastMail(email, 'confirmation');
  await emails.confirmUser(token, tokenId);

  assert.equal((await logIn()).profile.email, email);
  assertStitchError(
    await failure(emails.resendConfirmationEmail(email)),
    'UserAlreadyConfirmed',
    'already confirmed',
  );
});

test('a user replaces a forgotten password', async (t) => {
  const { testApp, emails, email, logIn } = await registered(t, EMAIL.autoConfirm);

  await emails.sendResetPasswordEmail(email);
  const { token, token_id: tokenId } = await testApp.lastMail(email, 'password_reset');
  await emails.resetPassword(token, tokenId, 'a new password');

  assertStitchError(await failure(logIn()), 'Unknown', 'unauthorized');
  await logIn('a new password');
});

test('strangers get no mail', async (t) => {
  const { emails } = await registered(t, EMAIL.autoConfirm);

  for (const send of ['resendConfirmationEmail', 'sendResetPasswordEmail']) {
    assertStitchError(
      await failure(emails[send](newEmail('stranger'))),
      'UserNotFound',
      'user not found',
    );
  }
});

test('malformed tokens do nothing', async (t) => {
  const { emails, logIn } = await registered(t, EMAIL.autoConfirm);

  for (const call of [
    () => emails.confirmUser('nonsense', 'nonsense'),
    () => emails.resetPassword('nonsense', 'nonsense', 'a new password'),
  ]) {
    // One after the other: a rejection that nobody awaits yet would end the test.
    assertStitchError(await failure(call()), 'Unknown', 'invalid token data');
  }
  await logIn();
});
