// A real browser, and a web server for the pages of an app in it.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';

const CHROMIUM = process.env.CHROMIUM_BIN ?? '/usr/bin/chromium';
const STEP_LIMIT_MS = 60_000;
const require = createRequire(import.meta.url);

/** Why tests with a browser cannot run here; false if they can. */
export const noBrowser =
  process.env.CHROMIUM_BIN === undefined && !existsSync(CHROMIUM)
    ? 'no Chromium here: set CHROMIUM_BIN'
    : false;

const page = (body) => `<!doctype html><meta charset="utf-8"><title>App</title>${body}`;
const file = (module, path) =>
  readFile(require.resolve(`${module}/package.json`).replace(/package\.json$/, path));

/** What the app's own web server has: the clients as they are published, and two pages for each. */
const CONTENT = {
  '/realm-web.js': () => file('realm-web', 'dist/bundle.iife.js'),
  '/stitch.js': () => file('mongodb-stitch', 'dist/web/stitch.js'),
  '/': () =>
    page(`<script src="/realm-web.js"></script>
      <button onclick="outcome = action()">Go</button>`),
  '/done': () => page('<script src="/realm-web.js"></script><script>Realm.handleAuthRedirect()</script>'),
  '/blank': () => page(''),
  '/stitch': () => page('<script src="/stitch.js"></script>'),
};

/** How Chromium is started. */
export const LAUNCH = {
  executablePath: CHROMIUM,
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};

/**
 * One Chromium and one web server for the tests of the calling file.
 *
 * `hosts` says where names lead to, as a name server would.
 */
export function useBrowser({ hosts = {} } = {}) {
  const rules = Object.entries(hosts).map(([name, address]) => `MAP ${name} ${address}`);
  const launch = rules.length
    ? { ...LAUNCH, args: [...LAUNCH.args, `--host-resolver-rules=${rules.join(', ')}`] }
    : LAUNCH;
  const holder = {};
  before(async () => {
    if (noBrowser) {
      return;
    }
    const { chromium } = await import('playwright-core');
    holder.chromium = chromium;
    holder.server = await serve();
    holder.browser = await chromium.launch(launch);
  });
  after(async () => {
    await holder.browser?.close();
    holder.server?.closeAllConnections();
    holder.server?.close();
  });
  return {
    /** The address of a page of the app. */
    url: (path, host = '127.0.0.1') => `http://${host}:${holder.server.address().port}${path}`,

    /** A window of a browser that has never been used; closed at the end of the test. */
    async open(t, url, { thirdPartyCookies = false } = {}) {
      const context = thirdPartyCookies
        ? await openLenientBrowser(t, holder.chromium)
        : await holder.browser.newContext();
      t.after(() => context.close());
      context.setDefaultTimeout(STEP_LIMIT_MS);
      const opened = await context.newPage();
      await opened.goto(url);
      return opened;
    },
  };
}

/** Whether third-party cookies are allowed is a preference of the user, not of a window. */
async function openLenientBrowser(t, chromium) {
  const profile = await mkdtemp(join(tmpdir(), 'emulator-browser-'));
  t.after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return chromium.launchPersistentContext(profile, LAUNCH);
}

async function serve() {
  const server = createServer(async (request, response) => {
    const content = CONTENT[new URL(request.url, 'http://app').pathname];
    if (!content) {
      response.writeHead(404).end();
      return;
    }
    const type = request.url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'Content-Type': type }).end(await content());
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

/** Clicks what opens a window; gives the window. */
export async function popup(opener, click) {
  const [opened] = await Promise.all([opener.waitForEvent('popup'), click()]);
  await opened.waitForLoadState();
  return opened;
}

/** Fills in the page on which one chooses an account. */
export async function signIn(window, { email, name }) {
  assert.match(await window.title(), /^Sign in with (Google|Facebook|Apple) - /);
  await window.getByLabel('Email').fill(email);
  if (name) {
    await window.getByLabel('Name').fill(name);
  }
  await window.getByRole('button', { name: 'Sign in' }).click();
}

/** Waits until a window is closed, if it is not closed yet. */
export async function closed(window) {
  if (!window.isClosed()) {
    await window.waitForEvent('close');
  }
}
