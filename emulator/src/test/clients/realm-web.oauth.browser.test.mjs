import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closed, noBrowser, popup, signIn, useBrowser } from './browser.mjs';
import { newEmail, useEmulator } from './harness.mjs';

const skip = noBrowser;
const emulator = useEmulator();
const browser = useBrowser();

/** The page of an app that logs in with these providers, in a browser of its own. */
async function openApp(t, { host, ...options } = {}) {
  const testApp = await emulator.createApp({ anonymous: true });
  const redirect = browser.url('/done', host);
  for (const type of ['oauth2-google', 'oauth2-facebook', 'oauth2-apple']) {
    await testApp.addProvider({ type, redirect_uris: [redirect] });
  }
  const page = await browser.open(t, browser.url('/', host), options);
  await page.evaluate(
    ({ id, baseUrl, redirectUrl }) => {
      window.app = new Realm.App({ id, baseUrl });
      window.redirectUrl = redirectUrl;
      window.view = (user) => ({
        id: user.id,
        email: user.profile.email,
        name: user.profile.name,
        providers: user.identities.map(({ providerType }) => providerType),
        isCurrent: user === app.currentUser && user.isLoggedIn,
      });
    },
    { id: testApp.clientAppId, baseUrl: testApp.baseUrl, redirectUrl: redirect },
  );
  return { testApp, page };
}

/** Clicks the page's button, which does this; the window that opens. */
async function start(page, action) {
  await page.evaluate((source) => {
    window.action = () =>
      eval(source)().then(
        (value) => ({ value }),
        (error) => ({ error: error.message }),
      );
  }, `(${action})`);
  return popup(page, () => page.getByRole('button', { name: 'Go' }).click());
}

const outcome = (page) => page.evaluate(() => window.outcome);

const logInWithGoogle = () => app.logIn(Realm.Credentials.google({ redirectUrl })).then(view);
const PROVIDERS = {
  'oauth2-google': logInWithGoogle,
  'oauth2-facebook': () => app.logIn(Realm.Credentials.facebook(redirectUrl)).then(view),
  'oauth2-apple': () => app.logIn(Realm.Credentials.apple(redirectUrl)).then(view),
};

for (const [provider, action] of Object.entries(PROVIDERS)) {
  test(`${provider} logs in in a window of its own`, { skip }, async (t) => {
    const { testApp, page } = await openApp(t);
    const email = newEmail();

    const window = await start(page, action);
    await signIn(window, { email, name: 'Ada Lovelace' });

    const { value, error } = await outcome(page);
    assert.equal(error, undefined);
    const { id, ...user } = value;
    assert.deepEqual(user, {
      email,
      name: 'Ada Lovelace',
      providers: [provider],
      isCurrent: true,
    });
    await closed(window);
    const users = await testApp.admin('GET', '/users');
    assert.deepEqual(
      users.map(({ _id }) => _id),
      [id],
    );
  });
}

test('an account that was used before is offered', { skip }, async (t) => {
  const { page } = await openApp(t);
  const email = newEmail();
  await signIn(await start(page, logInWithGoogle), { email });
  const first = await outcome(page);

  const window = await start(page, logInWithGoogle);
  await window.getByRole('button', { name: email }).click();

  const second = await outcome(page);
  assert.equal(second.error, undefined);
  assert.equal(second.value.id, first.value.id);
});

test('who cancels is not logged in, and the window closes', { skip }, async (t) => {
  const { page } = await openApp(t);

  const window = await start(page, logInWithGoogle);
  await window.getByRole('button', { name: 'Cancel' }).click();

  const { error } = await outcome(page);
  assert.equal(error, "Failed to decode 'authInfo' into ids and tokens");
  await closed(window);
  assert.equal(await page.evaluate(() => app.currentUser), null);
});

test('a redirect that is not listed shows why', { skip }, async (t) => {
  const { page } = await openApp(t);
  await page.evaluate(() => {
    redirectUrl += '/';
  });

  const window = await start(page, logInWithGoogle);

  assert.match(await window.content(), /is not among the provider's redirect URIs/);
});

/** Sets out to link; the window in which one chooses an account. */
async function startLink(page) {
  await page.evaluate(() => app.logIn(Realm.Credentials.anonymous()));
  return start(page, async () => {
    const { id } = app.currentUser;
    await app.currentUser.linkCredentials(Realm.Credentials.google({ redirectUrl }));
    return { ...view(app.currentUser), keptId: app.currentUser.id === id };
  });
}

async function assertLinks(page) {
  const email = newEmail();

  await signIn(await startLink(page), { email });

  const { value, error } = await outcome(page);
  assert.equal(error, undefined);
  assert.equal(value.keptId, true);
  assert.equal(value.email, email);
  assert.deepEqual(value.providers, ['anon-user', 'oauth2-google']);
}

test('an anonymous user links', { skip }, async (t) => {
  const { page } = await openApp(t);

  await assertLinks(page);
});

// For a page on another host, the emulator is a third party.
test('a page on another host links with third-party cookies', { skip }, async (t) => {
  const { page } = await openApp(t, { host: 'localhost', thirdPartyCookies: true });

  await assertLinks(page);
});

test('without third-party cookies, a page on another host learns why', { skip }, async (t) => {
  const { page } = await openApp(t, { host: 'localhost' });
  const window = await startLink(page);
  const ends = [];
  window.on('framenavigated', (frame) => ends.push(decodeURIComponent(frame.url())));

  await signIn(window, { email: newEmail() });

  const { error } = await outcome(page);
  assert.equal(error, "Failed to decode 'authInfo' into ids and tokens");
  assert.match(ends.at(-1), /_baas_error=the browser sent no cookie to link with/);
});
