// Starts the emulator the way a user does and prepares apps through its Admin API.
// Nothing in here uses the clients under test: they must stand on their own.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { after, before } from 'node:test';
import { ADMIN_KEY, GROUP_ID, PASSWORD, newEmail } from './values.mjs';

export * from './values.mjs';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 60_000;
// Some of the clients repeat a refused call for ever, which no test outlives.
const FILE_LIMIT_MS = 900_000;

function executable() {
  const configured = process.env.APPSERVICES_EMULATOR_BIN;
  const path = configured
    ? resolve(configured)
    : fileURLToPath(
        new URL('../../../target/appservices-emulator/bin/appservices-emulator', import.meta.url),
      );
  assert.ok(existsSync(path), `no emulator at ${path}: build it, or set APPSERVICES_EMULATOR_BIN`);
  return path;
}

/** One running emulator. `useEmulator()` is the usual way to get one. */
export class Emulator {
  #child;
  #directory;
  #adminToken;
  #stderr = '';

  /** The lines of the banner. */
  banner = [];

  /** Starts one, with options of the command line. */
  static async start(...options) {
    const emulator = new Emulator();
    const running = process.env.APPSERVICES_EMULATOR_URL;
    if (running) {
      emulator.baseUrl = running.replace(/\/$/, '');
    } else {
      await emulator.#launch(options);
    }
    const login = await emulator.fetch('POST', '/api/admin/v3.0/auth/providers/mongodb-cloud/login', {
      body: ADMIN_KEY,
    });
    assert.equal(login.status, 200, `admin login: ${JSON.stringify(login.body)}`);
    emulator.#adminToken = login.body.access_token;
    return emulator;
  }

  async #launch(options) {
    // A directory of its own, so that nothing the emulator writes can reach another run.
    this.#directory = await mkdtemp(join(tmpdir(), 'emulator-clients-'));
    const child = spawn(executable(), ['start', '--port', '0', ...options], {
      cwd: this.#directory,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    process.once('exit', () => child.kill('SIGKILL'));
    child.stderr.setEncoding('utf8').on('data', (text) => {
      this.#stderr = (this.#stderr + text).slice(-8000);
    });
    this.baseUrl = await new Promise((ready, failed) => {
      const fail = (what) => failed(new Error(`${what}\n${this.#stderr}`));
      const limit = setTimeout(() => fail('the emulator did not get ready'), START_LIMIT_MS);
      const lines = createInterface({ input: child.stdout });
      lines.on('line', (line) => {
        this.banner.push(line);
        const match = /^ready (\S+)$/.exec(line);
        if (match) {
          clearTimeout(limit);
          ready(match[1].replace(/\/$/, ''));
        }
      });
      child.once('error', (error) => fail(error.message));
      child.once('exit', (code, signal) => {
        clearTimeout(limit);
        fail(`the emulator ended (${code ?? signal}) before it was ready`);
      });
    });
  }

  /** Ends the process politely and checks that it leaves politely, too. */
  async stop() {
    const child = this.#child;
    if (!child) {
      return;
    }
    try {
      assert.equal(child.exitCode, null, `the emulator ended by itself\n${this.#stderr}`);
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const [code, signal] = await exited;
      clearTimeout(limit);
      assert.deepEqual({ code, signal }, { code: 0, signal: null }, this.#stderr);
    } finally {
      await rm(this.#directory, { recursive: true, force: true });
    }
  }

  get adminUrl() {
    return `${this.baseUrl}/api/admin/v3.0`;
  }

  /** A bare HTTP call: `{status, headers, body}`, the body parsed when it says it is JSON. */
  async fetch(method, path, { body, token } = {}) {
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
  }

  /** An Admin API call that has to succeed; gives the body. */
  async admin(method, path, body) {
    const answer = await this.fetch(method, `/api/admin/v3.0${path}`, {
      body,
      token: this.#adminToken,
    });
    assert.ok(
      answer.status >= 200 && answer.status < 300,
      `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`,
    );
    return answer.body;
  }

  /** Creates an app with the given providers: `{anonymous, email, apiKeys, product}`. */
  async createApp({ anonymous = false, email, apiKeys = false, product } = {}) {
    const query = product ? `?product=${product}` : '';
    const name = `t-${randomBytes(6).toString('hex')}`;
    const app = new TestApp(
      this,
      await this.admin('POST', `/groups/${GROUP_ID}/apps${query}`, { name }),
    );
    if (anonymous) {
      await app.addProvider({ type: 'anon-user' });
    }
    if (email) {
      await app.addProvider({ type: 'local-userpass', config: email });
    }
    if (apiKeys) {
      const [provider] = (await app.admin('GET', '/auth_providers')).filter(
        ({ type }) => type === 'api-key',
      );
      await app.admin('PUT', `/auth_providers/${provider._id}/enable`);
    }
    return app;
  }
}

/** One app of the emulator. */
export class TestApp {
  constructor(emulator, { _id, client_app_id }) {
    this.emulator = emulator;
    this._id = _id;
    this.clientAppId = client_app_id;
    this.baseUrl = emulator.baseUrl;
  }

  admin(method, path, body) {
    return this.emulator.admin(method, `/groups/${GROUP_ID}/apps/${this._id}${path}`, body);
  }

  addProvider(provider) {
    return this.admin('POST', '/auth_providers', { name: provider.type, ...provider });
  }

  /** Creates a confirmed email/password user. */
  async createUser() {
    const email = newEmail();
    const user = await this.admin('POST', '/users', { email, password: PASSWORD });
    return { ...user, email };
  }

  createFunction(name, source) {
    return this.admin('POST', '/functions', { name, source, private: false, run_as_system: true });
  }

  /** Logs in over plain HTTP; the four fields of the answer. */
  async logIn(provider, credentials, device) {
    const answer = await this.emulator.fetch(
      'POST',
      `/api/client/v2.0/app/${this.clientAppId}/auth/providers/${provider}/login`,
      { body: { ...credentials, ...(device ? { options: { device } } : {}) } },
    );
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  }

  /** The mails the app sent to an address, oldest first. */
  async outbox(to, kind) {
    const query = new URLSearchParams({ app: this.clientAppId, to, kind });
    const answer = await this.emulator.fetch('GET', `/__emulator/v1/outbox?${query}`);
    assert.equal(answer.status, 200);
    return answer.body.messages;
  }

  async lastMail(to, kind) {
    const mail = (await this.outbox(to, kind)).at(-1);
    assert.ok(mail, `no ${kind} mail to ${to}`);
    return mail;
  }
}

/**
 * One emulator for the tests of the calling file, usable inside tests and inside `prepare`, which
 * runs once it is up.
 */
export function useEmulator(prepare) {
  const holder = { current: undefined };
  before(async () => {
    setTimeout(() => {
      console.error('the tests of this file do not end');
      process.exit(1);
    }, FILE_LIMIT_MS).unref();
    holder.current = await Emulator.start();
    await prepare?.(holder.current);
  });
  after(() => holder.current?.stop());
  return new Proxy(holder, {
    get({ current }, name) {
      const value = Reflect.get(current, name, current);
      return typeof value === 'function' ? value.bind(current) : value;
    },
  });
}
