// Authentication providers, each with the fields that it has.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noBrowser, useBrowser } from './browser.mjs';
import { assertAccessible, openConsole, told } from './console.mjs';
import { EMAIL, failure, newEmail, PASSWORD, signJwt, useEmulator } from './harness.mjs';

const emulator = useEmulator();
const browser = useBrowser();
const withBrowser = { skip: noBrowser };

const provider = async (app, type) => {
  const found = (await app.admin('GET', '/auth_providers')).find((one) => one.type === type);
  return found && app.admin('GET', `/auth_providers/${found._id}`);
};

async function edit(page, type, change) {
  await page.getByRole('button', { name: new RegExp(`^(Edit|Set up) ${type}$`) }).click();
  const dialog = page.getByRole('dialog');
  await change(dialog);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await told(page, `${type} was saved.`);
}

test('providers are turned off and on', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const page = await openConsole(t, browser, emulator, { app, tab: 'providers' });

  await page.getByRole('button', { name: 'Turn off local-userpass' }).click();
  await told(page, 'local-userpass is off.');
  assert.equal((await provider(app, 'local-userpass')).disabled, true);
  await page.getByRole('button', { name: 'Turn on local-userpass' }).click();
  await told(page, 'local-userpass is on.');
  assert.equal((await provider(app, 'local-userpass')).disabled, false);
  await edit(page, 'anon-user', (dialog) => dialog.getByText('has nothing else to set').waitFor());
  assert.equal((await provider(app, 'anon-user')).disabled, false);
  await app.logIn('anon-user', {});
});

test('email/password is set up by fields: confirmation, reset, functions, addresses and subjects', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const { _id } = await app.createFunction('confirmer', 'exports = () => ({ status: "success" })');
  const page = await openConsole(t, browser, emulator, { app, tab: 'providers' });

  await edit(page, 'local-userpass', async (dialog) => {
    assert.equal(await dialog.getByLabel('User confirmation').inputValue(), 'auto');
    assert.equal(await dialog.getByLabel('Confirmation function').isVisible(), false);
    await dialog.getByLabel('User confirmation').selectOption('function');
    await dialog.getByLabel('Confirmation function').selectOption('confirmer');
    await dialog.getByLabel('Password reset URL').fill('http://app.example/again');
    await dialog.getByLabel('Subject of the reset mail').fill('Again <b>');
  });
  assert.deepEqual((await provider(app, 'local-userpass')).config, {
    autoConfirm: false, runConfirmationFunction: true, confirmationFunctionId: _id, confirmationFunctionName: 'confirmer',
    resetPasswordUrl: 'http://app.example/again', resetPasswordSubject: 'Again <b>',
  });
  const path = `/api/client/v2.0/app/${app.clientAppId}/auth/providers/local-userpass/register`;
  const email = newEmail();
  assert.equal((await emulator.fetch('POST', path, { body: { email, password: PASSWORD } })).status, 201);
  await app.logIn('local-userpass', { username: email, password: PASSWORD });

  await edit(page, 'local-userpass', async (dialog) => {
    assert.equal(await dialog.getByLabel('Confirmation function').inputValue(), 'confirmer');
    await dialog.getByLabel('User confirmation').selectOption('mail');
    await dialog.getByLabel('Email confirmation URL').fill('http://app.example/c');
    await dialog.getByLabel('Password reset', { exact: true }).selectOption('function');
    await dialog.getByLabel('Reset function').selectOption('confirmer');
  });
  const { config } = await provider(app, 'local-userpass');
  assert.equal(config.autoConfirm || config.runConfirmationFunction, false);
  assert.equal(config.emailConfirmationUrl, 'http://app.example/c');
  assert.equal(config.runResetFunction && config.resetFunctionId, _id);
});

