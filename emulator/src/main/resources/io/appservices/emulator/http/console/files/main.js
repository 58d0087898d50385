// The page: whether somebody is signed in, and then the shell with its tabs.

import { hasSession, signIn, signedOut } from './api.js';
import { field, fill, h } from './dom.js';

async function start() {
  if (await hasSession()) {
    await open();
  } else {
    showSignIn();
  }
}

async function open() {
  const { openShell } = await import('./shell.js');
  await openShell(document.body);
}

function showSignIn() {
  const used = location.hash === '#/link-used';
  const publicKey = field('Public key', 'input', { required: true, autocomplete: 'username' });
  const privateKey = field('Private key', 'input', {
    type: 'password',
    required: true,
    autocomplete: 'current-password',
  });
  const problem = h('p', { role: 'alert', class: 'problem' },
    used ? 'That link was used already, or the emulator was started again. It printed a new one.' : '');
  const enter = async (event) => {
    event.preventDefault();
    try {
      await signIn(publicKey.input.value, privateKey.input.value);
      privateKey.input.value = '';
      if (used) {
        history.replaceState(null, '', '/');
      }
      await open();
    } catch (refusal) {
      fill(problem, refusal.status === 401 ? 'No operator has this key pair.' : refusal.message);
      privateKey.input.focus();
    }
  };
  fill(
    document.body,
    h('main', { class: 'sign-in' },
      h('h1', {}, 'App Services emulator'),
      h('p', {}, 'Sign in with the admin key pair, which the emulator printed when it started.'),
      problem,
      h('form', { on: { submit: enter } },
        publicKey.row,
        privateKey.row,
        h('button', { type: 'submit', class: 'primary' }, 'Sign in'))),
  );
  publicKey.input.focus();
}

signedOut.addEventListener('ended', showSignIn);
start().catch((failure) =>
  fill(document.body, h('main', { class: 'sign-in' }, h('p', { role: 'alert' }, failure.message))));
