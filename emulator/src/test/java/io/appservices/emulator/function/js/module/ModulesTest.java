package io.appservices.emulator.function.js.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.function.FunctionFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code require} finds, as Node finds it. */
class ModulesTest extends ModulesFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "main             | main.js",
        "folder           | lib/index.js",
        "bare             | index.js",
        "json             | data",
        "conditions       | for require",
        "conditions/sub   | a subpath",
        "conditions/p/x   | by pattern x",
        "@scope/one       | scoped",
        "main/lib/other   | other",
        "main/lib/other.js | other",
        "commonjs         | cjs",
      })
  void aPackageIsFound(String name, String expected) throws Exception {
    packages(
        "main/package.json", "{\"main\": \"./main.js\"}",
        "main/main.js", "module.exports = 'main.js'",
        "main/lib/other.js", "module.exports = 'other'",
        "folder/package.json", "{\"main\": \"lib\"}",
        "folder/lib/index.js", "module.exports = 'lib/index.js'",
        "bare/index.js", "exports.x = 1; module.exports = 'index.js'",
        "json/package.json", "{\"main\": \"data.json\"}",
        "json/data.json", "\"data\"",
        "conditions/package.json",
            "{\"exports\": {\".\": {\"import\": \"./no.mjs\", \"require\": \"./yes.cjs\"},"
                + " \"./sub\": [{\"browser\": \"./no.js\", \"default\": \"./sub.js\"}],"
                + " \"./p/*\": \"./pattern/*.js\"}}",
        "conditions/yes.cjs", "module.exports = 'for require'",
        "conditions/sub.js", "module.exports = 'a subpath'",
        "conditions/pattern/x.js", "module.exports = 'by pattern x'",
        "@scope/one/index.js", "module.exports = 'scoped'",
        "commonjs/package.json", "{\"main\": \"a\"}",
        "commonjs/a.cjs", "module.exports = 'cjs'");

    assertThat(evaluate("require('" + name + "')")).isEqualTo(expected);
  }

  @Test
  void aModuleRequiresItsOwnFilesAndTheNearestPackage() throws Exception {
    packages(
        "a/index.js",
            "module.exports = [require('./lib/b'), require('c'),"
                + " require('a/package.json').version]",
        "a/package.json", "{\"version\": \"1.2.3\"}",
        "a/lib/b.js", "module.exports = require('../data.json').text",
        "a/data.json", "{\"text\": \"relative\"}",
        "a/node_modules/c/index.js", "module.exports = 'nested'",
        "c/index.js", "module.exports = 'outer'");

    assertThat(evaluate("[...require('a'), require('c')].join()"))
        .isEqualTo("relative,nested,1.2.3,outer");
  }

  @Test
  void aModuleRunsOnceInACallAndCyclesEnd() throws Exception {
    packages(
        "one/index.js",
        "exports.early = 1; exports.other = require('two').seen; exports.late = 2;"
            + " global.runs = (global.runs || 0) + 1",
        "two/index.js",
        "exports.seen = Object.keys(require('one')).join()");

    assertThat(evaluate("[require('one').other, require('one') === require('one'), runs].join()"))
        .isEqualTo("early,true,1");
    assertThat(evaluate("(require('one'), runs)")).isEqualTo(1.0);
  }

  @Test
  void aModuleKnowsItselfAndItsPlace() throws Exception {
    packages(
        "me/lib/index.js",
        "module.exports = [__filename, __dirname, module.id, module.exports === exports,"
            + " this === exports, require.resolve('./index'), typeof require.cache].join()");

    assertThat(evaluate("require('me/lib')"))
        .isEqualTo(
            "/node_modules/me/lib/index.js,/node_modules/me/lib,/node_modules/me/lib/index.js,"
                + "true,true,/node_modules/me/lib/index.js,object");
  }

  @Test
  void aFirstLineForAShellAndAByteOrderMarkAreNoCode() throws Exception {
    packages(
        "shell/index.js",
        "#!/usr/bin/env node\nmodule.exports = 1",
        "bom/index.js",
        "\ufeffmodule.exports = 2",
        "bomjson/index.json",
        "\ufeff{\"a\": 3}");

    assertThat(evaluate("require('shell') + require('bom') + require('bomjson').a")).isEqualTo(6.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing          | Error: Cannot find module 'missing'",
        "child_process    | Error: Cannot find module 'child_process': not emulated",
        "node:vm          | Error: Cannot find module 'node:vm': not emulated",
        "worker_threads   | Error: Cannot find module 'worker_threads': not emulated",
        "./other          | Error: Cannot find module './other': functions cannot require files",
        "../../etc/passwd | Error: Cannot find module '../../etc/passwd': functions cannot require",
        "/etc/passwd      | Error: Cannot find module '/etc/passwd': functions cannot require"
            + " files",
        "bad/syntax       | in the package 'bad', file syntax.js",
        "bad/data.json    | SyntaxError: /node_modules/bad/data.json:",
        "bad/escape       | Error: Cannot find module '../../../etc/passwd' from /node_modules/bad",
        "bad/escape2      | Error: Cannot find module '/etc/passwd' from /node_modules/bad",
        "bad/module       | Cannot find module 'y'",
        "bad/native       | native modules are not emulated",
        "closed/inner     | Error: package 'closed' does not export './inner'",
        "inner            | Error: package 'inner' exports nothing by its own name",
        "outside          | Error: Cannot find module 'outside'",
        "broken           | Error: /node_modules/broken/package.json is no JSON",
        "''               | Error: Cannot find module ''",
      })
  void whatCannotBeRequiredIsNamed(String name, String message) {
    packages(
        "bad/syntax.js", "module.exports = 1;\nlet = = 2",
        "bad/data.json", "{nope",
        "bad/escape.js", "require('../../../etc/passwd')",
        "bad/escape2.js", "require('/etc/passwd')",
        "bad/module.js", "import x from 'y'; export default x",
        "bad/native.node", "",
        "closed/package.json", "{\"exports\": {\".\": \"./index.js\"}}",
        "closed/index.js", "",
        "closed/inner.js", "",
        "inner/package.json", "{\"exports\": {\"./part\": \"./part.js\"}}",
        "outside/package.json", "{\"exports\": \"./../bad/escape.js\"}",
        "broken/package.json", "{nope",
        "broken/index.js", "");

    assertThatThrownBy(() -> evaluate("require('" + name.replace("'", "") + "')"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aSyntaxErrorTellsThePlaceInTheFile() {
    packages("p/a.js", "1;\nlet = = 2", "p/b.js", "let = = 2");

    assertThatThrownBy(() -> evaluate("require('p/a')")).hasMessageContaining("(2:");
    assertThatThrownBy(() -> evaluate("require('p/b')")).hasMessageContaining("(1:6)");
  }

  @Test
  void aPackageLoadsWhatItSeldomCalls() throws Exception {
    packages(
        "p/index.js",
            "const { exec } = require('child_process');"
                + " const { promises: { Resolver } } = require('dns');"
                + " new Resolver(); exports.call = () => exec('ls');",
        "error/index.js",
            "class Own extends Error { constructor(text) { super(text); this.name = 'Own';"
                + " Error.captureStackTrace(this, Own) } }"
                + " module.exports = new Own('why').stack.split('\\n')[0]");

    assertThat(evaluate("typeof require('p').call")).isEqualTo("function");
    assertThatThrownBy(() -> evaluate("require('p').call()"))
        .hasMessage("Error: child_process.exec is not emulated: functions start no processes");
    assertThat(evaluate("require('error')")).isEqualTo("Own: why");
  }

  @Test
  void anErrorOfAMissingModuleHasNodesCodeAndCanBeCaught() throws Exception {
    packages("p/index.js", "try { require('optional') } catch (e) { module.exports = e.code }");

    assertThat(evaluate("require('p')")).isEqualTo("MODULE_NOT_FOUND");
  }

  @Test
  void anAppWithoutPackagesIsToldSo() {
    assertThatThrownBy(() -> evaluate("require('moment')"))
        .hasMessage("Error: Cannot find module 'moment': the app has no npm packages");
  }
}
