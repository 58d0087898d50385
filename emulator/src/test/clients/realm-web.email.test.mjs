import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, EMAIL_TOKEN, OBJECT_ID, PASSWORD, failure, newEmail, useEmulator } from './harness.mjs';
import { Credentials, assertLogLink, assertRealmError, openApp } from './realm-web-app.mjs';

const emulator = useEmulator();
const ALREADY_CONFIRMED = {
  statusCode: 400,
  errorCode: 'UserAlreadyConfirmed',
  error: 'already confirmed',
};
const UNKNOWN_USER = { statusCode: 404, errorCode: 'UserNotFound', error: 'user not found' };
const MALFORMED_TOKEN = {
  statusCode: 400,
  errorCode: 'BadRequest',
  error: 'invalid token data',
};
const UNKNOWN_TOKEN = {
  errorCode: 'UserpassTokenInvalid',
  error: 'userpass token is expired or invalid',
};
const malformed = { token: 'nonsense', tokenId: 'nonsense' };
const unknown = { token: 'ab'.repeat(64), tokenId: 'ab'.repeat(12) };

async function registered(config) {
  const testApp = await emulator.createApp({ email: config });
  const app = openApp(testApp);
  const email = newEmail();
  await app.emailPasswordAuth.registerUser({ email, password: PASSWORD });
  return {
    testApp,
    auth: app.emailPasswordAuth,
    email,
    logIn: (password = PASSWORD) => app.logIn(Credentials.emailPassword(email, password)),
  };
}

/** What the page behind a mail's link finds in its address. */
function followed({ link }) {
  const { searchParams } = new URL(link);
  return { token: searchParams.get('token'), tokenId: searchParams.get('tokenId') };
}

test('nobody logs in before following the link in the mail', async () => {
  const { testApp, auth, email, logIn } = await registered(EMAIL.confirmByMail);

  const refused = await failure(logIn());
  assertRealmError(refused, { statusCode: 401, errorCode: 'AuthError', error: 'unauthorized' });
  assertLogLink(refused, testApp);

  const mails = await testApp.outbox(email, 'confirmation');
  assert.equal(mails.length, 1);
  const [mail] = mails;
  assert.equal(mail.subject, EMAIL.confirmByMail.confirmEmailSubject);
  assert.ok(mail.link.startsWith(`${EMAIL.confirmByMail.emailConfirmationUrl}?`), mail.link);
  const { token, tokenId } = followed(mail);
  assert.match(token, EMAIL_TOKEN);
  assert.match(tokenId, OBJECT_ID);
  assert.deepEqual({ token, tokenId }, { token: mail.token, tokenId: mail.token_id });

  await auth.confirmUser({ token, tokenId });

  const user = await logIn();
  assert.deepEqual({ ...user.profile }, { email });
});

test('a pending user is not among the users, and the email is taken', async () => {
  const { testApp, auth, email } = await registered(EMAIL.confirmByMail);

  assert.deepEqual(await testApp.admin('GET', '/users'), []);
  const pending = await testApp.admin('GET', '/user_registrations/pending_users');
  assert.deepEqual(
    pending.map(({ login_ids }) => login_ids),
    [[{ id_type: 'email', id: email }]],
  );
  assertRealmError(await failure(auth.registerUser({ email, password: PASSWORD })), {
    statusCode: 409,
    errorCode: 'AccountNameInUse',
    error: 'name already in use',
  });
});

test('the confirmation mail can be sent again', async () => {
  const { testApp, auth, email, logIn } = await registered(EMAIL.confirmByMail);
  const first = await testApp.lastMail(email, 'confirmation');

  await auth.resendConfirmationEmail({ email });

  const mails = await testApp.outbox(email, 'confirmation');
  assert.equal(mails.length, 2);
  assert.notEqual(mails[1].token, first.token);
  await auth.confirmUser(followed(mails[1]));
  await logIn();
  assertRealmError(await failure(auth.resendConfirmationEmail({ email })), ALREADY_CONFIRMED);
  assert.equal((await testApp.outbox(email, 'confirmation')).length, 2);
});

