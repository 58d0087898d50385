// Bundles npm packages into the resources that functions are given as Node's built-in modules: a file for each, which
// requires the others by name. Run by `make node-modules` after a version in package.json was changed.
import { build } from 'esbuild';
import { readFileSync, writeFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../main/resources/io/appservices/emulator/function/js/node/vendor');
const licences = join(here, '../main/resources/io/appservices/emulator/function/js/node/vendor/LICENCES.txt');

// name of the resource: what it is made of, and the built-in modules that it requires rather than contains
const BUNDLES = {
  assert: ['assert/', ['util']],
  buffer: ['buffer/', []],
  events: ['events/', []],
  path: ['path-browserify', []],
  punycode: ['punycode/', []],
  querystring: ['querystring/', []],
  stream: ['stream-browserify', ['buffer', 'events', 'string_decoder', 'util']],
  string_decoder: ['string_decoder/', ['buffer']],
  url: ['url/', []],
  util: ['util/', []],
  whatwg_url: ['whatwg-url-without-unicode', ['buffer', 'punycode']],
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const bundled = new Map();
for (const [name, [entry, external]] of Object.entries(BUNDLES)) {
  const result = await build({
    stdin: { contents: `module.exports = require('${entry}');`, resolveDir: here },
    bundle: true,
    external,
    format: 'cjs',
    platform: 'browser',
    target: 'es2020',
    legalComments: 'inline',
    minifySyntax: false,
    metafile: true,
    write: false,
  });
  writeFileSync(join(out, `${name}.js`), result.outputFiles[0].text);
  for (const input of Object.keys(result.metafile.inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match === null) continue;
    const folder = join(here, match[1]);
    const { name: packageName, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    bundled.set(`${packageName} ${version}`, folder);
  }
}

function licence(folder) {
  for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'License.md', 'license', 'LICENSE-MIT.txt', 'LICENCE']) {
    if (existsSync(join(folder, file))) return readFileSync(join(folder, file), 'utf8').trim();
  }
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (license === undefined) throw new Error(`no licence in ${folder}`);
  return `Licence: ${license}`;
}

const texts = [...bundled].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, folder]) => `== ${name}\n\n${licence(folder)}\n`);
writeFileSync(licences, texts.join('\n'));
