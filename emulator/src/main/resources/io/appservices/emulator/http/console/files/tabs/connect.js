// Connect: what to write into an app so that it finds this server.

import { button, h } from '../dom.js';

const SNIPPETS = [
  ['Web, Node.js, React Native', (id, url) => `import * as Realm from "realm-web";\n\nconst app = new Realm.App({ id: "${id}", baseUrl: "${url}" });`],
  ['Kotlin', (id, url) => `val app = App.create(\n    AppConfiguration.Builder("${id}").baseUrl("${url}").build()\n)`],
  ['Swift', (id, url) => `let app = App(id: "${id}", configuration: AppConfiguration(baseURL: "${url}"))`],
  ['.NET', (id, url) => `var app = App.Create(new AppConfiguration("${id}") { BaseUri = new Uri("${url}") });`],
  ['Flutter, Dart', (id, url) => `final app = App(AppConfiguration("${id}", baseUrl: Uri.parse("${url}")));`],
  ['C++', (id, url) => `realm::App::configuration config;\nconfig.app_id = "${id}";\nconfig.base_url = "${url}";\nrealm::App app(config);`],
  ['Stitch', (id, url) => `const client = Stitch.initializeAppClient("${id}",\n  new StitchAppClientConfiguration.Builder().withBaseUrl("${url}").build());`],
  ['curl', (id, url) => `curl ${url}/api/client/v2.0/app/${id}/auth/providers/anon-user/login \\\n  -H 'Content-Type: application/json' -d '{}'`],
  ['Data API', (id, url) => `curl ${url}/app/${id}/endpoint/data/v1/action/findOne \\\n  -H 'Content-Type: application/json' -H 'apiKey: ...' \\\n  -d '{"dataSource": "mongodb-atlas", "database": "...", "collection": "..."}'`],
  ['Command lines of the Admin API', (id, url) => `realm-cli login --realm-url ${url} --api-key ... --private-api-key ...`],
];

export async function open(context) {
  const { origin } = location;
  return [
    h('p', {}, 'The address of this server is ', h('code', {}, origin), ', the app id ', h('code', {}, context.app.client_app_id), '.'),
    SNIPPETS.map(([name, make]) => {
      const snippet = make(context.app.client_app_id, origin);
      return h('section', { 'aria-label': name },
        h('h2', {}, name, ' ', button('Copy', () =>
          context.attempt(() => navigator.clipboard.writeText(snippet), `Copied the lines for ${name}.`), {
          class: 'small', 'aria-label': `Copy the lines for ${name}`,
        })),
        h('pre', { class: 'box', tabindex: 0 }, snippet));
    }),
  ];
}
