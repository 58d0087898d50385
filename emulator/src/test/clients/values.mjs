// What tests of all clients use beside an emulator: fixed values, new emails, and tokens.

import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';

export const GROUP_ID = '5f60207f14dfb25d23101102';
export const DEFAULT_APP = { _id: '5f60207f14dfb25d24511201', client_app_id: 'myapp-abcde' };
export const ADMIN_KEY = { username: 'emulator', apiKey: 'emulator-private-key' };
export const PASSWORD = 'correct horse battery';
export const OBJECT_ID = /^[0-9a-f]{24}$/;
export const EMAIL_TOKEN = /^[0-9a-f]{128}$/;
export const ZERO_ID = '0'.repeat(24);

/** Settings of the email/password provider, as a project would have them. */
export const EMAIL = {
  autoConfirm: { autoConfirm: true, resetPasswordUrl: 'http://app.example/reset' },
  confirmByMail: {
    autoConfirm: false,
    emailConfirmationUrl: 'http://app.example/confirm',
    confirmEmailSubject: 'Please confirm',
    resetPasswordUrl: 'http://app.example/reset',
    resetPasswordSubject: 'Your new password',
  },
};

let emails = 0;
const run = randomBytes(4).toString('hex');

export function newEmail(name = 'user') {
  return `${name}-${run}-${++emails}@example.com`;
}

/** The same token with another signature. */
export function forge(token) {
  const [header, payload, signature] = token.split('.');
  const first = signature[0] === 'A' ? 'B' : 'A';
  return [header, payload, first + signature.slice(1)].join('.');
}

export function claims(token) {
  const parts = token.split('.');
  assert.equal(parts.length, 3, 'a compact JWS');
  return JSON.parse(Buffer.from(parts[1], 'base64url').toString('utf8'));
}

/** A JWT of somebody else's identity service. */
export function signJwt(payload, secret) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/** Gives what a promise is rejected with. */
export async function failure(promise) {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  assert.ok('error' in outcome, `expected a failure, got ${JSON.stringify(outcome.value)}`);
  return outcome.error;
}
