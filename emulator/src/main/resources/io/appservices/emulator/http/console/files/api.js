// Calls of the emulator's APIs. The browser keeps the session in a cookie that no script sees; the
// page exchanges it for an access token of the Admin API, which is in memory only.

const CONSOLE = '/__emulator/console';
const CONTROL = '/__emulator/v1';
const ADMIN = '/api/admin/v3.0';

let csrfToken = '';
let accessToken = '';

/** A call that was refused. */
export class Refusal extends Error {
  constructor(status, body) {
    super(body?.error ?? (status ? `the server answered ${status}` : 'the server cannot be reached'));
    this.status = status;
    this.code = body?.error_code;
    this.link = body?.link;
  }
}

/** The target of the event that the session has ended. */
export const signedOut = new EventTarget();

async function send(method, path, { body, headers, signal, raw } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      credentials: 'same-origin',
      headers: {
        ...(body === undefined || raw ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || raw ? body : JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Refusal(0);
  }
  const content = await response.text();
  const isJson = (response.headers.get('Content-Type') ?? '').startsWith('application/json');
  const value = isJson && content !== '' ? JSON.parse(content) : content;
  if (!response.ok) {
    throw new Refusal(response.status, isJson ? value : undefined);
  }
  return value;
}

/** Tells if this browser is signed in. */
export async function hasSession() {
  const session = await send('GET', `${CONSOLE}/session`);
  csrfToken = session.csrf_token ?? '';
  return session.signed_in;
}

/** Tells `signedOut` if the session has ended; gives whether there is one. */
export async function checkSession() {
  const isSignedIn = await hasSession();
  if (!isSignedIn) {
    signedOut.dispatchEvent(new Event('ended'));
  }
  return isSignedIn;
}

/** The address of the stream that tells that something changed. */
export const changesAddress = (topic) => `${CONSOLE}/changes?topic=${topic}`;

export async function signIn(username, apiKey) {
  const session = await send('POST', `${CONSOLE}/session`, { body: { username, apiKey } });
  csrfToken = session.csrf_token;
  accessToken = '';
}

export async function signOut() {
  await send('DELETE', `${CONSOLE}/session`, { headers: csrf() });
  csrfToken = '';
  accessToken = '';
}

const csrf = () => ({ 'x-console-csrf-token': csrfToken });

let renewing;

/** Gets another token; calls that need one at the same time wait for the same. */
function renewToken() {
  renewing ??= requestToken().finally(() => { renewing = undefined; });
  return renewing;
}

/** Gets the first token while something else is read, so that nobody waits for it. */
export function prepareToken() {
  if (accessToken === '') {
    // Whoever needs it is told why there is none.
    renewToken().catch(() => {});
  }
}

async function requestToken() {
  try {
    accessToken = (await send('POST', `${CONSOLE}/token`, { headers: csrf() })).access_token;
  } catch (refusal) {
    if (refusal.status === 401 || refusal.status === 403) {
      signedOut.dispatchEvent(new Event('ended'));
    }
    throw refusal;
  }
}

/** Calls the Admin API; the path begins with a slash. Gives the body of the answer. */
export async function admin(method, path, body, { signal } = {}) {
  const fresh = accessToken === '';
  if (fresh) {
    await renewToken();
  }
  const call = () =>
    send(method, ADMIN + path, { body, signal, headers: { Authorization: `Bearer ${accessToken}` } });
  try {
    return await call();
  } catch (refusal) {
    // It lasts for half an hour of the emulator's clock, which may have been moved.
    if (refusal.status !== 401 || fresh) {
      throw refusal;
    }
    await renewToken();
    return call();
  }
}

/** Calls the emulator's own API; the path begins with a slash. */
export const control = (method, path, body, options = {}) =>
  send(method, CONTROL + path, { body, ...options });