test('no confirmation mail goes to strangers', async () => {
  const { testApp, auth } = await registered(EMAIL.confirmByMail);
  const email = newEmail('stranger');

  assertRealmError(await failure(auth.resendConfirmationEmail({ email })), UNKNOWN_USER);

  assert.deepEqual(await testApp.outbox(email, 'confirmation'), []);
});

test('only the token of the mail confirms', async () => {
  const { testApp, auth, email, logIn } = await registered(EMAIL.confirmByMail);
  const { tokenId } = followed(await testApp.lastMail(email, 'confirmation'));

  assertRealmError(await failure(auth.confirmUser(malformed)), MALFORMED_TOKEN);
  assertRealmError(await failure(auth.confirmUser(unknown)), UNKNOWN_TOKEN);
  assertRealmError(
    await failure(auth.confirmUser({ token: unknown.token, tokenId })),
    UNKNOWN_TOKEN,
  );

  assertRealmError(await failure(logIn()), { statusCode: 401, errorCode: 'AuthError' });
});

test('where users are confirmed automatically there is nothing to confirm', async () => {
  const { testApp, auth, email, logIn } = await registered(EMAIL.autoConfirm);

  assert.deepEqual(await testApp.outbox(email, 'confirmation'), []);
  assertRealmError(await failure(auth.retryCustomConfirmation({ email })), {
    statusCode: 400,
    error: `cannot run confirmation for ${email}: automatic confirmation is enabled`,
  });
  await logIn();
});

test('a forgotten password is replaced by means of a mail', async () => {
  const { testApp, auth, email, logIn } = await registered(EMAIL.autoConfirm);
  const user = await logIn();

  await auth.sendResetPasswordEmail({ email });

  const mails = await testApp.outbox(email, 'password_reset');
  assert.equal(mails.length, 1);
  assert.ok(mails[0].link.startsWith(`${EMAIL.autoConfirm.resetPasswordUrl}?`), mails[0].link);
  const { token, tokenId } = followed(mails[0]);
  assert.match(token, EMAIL_TOKEN);
  assert.match(tokenId, OBJECT_ID);
  assert.equal((await logIn()).id, user.id);

  await auth.resetPassword({ token, tokenId, password: 'a new password' });

  assertRealmError(await failure(logIn()), { statusCode: 401, errorCode: 'InvalidPassword' });
  assert.equal((await logIn('a new password')).id, user.id);
});

test('a reset mail goes to known users only', async () => {
  const { testApp, auth } = await registered(EMAIL.autoConfirm);
  const email = newEmail('stranger');

  assertRealmError(await failure(auth.sendResetPasswordEmail({ email })), UNKNOWN_USER);

  assert.deepEqual(await testApp.outbox(email, 'password_reset'), []);
});

test('only the token of the mail resets', async () => {
  const { testApp, auth, email, logIn } = await registered(EMAIL.autoConfirm);
  await auth.sendResetPasswordEmail({ email });
  const { tokenId } = followed(await testApp.lastMail(email, 'password_reset'));
  const password = 'a new password';

  assertRealmError(await failure(auth.resetPassword({ ...malformed, password })), MALFORMED_TOKEN);
  assertRealmError(await failure(auth.resetPassword({ ...unknown, password })), UNKNOWN_TOKEN);
  assertRealmError(
    await failure(auth.resetPassword({ token: unknown.token, tokenId, password })),
    UNKNOWN_TOKEN,
  );

  await logIn();
});

test('a token of one purpose does not serve the other', async () => {
  const { testApp, auth, email, logIn } = await registered(EMAIL.confirmByMail);
  const confirmation = followed(await testApp.lastMail(email, 'confirmation'));

  assertRealmError(
    await failure(auth.resetPassword({ ...confirmation, password: 'a new password' })),
    UNKNOWN_TOKEN,
  );

  await auth.confirmUser(confirmation);
  await logIn();
});
