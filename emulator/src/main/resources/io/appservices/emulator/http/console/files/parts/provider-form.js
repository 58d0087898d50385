// How each authentication provider is set up: which fields it has.

import { form } from '../dialog.js';
import { field, h } from '../dom.js';
import { claims, flag, functionOf, lines, oneOf, secret, text, writeAll } from './provider-fields.js';

const url = (label, name) => text(label, name, { inputmode: 'url', size: 40 });

const oauth = (secretLabel, ...more) => [
  text('Client id', 'clientId', { size: 40 }),
  secret(secretLabel, 'clientSecret'),
  lines('Redirect URIs (one a line)', 'redirect_uris'),
  ...more,
  claims('Metadata fields'),
];

/** The providers in their order, with what they are called and their fields. */
export const PROVIDERS = {
  'anon-user': ['Anonymous', []],
  'local-userpass': ['Email / Password', [
    oneOf('User confirmation',
      [
        ['auto', 'Automatically', []],
        ['mail', 'By a mail with a link', [
          url('Email confirmation URL', 'emailConfirmationUrl'), text('Subject of the mail', 'confirmEmailSubject'),
        ]],
        ['function', 'By a function', [functionOf('Confirmation function', 'confirmationFunctionId', 'confirmationFunctionName')]],
      ],
      ({ autoConfirm, runConfirmationFunction }) => (autoConfirm ? 'auto' : runConfirmationFunction ? 'function' : 'mail'),
      (way) => ({ autoConfirm: way === 'auto', runConfirmationFunction: way === 'function' })),
    oneOf('Password reset',
      [
        ['mail', 'By a mail with a link', [
          url('Password reset URL', 'resetPasswordUrl'), text('Subject of the reset mail', 'resetPasswordSubject'),
        ]],
        ['function', 'By a function', [functionOf('Reset function', 'resetFunctionId', 'resetFunctionName')]],
      ],
      ({ runResetFunction }) => (runResetFunction ? 'function' : 'mail'),
      (way) => ({ runResetFunction: way === 'function' })),
  ]],
  'api-key': ['API Keys', []],
  'custom-token': ['Custom JWT', [
    oneOf('Tokens are verified',
      [
        ['keys', 'With signing keys', [
          text('Signing algorithm', 'signingAlgorithm', { placeholder: 'HS256', size: 10 }),
          lines('Signing keys (names of secrets, one a line)', 'signingKeys', 'secret_config'),
        ]],
        ['uri', 'With the keys at a JWK URI', [url('JWK URI', 'jwkURI')]],
      ],
      ({ useJWKURI }) => (useJWKURI ? 'uri' : 'keys'),
      (way) => ({ useJWKURI: way === 'uri' })),
    lines('Audience (one a line; none: the id of the app)', 'audience', 'config'),
    flag('One of them is enough', 'requireAnyAudience'),
    claims('Metadata fields: claims of the token'),
  ]],
  'custom-function': ['Custom Function', [functionOf('Function', 'authFunctionId', 'authFunctionName')]],
  'oauth2-google': ['Google', oauth('Client secret',
    flag('OpenID Connect', 'openId'), lines('Domain restrictions (one a line)', 'domain_restrictions'))],
  'oauth2-facebook': ['Facebook', oauth('Client secret')],
  'oauth2-apple': ['Apple', oauth('Client secret')],
};

const EDITABLE = ['config', 'secret_config', 'metadata_fields', 'redirect_uris', 'domain_restrictions'];

/** Asks for the settings of a provider, which is made if there is none; gives whether they were saved. */
export async function editProvider(context, type, provider) {
  const [settings, functions, secrets] = await Promise.all([
    provider ? context.admin('GET', `/auth_providers/${provider._id}`) : {},
    context.admin('GET', '/functions'),
    context.admin('GET', '/secrets'),
  ]);
  const [title, fields] = PROVIDERS[type];
  const made = fields.map((make) => make(settings, { type, functions, secrets, admin: context.admin }));
  const all = rawSettings(settings);
  return form(`Edit ${title}`, [
    fields.length ? null : h('p', {}, 'This provider is on or off, and has nothing else to set.'),
    made,
    h('details', {}, h('summary', {}, 'All settings, as in the Admin API'), all.row),
  ].flat().filter(Boolean), 'Save', async () => {
    const patch = all.changed();
    await writeAll(made, patch);
    await (provider
      ? context.admin('PATCH', `/auth_providers/${provider._id}`, patch)
      : context.admin('POST', '/auth_providers', { name: type, type, disabled: false, config: {}, ...patch }));
  });
}

/** The settings as JSON; what is changed in there comes before the fields. */
function rawSettings(settings) {
  const shown = Object.fromEntries(EDITABLE.filter((name) => settings[name] !== undefined).map((name) => [name, settings[name]]));
  const before = JSON.stringify(Object.keys(shown).length ? shown : { config: {} }, undefined, 2);
  const { row, input } = field('Settings (JSON)', 'textarea', { rows: 12, spellcheck: false, value: before });
  return { row, changed: () => (input.value === before ? {} : JSON.parse(input.value)) };
}