test('a custom token is verified with the key and the claims of the form', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  const key = 'a-key-that-is-long-enough-for-hs256';
  await app.admin('POST', '/secrets', { name: 'signing', value: key });
  const page = await openConsole(t, browser, emulator, { app, tab: 'providers' });

  await edit(page, 'custom-token', async (dialog) => {
    await dialog.getByLabel(/^Signing keys/).fill('signing');
    await dialog.getByLabel(/^Audience/).fill('shop');
    await dialog.getByRole('button', { name: 'Add a field' }).click();
    await dialog.getByLabel('Path').fill('profile.name');
    await dialog.getByLabel('Field of the user').fill('name');
    await dialog.getByLabel('Required').check();
    await assertAccessible(page, 'the form of a provider');
  });

  const { config, secret_config: secrets, metadata_fields: fields } = await provider(app, 'custom-token');
  assert.deepEqual([config.audience, secrets, fields],
    [['shop'], { signingKeys: ['signing'] }, [{ required: true, name: 'profile.name', field_name: 'name' }]]);
  const claims = { aud: 'shop', sub: 'ada', exp: Math.floor(Date.now() / 1000) + 600, profile: { name: 'Ada' } };
  const { user_id: id } = await app.logIn('custom-token', { token: signJwt(claims, key) });
  assert.equal((await app.admin('GET', `/users/${id}`)).data.name, 'Ada');
  const { profile, ...without } = claims;
  await failure(app.logIn('custom-token', { token: signJwt({ ...without, sub: profile.name }, key) }));
});

test('a custom function and OAuth providers have their fields, and no secret is shown', withBrowser, async (t) => {
  const app = await emulator.createApp({});
  await app.createFunction('who', 'exports = ({ name }) => name');
  const page = await openConsole(t, browser, emulator, { app, tab: 'providers' });

  await edit(page, 'custom-function', (dialog) => dialog.getByLabel('Function', { exact: true }).selectOption('who'));
  await app.logIn('custom-function', { name: 'ada' });
  await edit(page, 'oauth2-google', async (dialog) => {
    await dialog.getByLabel('Client id').fill('shop.example');
    await dialog.getByLabel(/^Client secret/).fill('nobody sees this');
    await dialog.getByLabel(/^Redirect URIs/).fill('http://app.example/a\nhttp://app.example/b');
    await dialog.getByLabel('OpenID Connect').check();
    await dialog.getByLabel(/^Domain restrictions/).fill('example.com');
  });
  const google = await provider(app, 'oauth2-google');
  assert.deepEqual(google.config, { clientId: 'shop.example', openId: true });
  assert.deepEqual(google.redirect_uris, ['http://app.example/a', 'http://app.example/b']);
  assert.deepEqual(google.domain_restrictions, ['example.com']);
  const [{ name }] = await app.admin('GET', '/secrets');
  assert.deepEqual(google.secret_config, { clientSecret: name });
  await edit(page, 'oauth2-google', async (dialog) => {
    assert.equal(await dialog.getByLabel(/^Client secret/).inputValue(), '');
    await dialog.getByText(name).waitFor();
    assert.doesNotMatch(await page.content(), /nobody sees this/);
    await dialog.getByLabel('Client id').fill('other.example');
  });
  assert.deepEqual((await provider(app, 'oauth2-google')).secret_config, { clientSecret: name });
  assert.equal((await app.admin('GET', '/secrets')).length, 1);
});

test('what has no field is changed as JSON', withBrowser, async (t) => {
  const app = await emulator.createApp({ email: EMAIL.autoConfirm });
  const page = await openConsole(t, browser, emulator, { app, tab: 'providers' });

  await page.getByRole('button', { name: 'Edit local-userpass' }).click();
  await page.getByText('All settings, as in the Admin API').click();
  await page.getByLabel('Settings (JSON)').fill('{"config": ');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').getByRole('alert').filter({ hasText: /JSON/ }).waitFor();
  await page.getByLabel('Settings (JSON)').fill('{"config": {"anything": 1}}');
  await page.getByLabel('Password reset URL').fill('http://app.example/r');
  await page.getByRole('button', { name: 'Save' }).click();
  await told(page, 'local-userpass was saved.');
  const { config } = await provider(app, 'local-userpass');
  assert.deepEqual([config.anything, config.autoConfirm, config.resetPasswordUrl], [1, true, 'http://app.example/r']);
});
