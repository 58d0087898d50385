import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMAIL, PASSWORD, failure, newEmail, useEmulator } from './harness.mjs';
import { Credentials, assertRealmError, openApp } from './realm-web-app.mjs';

const emulator = useEmulator();

test('a custom function decides who logs in', async () => {
  const testApp = await emulator.createApp();
  const { _id } = await testApp.createFunction(
    'authenticate',
    `exports = ({ name, age, nickname }) => {
      if (age < 18) throw new Error('too young');
      return nickname ? { id: name, name: nickname } : name;
    };`,
  );
  await testApp.addProvider({
    type: 'custom-function',
    config: { authFunctionId: _id, authFunctionName: 'authenticate' },
  });
  const logIn = (payload) => openApp(testApp).logIn(Credentials.function(payload));

  const user = await logIn({ name: 'ada', age: 36 });
  assert.deepEqual(
    user.identities.map(({ id, providerType }) => [id, providerType]),
    [['ada', 'custom-function']],
  );
  assert.equal((await logIn({ name: 'ada', age: 37 })).id, user.id);
  assert.notEqual((await logIn({ name: 'bob', age: 37 })).id, user.id);
  assert.equal((await logIn({ name: 'eve', age: 37, nickname: 'E' })).profile.name, 'E');

  const error = await failure(logIn({ name: 'kid', age: 17 }));
  assertRealmError(error, { statusCode: 401, errorCode: 'AuthError' });
  assert.match(error.error, /too young/);
});

test('a function confirms, delays or refuses a registration', async () => {
  const testApp = await emulator.createApp();
  const { _id } = await testApp.createFunction(
    'confirm',
    `exports = ({ username, token, tokenId }) => {
      if (!/^[0-9a-f]{128}$/.test(token) || !/^[0-9a-f]{24}$/.test(tokenId)) {
        throw new Error('no token');
      }
      return { status: username.split('-')[0] };
    };`,
  );
  await testApp.addProvider({
    type: 'local-userpass',
    config: {
      autoConfirm: false,
      runConfirmationFunction: true,
      confirmationFunctionId: _id,
      confirmationFunctionName: 'confirm',
      resetPasswordUrl: EMAIL.autoConfirm.resetPasswordUrl,
    },
  });
  const app = openApp(testApp);
  const register = async (name) => {
    const email = newEmail(name);
    const outcome = app.emailPasswordAuth.registerUser({ email, password: PASSWORD });
    return { email, outcome, logIn: () => app.logIn(Credentials.emailPassword(email, PASSWORD)) };
  };

  const success = await register('success');
  await success.outcome;
  await success.logIn();
  assertRealmError(
    await failure(app.emailPasswordAuth.retryCustomConfirmation({ email: success.email })),
    { statusCode: 400, errorCode: 'UserAlreadyConfirmed' },
  );

  const fail = await register('fail');
  assertRealmError(await failure(fail.outcome), {
    statusCode: 400,
    error: `failed to confirm user "${fail.email}"`,
  });
  assertRealmError(await failure(fail.logIn()), { errorCode: 'InvalidPassword' });

  const pending = await register('pending');
  await pending.outcome;
  assertRealmError(await failure(pending.logIn()), { statusCode: 401, errorCode: 'AuthError' });
  await app.emailPasswordAuth.retryCustomConfirmation({ email: pending.email });
  const { token, token_id: tokenId } = await testApp.admin(
    'POST',
    `/user_registrations/by_email/${pending.email}/run_confirm`,
  );
  await app.emailPasswordAuth.confirmUser({ token, tokenId });
  await pending.logIn();
});

test('a function resets passwords', async () => {
  const testApp = await emulator.createApp();
  const { _id } = await testApp.createFunction(
    'reset',
    `exports = ({ username, currentPasswordValid }, answer, options) =>
      ({ status: answer === 42 && options.hint === 'life' && !currentPasswordValid
          ? 'success' : 'fail' });`,
  );
  await testApp.addProvider({
    type: 'local-userpass',
    config: {
      autoConfirm: true,
      runResetFunction: true,
      resetFunctionId: _id,
      resetFunctionName: 'reset',
    },
  });
  const { email } = await testApp.createUser();
  const app = openApp(testApp);
  const reset = (...args) =>
    app.emailPasswordAuth.callResetPasswordFunction({ email, password: 'a new password' }, ...args);

  assertRealmError(await failure(reset(41, { hint: 'life' })), {
    statusCode: 400,
    error: `failed to reset password for user "${email}"`,
  });
  await app.logIn(Credentials.emailPassword(email, PASSWORD));

  await reset(42, { hint: 'life' });
  await app.logIn(Credentials.emailPassword(email, 'a new password'));
  assertRealmError(await failure(app.logIn(Credentials.emailPassword(email, PASSWORD))), {
    errorCode: 'InvalidPassword',
  });
});
