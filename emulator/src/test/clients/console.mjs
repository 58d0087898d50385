// The console in a real browser: signed in, and with what it must never do watched for.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ADMIN_KEY } from './harness.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const BAD = ['serious', 'critical'];

/** Opens the console and signs in with the key pair; anything that the browser complains of fails the test. */
export async function openConsole(t, browser, emulator, { app, tab = 'users', parameters = {} } = {}) {
  const page = await browser.open(t, `${emulator.baseUrl}/`);
  const complaints = watch(page);
  t.after(() => assert.deepEqual(complaints, [], 'the browser complains'));
  await page.getByLabel('Public key').fill(ADMIN_KEY.username);
  await page.getByLabel('Private key').fill(ADMIN_KEY.apiKey);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Console' }).waitFor();
  await goTo(page, tab, { ...(app ? { app: app.clientAppId } : {}), ...parameters });
  return page;
}

/** Opens a tab as a link would. */
export async function goTo(page, tab, parameters = {}) {
  await page.evaluate((hash) => { location.hash = hash; }, `#/${tab}?${new URLSearchParams(parameters)}`);
  await page.locator(`nav a[aria-current][href^="#/${tab}?"], nav a[aria-current][href="#/${tab}"]`).waitFor();
  await page.getByText('Loading…').waitFor({ state: 'detached' });
}

function watch(page) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`a window of a script: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('console', (message) => {
    // What is answered with an error is told in the page, and only named in passing here.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  return complaints;
}

/** Chooses an entry of the menu of a row. */
export async function choose(page, name, entry) {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

/** Waits for the green banner. */
export const told = (page, message) => page.getByRole('status').filter({ hasText: message }).waitFor();

/** Has axe look at the page as it is. */
export async function assertAccessible(page, what) {
  // The policy lets no script in but the console's own; a debugger is not asked.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: await readFile(AXE, 'utf8') });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const serious = violations
    .filter(({ impact }) => BAD.includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  assert.deepEqual(serious, [], what);
}

/** The streams of changes that a page has open, by request; each is the topic. */
export function openStreams(page) {
  const open = new Map();
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/__emulator/console/changes') {
      open.set(request, searchParams.get('topic'));
    }
  });
  for (const ended of ['requestfinished', 'requestfailed']) {
    page.on(ended, (request) => open.delete(request));
  }
  return () => [...open.values()];
}

/** Waits until a condition holds, which is looked at again and again. */
export async function until(condition, what, millis = 60_000) {
  const end = Date.now() + millis;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
