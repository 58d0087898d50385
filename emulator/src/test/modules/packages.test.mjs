// npm packages of the registry in functions: what apps of the service use most.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import jsonwebtoken from 'jsonwebtoken';
import { GROUP_ID, useEmulator } from '../clients/harness.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));

let app;
let token;

async function archive() {
  const directory = await mkdtemp(join(tmpdir(), 'emulator-modules-'));
  try {
    const file = join(directory, 'node_modules.tar.gz');
    execFileSync('tar', ['-czf', file, 'node_modules'], { cwd: HERE });
    return await readFile(file);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Uploads as realm-cli does: a form, and then the status until it is known. */
async function upload(emulator, fileName, content) {
  const login = await emulator.fetch('POST', '/api/admin/v3.0/auth/providers/mongodb-cloud/login', {
    body: { username: 'emulator', apiKey: 'emulator-private-key' },
  });
  const form = new FormData();
  form.append('file', new Blob([content]), fileName);
  const base = `${emulator.adminUrl}/groups/${GROUP_ID}/apps/${app._id}/dependencies`;
  const headers = { Authorization: `Bearer ${login.body.access_token}` };
  const answer = await fetch(base, { method: 'PUT', headers, body: form });
  assert.equal(answer.status, 204, await answer.text());
  const status = await (await fetch(`${base}/status`, { headers })).json();
  assert.deepEqual(status, { status: 'successful', status_message: '' });
  const archived = await fetch(`${base}/archive`, { headers });
  assert.equal(archived.status, 200);
  assert.match(archived.headers.get('content-disposition'), /filename="node_modules.zip"/);
}

const emulator = useEmulator(async (started) => {
  app = await started.createApp({ anonymous: true });
  await upload(started, 'node_modules.tar.gz', await archive());
  token = (await app.logIn('anon-user', {})).access_token;
});

let functions = 0;
async function run(body, ...args) {
  const name = `f${++functions}`;
  await app.createFunction(name, `exports = async function (...args) { ${body} };`);
  const answer = await emulator.fetch('POST', `/api/client/v2.0/app/${app.clientAppId}/functions/call`, {
    body: { name, arguments: args },
    token,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

test('moment', async () => {
  assert.equal(
    await run("return require('moment').utc('2020-01-31').add(1, 'month').format('YYYY-MM-DD dddd')"),
    '2020-02-29 Saturday');
  assert.equal(await run("return require('moment').duration(90, 'minutes').humanize()"), '2 hours');
  assert.equal(
    await run("const m = require('moment'); require('moment/locale/de'); return m.utc('2020-03-01').locale('de').format('MMMM')"),
    'März');
});

test('moment-timezone', async () => {
  assert.equal(
    await run("return require('moment-timezone').tz('2020-07-01T00:00:00Z', 'Europe/Berlin').format()"),
    '2020-07-01T02:00:00+02:00');
});

test('axios calls the emulator itself', async () => {
  const url = `https://services.cloud.mongodb.com/api/client/v2.0/app/${app.clientAppId}`;
  assert.deepEqual(
    await run(`const { status, data, headers } = await require('axios').get('${url}/location');
      return [String(status), data.deployment_model, headers['content-type']]`),
    ['200', 'GLOBAL', 'application/json']);
  assert.equal(
    await run(`const { data } = await require('axios').post('${url}/auth/providers/anon-user/login', {});
      return typeof data.access_token`),
    'string');
  assert.deepEqual(
    await run(`try { await require('axios').get('${url}/nowhere') } catch (e) { return [String(e.response.status), e.isAxiosError] }`),
    ['404', true]);
  assert.match(
    await run("try { await require('axios').get('http://example.com/') } catch (e) { return e.message }"),
    /does not call 'example.com'/);
});

test('password-hash', async () => {
  assert.equal(
    await run("const p = require('password-hash'); const h = p.generate('x'); return [p.verify('x', h), p.verify('y', h), p.isHashed(h)].join()"),
    'true,false,true');
});

test('js-base64 and base64url', async () => {
  assert.equal(await run("return require('js-base64').Base64.decode(require('js-base64').Base64.encode('hä?'))"), 'hä?');
  assert.equal(await run("return require('base64url').default('h?>')"), 'aD8-');
  assert.equal(await run("return require('base64url').decode('aD8-')"), 'h?>');
});

test('joi', async () => {
  assert.deepEqual(
    await run(`const Joi = require('joi');
      const schema = Joi.object({ a: Joi.number().integer().required(), e: Joi.string().email(), u: Joi.string().uri() });
      return [String(schema.validate({ a: '1', e: 'x@example.com', u: 'http://a/' }).value.a), schema.validate({}).error.message]`),
    ['1', '"a" is required']);
});

test('qs', async () => {
  assert.equal(await run("return require('qs').parse('a[b][]=1&a[b][]=2').a.b.join()"), '1,2');
  assert.equal(await run("return require('qs').stringify({ a: { b: 'x y' } })"), 'a%5Bb%5D=x%20y');
});

test('uuid', async () => {
  assert.match(await run("return require('uuid').v4()"), /^[0-9a-f-]{36}$/);
  assert.equal(
    await run("const { v5 } = require('uuid'); return v5('hello.example.com', v5.DNS)"),
    'fdda765f-fc57-5604-a269-52a7df8164ec');
});

test('lodash', async () => {
  assert.equal(
    await run("const _ = require('lodash'); return JSON.stringify([_.chunk([1, 2, 3], 2), _.get({ a: [{ b: 1 }] }, 'a[0].b'), _.cloneDeep({ d: new Date(0) })])"),
    '[[[1,2],[3]],1,{"d":"1970-01-01T00:00:00.000Z"}]');
  assert.equal(await run("return require('lodash/camelCase')('to camel')"), 'toCamel');
});

test('bcryptjs', async () => {
  assert.equal(
    await run("const b = require('bcryptjs'); const h = await b.hash('x', 4); return [await b.compare('x', h), b.compareSync('y', h)].join()"),
    'true,false');
});

test('jsonwebtoken', async () => {
  assert.equal(
    await run("const j = require('jsonwebtoken'); const t = j.sign({ a: 1 }, 's', { expiresIn: '1h' }); return j.verify(t, 's').a + ''"),
    '1');
  assert.match(
    await run("const j = require('jsonwebtoken'); try { j.verify(j.sign({}, 's'), 't') } catch (e) { return e.name + ': ' + e.message }"),
    /^JsonWebTokenError: invalid signature$/);
});

test('jsonwebtoken with keys of RSA and EC', async () => {
  for (const [algorithm, type, options] of [
    ['RS256', 'rsa', { modulusLength: 2048 }],
    ['PS256', 'rsa', { modulusLength: 2048 }],
    ['ES256', 'ec', { namedCurve: 'P-256' }],
  ]) {
    const { privateKey, publicKey } = generateKeyPairSync(type, {
      ...options,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const [ours, theirs] = await run(
      `const j = require('jsonwebtoken'); const [key, pub, algorithm, given] = args;
        return [j.sign({ sub: 'ours' }, key, { algorithm }), j.verify(given, pub).sub]`,
      privateKey, publicKey, algorithm, jsonwebtoken.sign({ sub: 'theirs' }, privateKey, { algorithm }));
    assert.equal(jsonwebtoken.verify(ours, publicKey, { algorithms: [algorithm] }).sub, 'ours');
    assert.equal(theirs, 'theirs');
  }
});

test('slugify', async () => {
  assert.equal(await run("return require('slugify')('Hällo Wörld!', { lower: true })"), 'hallo-world!');
});

test('crypto-js', async () => {
  assert.equal(
    await run("const c = require('crypto-js'); return c.AES.decrypt(c.AES.encrypt('m', 'k').toString(), 'k').toString(c.enc.Utf8) + c.SHA256('a').toString().slice(0, 8)"),
    'mca978112');
  assert.equal(await run("return require('crypto-js/md5')('a').toString().slice(0, 8)"), '0cc175b9');
});

test('async', async () => {
  assert.equal(
    await run("return (await require('async').mapLimit([1, 2, 3], 2, async (x) => x * 2)).join()"), '2,4,6');
  assert.equal(
    await run("return await new Promise((r, j) => require('async').waterfall([(cb) => cb(null, 'a'), (x, cb) => cb(null, x + 'b')], (e, v) => e ? j(e) : r(v)))"),
    'ab');
});
