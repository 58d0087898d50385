package io.appservices.emulator.function.js.module;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ES modules in packages and in the sources of functions. */
class EsModulesTest extends ModulesFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export default 1 + 1 | m.default | 2",
        "export default { a: 1 }; | m.default.a | 1",
        "export default function () { return 1 } | m.default() | 1",
        "export default function named() { return named.name } | m.default() | named",
        "export default async function* () {} | typeof m.default().next | function",
        "export default class { a() { return 1 } } | new m.default().a() | 1",
        "export default class A extends Array {} | m.default.name | A",
        "export default class extends Array {} | new m.default(2).length | 2",
        "export default (a, b) => a + b | m.default(1, 2) | 3",
        "export default [1, 2].map((x) => x / 2) | m.default.join() | 0.5,1",
        "export const a = 1, b = a + 1 | m.b | 2",
        "export const { a, b: { c = 1 }, ...rest } = { a: 1, b: {}, d: 4 } | [m.a, m.c,"
            + " m.rest.d].join() | 1,1,4",
        "export const [x, , y = [1, 2], ...z] = [1, 2, undefined, 4] | [m.x, m.y, m.z].join() |"
            + " 1,1,2,4",
        "export let n = 1; export const next = () => ++n | (m.next(), m.next(), m.n) | 3",
        "export var v = /[/'\"]export/.test('x'), w = 4 / 2 / 1 | [m.v, m.w].join() | false,2",
        "export function f() { return 1 } | m.f() | 1",
        "export async function f() {} | m.f().constructor.name | Promise",
        "export function* g() { yield 1 } | m.g().next().value | 1",
        "export class C { static import(x) { return x } } | m.C.import(5) | 5",
        "const a = 1; export { a as b, a as default, a as 'c d' } | [m.b, m.default, m['c"
            + " d']].join() | 1,1,1",
        "export { f }; function f() { return `${`}`}export` } | m.f() | }export",
        "// export default 2\nexport default 3 /* import x from 'y' */ | m.default | 3",
        "export const s = 'export default 1', t = `import ${ { a: 1 }.a } from 'x'` | m.t | import"
            + " 1 from 'x'",
        "export const f = async () => {}\nlet g = 1, h = 2\nexport { g } | [m.g, m.h].join() | 1,",
        "export const strict = (function () { return this === undefined })() | m.strict | true",
        "export const top = this | m.top | undefined",
        "export const url = import.meta.url | m.url | file:///node_modules/m/index.js",
        "export {} | Object.keys(m).length | 0",
        "export const o = { import: 1, export: 2 }; o.import; o\n.export | m.o.export | 2",
        "if (true) /export/.test(''); export const q = 1 | m.q | 1",
        "export const r = (1 + 1) / 2, u = [4][0] / 2 | [m.r, m.u].join() | 1,2",
        "export default 1; export const __esModule2 = 1 | m.__esModule | true",
      })
  void exportsAre(String row) throws Exception {
    String[] parts = row.split(" \\| ");

    assertThat(exported(parts[0], "String(" + parts[1] + ")")).isEqualTo(parts[2]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "switch (1) { case 1: {}\n/[\"]/.test('') }",
        "switch (1) { case true ? 1 : 2: {}\n/[\"]/.test('') }",
        "switch (1) { default: {}\n/[\"]/.test('') }",
        "label: {}\n/[\"]/.test('')",
        "label: for (;;) { break label\n/[\"]/.test('') }",
        "if (true) {} else {}\n/[\"]/.test('')",
        "class A {}\n/[\"]/.test('')",
        "function f() {}\n/[\"]/.test('')",
        "async function f() {}\n/[\"]/.test('')",
        "export default function () {}\n/[\"]/.test('')",
        "export default class {}\n/[\"]/.test('')",
        "export { x as y }\n/[\"]/.test('')",
        "let a = function () {} / 2 + '/'",
        "let a = [async function* g() {} / 2 + '/']",
        "let a = (1, class {} / 2 + '/')",
        "let a = true ? { b: 1 } / 2 + '/' : {} / 2 + '/'",
        "let a = { b: true ? {} / 2 + '/' : 1, c: {} / 2 + '/' }",
        "let a = { function: 1, class() {}, b: { } / 2 + '/' }",
        "let a = null?.b ?? {} / 2 + '/'",
        "let of = 4, a = of / 2 + '/'",
        "for (let of of [1]) of / 2 + '/'",
        "for (let [of] of [[1]]) of / 2 + '/'",
        "for (let a of /[\"]/.exec('\"')) a / 2 + '/'",
        "let \\u{24} = 4, $1 = { if: 4 }, a = $1.if / 2 + '/'",
        "let a = [.../[\"]/.exec('\"')], b = 1. / 2 + '/', c = 1..valueOf() / 2 + '/'",
        "async function f() { for await (let a of []) /[\"]/.test('') }",
      })
  void slashesAreToldFromRegularExpressions(String code) throws Exception {
    assertThat(exported("const x = 1\n" + code + "\nexport { x }", "String(m.x)")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { x = 1\nimport(x) { return x } }",
        "class A { x = 1\nimport(x)\n{ return x } }",
        "class A { static y = {}\nimport(x) { return x } }",
        "const A = class extends Object { x\nimport(x) { return x } }",
        "function A() { return { a: 1, import(x) { return x } } }",
        "function A() { return { b() {}, import(x)\n{ return x } } }",
      })
  void aMethodMayBeCalledImport(String source) throws Exception {
    assertThat(run(source + "\nexports = () => String(new A().import(5))")).isEqualTo("5");
    assertThat(exported(source + "\nexport { A }", "String(new m.A().import(5))")).isEqualTo("5");
  }

  @Test
  void anImportMayStandBeforeABlock() throws Exception {
    assertThat(run(host, "let a = 1; import('path')\n{ a = 2 }\nexports = () => String(a)"))
        .isEqualTo("2");
  }

  @Test
  void namesMayHaveAnyLetters() throws Exception {
    assertThat(
            exported("export const \ud835\udc9c = 1, a\ud835\udc9c1 = 2", "String(m.\ud835\udc9c)"))
        .isEqualTo("1");
    assertThat(exported("export const \\u{61}b = 1", "String(m.ab)")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import a from './es.mjs'; export default a | default",
        "import { b } from './es.mjs'; export default b() | b",
        "import { b as c, default as d } from \"./es.mjs\"\nexport default c() + d | bdefault",
        "import a, { b } from './es.mjs'; export default a + b() | defaultb",
        "import * as all from './es.mjs'; export default Object.keys(all).sort().join() |"
            + " b,default",
        "import a, * as all from './es.mjs'; export default a + all.b() | defaultb",
        "import './es.mjs'; export default ran | 1",
        "import cjs from './cjs.js'; export default cjs.x | x",
        "import { x } from './cjs.js'; export default x | x",
        "import * as cjs from './cjs.js'; export default cjs.x + cjs.default.x | xx",
        "import fn from './fn.js'; export default fn() | fn",
        "import * as fn from './fn.js'; export default fn.default() + fn.extra | fnextra",
        "import babel, { n } from './babel.js'; export default babel + n | dn",
        "import data from './data.json' with { type: 'json' }; export default data.a | 7",
        "import { join } from 'node:path'; export default join('a', 'b') | a/b",
        "import path from 'path'; export default path.sep | /",
        "export { default } from './es.mjs' | default",
        "export { b as default } from './es.mjs'; | function",
        "export * from './es.mjs'; import * as me from './index.js'; export default me.b() | b",
        "export * as default from './cjs.js' | object",
        "export { x as default } from './cjs.js' | x",
        "import own from 'own/sub'; export default own | sub",
        "import { late, read } from './cycle.js'; export const mine = 1; export default read() | 1",
      })
  void importsAre(String row) throws Exception {
    String[] parts = row.split(" \\| ");
    packages(
        "m/package.json", "{\"type\": \"module\", \"exports\": {\"import\": \"./index.js\"}}",
        "m/index.js", parts[0],
        "m/es.mjs",
            "globalThis.ran = 1; export default 'default'; export function b() { return 'b' }",
        "m/cjs.js", "exports.x = 'x'",
        "m/fn.js", "module.exports = () => 'fn'; module.exports.extra = 'extra'",
        "m/babel.js",
            "Object.defineProperty(exports, '__esModule', { value: true });"
                + " exports.default = 'd'; exports.n = 'n'",
        "m/data.json", "{\"a\": 7}",
        "m/cycle.js",
            "import { mine } from './index.js'; export const read = () => mine; export let late",
        "own/package.json", "{\"exports\": {\"./sub\": {\"import\": \"./s.mjs\"}}}",
        "own/s.mjs", "export default 'sub'");

    Object found =
        evaluate(
            "{ const d = require('m').default;"
                + " return /^(function|object)$/.test(typeof d) ? typeof d : String(d) }");

    assertThat(found).isEqualTo(parts[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import add from 'es'; exports = (a, b) => add(a, b);",
        "import add from 'es'\nexports = function (a, b) { return add(a, b) }",
        "import { sum } from 'es';\nexports = async (a, b) => sum(a, b);",
        "import * as es from 'es'; module.exports = (a, b) => es.sum(a, b);",
        "import add from 'es'; export default function (a, b) { return add(a, b) }",
        "import add from 'es'; export default (a, b) => add(a, b)",
        "const add = require('es').default; export default async function main(a, b) { return"
            + " add(a, b) }",
        "exports = async (a, b) => { const { sum } = await import('es'); return sum(a, b); }",
        "exports = (a, b) => import('es').then((es) => es.default(a, b));",
        "import { sum as add } from 'es'; undeclared = 1; exports = (a, b) => add(a, b);",
      })
  void aFunctionImportsAndExports(String source) throws Exception {
    packages(
        "es/package.json", "{\"type\": \"module\", \"module\": \"./es.js\"}",
        "es/es.js", "export const sum = (a, b) => a + b; export default sum;");

    assertThat(run(host, source, 2, 3)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import p from 'path'; exports = () => { p = 1 }",
        "import { sep as p } from 'path'; exports = () => { p += 'x' }",
        "import * as p from 'path'; export default () => { p = 1 }",
      })
  void anImportedNameCannotBeAssigned(String source) {
    assertThatThrownBy(() -> run(host, source))
        .hasMessage("TypeError: Assignment to constant variable 'p'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exports = () => typeof import.meta.url",
        "import p from 'path'; exports = () => typeof import.meta.url",
        "export default () => typeof import.meta.url",
      })
  void aFunctionHasNoAddress(String source) throws Exception {
    assertThat(run(host, source)).isEqualTo("undefined");
  }
}
