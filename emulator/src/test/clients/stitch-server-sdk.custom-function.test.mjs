import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, useEmulator } from './harness.mjs';
import { FunctionCredential, openClient } from './stitch-server-sdk-client.mjs';

const emulator = useEmulator();

test('a custom function decides who logs in', async (t) => {
  const testApp = await emulator.createApp();
  const { _id } = await testApp.createFunction(
    'authenticate',
    `exports = ({ name, ...others }) => {
      if (Object.keys(others).length > 0) throw new Error('what is ' + Object.keys(others));
      if (name !== 'ada') throw new Error('not ada');
      return name;
    };`,
  );
  await testApp.addProvider({
    type: 'custom-function',
    config: { authFunctionId: _id, authFunctionName: 'authenticate' },
  });
  const { auth } = openClient(t, testApp);
  const logIn = (name) => auth.loginWithCredential(new FunctionCredential({ name }));

  const user = await logIn('ada');

  assert.equal(user.identities[0].id, 'ada');
  assert.equal((await logIn('ada')).id, user.id);
  const error = await failure(logIn('bob'));
  assert.match(error.message, /not ada/);
});
