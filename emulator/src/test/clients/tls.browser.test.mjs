// A browser whose user did what docs/tls.md says, and one whose user did not.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { LAUNCH, noBrowser } from './browser.mjs';
import { Emulator } from './harness.mjs';

const run = promisify(execFile);
const certutil = (process.env.PATH ?? '').split(':').some((bin) => existsSync(join(bin, 'certutil')));
const skip = noBrowser || (certutil ? false : 'no certutil here: Debian has it in libnss3-tools');

/** The lines for Chromium, as the page has them. */
async function documented() {
  const page = await readFile(new URL('../../../../docs/tls.md', import.meta.url), 'utf8');
  const [, section] = /\*\*Chromium, Chrome on Linux\*\*:(.*?)\n- \*\*/s.exec(page);
  const lines = [...section.matchAll(/`([^`]*(?:mkdir|certutil) [^`]*)`/g)].map(([, line]) => line);
  assert.ok(lines.length > 0, section);
  return lines.map((line) => line.replace(/\s+/g, ' '));
}

/** An emulator with TLS, whose files are below a new home. */
async function start(t) {
  const home = await mkdtemp(join(tmpdir(), 'emulator-home-'));
  t.after(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  const directory = join(home, '.config/appservices-emulator/tls');
  const emulator = await Emulator.start('--tls', '--tls-port', '0', '--tls-directory', directory);
  t.after(() => emulator.stop());
  const url = emulator.banner.map((line) => /^ +by TLS +(\S+)$/.exec(line)).find(Boolean)[1];
  return { home, url: url.replace('127.0.0.1', 'localhost'), authority: join(directory, 'ca.crt') };
}

/** A Chromium of its own that lives in a home. */
async function browse(t, home) {
  const { chromium } = await import('playwright-core');
  const profile = join(home, 'profile');
  await mkdir(profile, { recursive: true });
  const context = await chromium.launchPersistentContext(profile, {
    ...LAUNCH,
    env: { ...process.env, HOME: home },
  });
  t.after(() => context.close());
  return context.newPage();
}

test('Chromium trusts the authority after the lines of the documentation', { skip }, async (t) => {
  const { home, url, authority } = await start(t);
  for (const line of await documented()) {
    await run('sh', ['-c', line], { env: { ...process.env, HOME: home, CA: authority } });
  }

  const page = await browse(t, home);
  const answer = await page.goto(`${url}/__emulator/v1/health`);

  assert.equal(answer.status(), 200);
  assert.equal(await page.evaluate(() => globalThis.isSecureContext), true);
  const location = await page.evaluate(
    async (path) => (await fetch(path)).json(),
    '/api/client/v2.0/app/myapp-abcde/location',
  );
  assert.equal(location.hostname, url);
});

test('Chromium refuses the certificate of an authority that nobody told it of', { skip: noBrowser }, async (t) => {
  const { home, url } = await start(t);

  const page = await browse(t, home);

  await assert.rejects(page.goto(`${url}/__emulator/v1/health`), /ERR_CERT_AUTHORITY_INVALID/);
});
