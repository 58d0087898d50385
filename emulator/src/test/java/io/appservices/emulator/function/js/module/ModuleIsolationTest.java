package io.appservices.emulator.function.js.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What modules reach: the files of packages, and nothing of other calls or of the machine. */
@Tag("security")
class ModuleIsolationTest extends ModulesFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "globalThis.leak = 1",
        "Object.prototype.leak = 1",
        "require('p').leak = 1",
        "require('util').leak = 1",
        "Buffer.leak = 1",
        "process.env.leak = 1",
        "delete require('p').kept",
        "require.cache = {}; require('p').kept = 2",
      })
  void nothingThatACallDoesToModulesIsSeenByTheNext(String harm) throws Exception {
    packages("p/index.js", "module.exports = { kept: 1 }");
    for (int i = 0; i < 6; i++) {
      evaluate("{ " + harm + " }");
    }

    assertThat(
            evaluate(
                "[typeof leak, typeof ({}).leak, typeof require('p').leak, typeof Buffer.leak,"
                    + " typeof require('util').leak, typeof process.env.leak,"
                    + " require('p').kept].join()"))
        .isEqualTo("undefined,undefined,undefined,undefined,undefined,undefined,1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "typeof Java",
        "typeof Polyglot",
        "typeof Packages",
        "this.constructor.constructor('return typeof Java')()",
        "require.constructor('return typeof Java')()",
        "require('fs').readFileSync.constructor('return typeof Polyglot')()",
        "(() => { try { process.binding('fs') } catch (e) { return 'undefined' } })()",
        "(() => { try { return typeof require('fs').readFileSync('/etc/hosts') }"
            + " catch (e) { return e.code === 'ENOENT' ? 'undefined' : e.message } })()",
        "(() => { try { return typeof require('fs').readFileSync('../../../../etc/hosts') }"
            + " catch (e) { return e.code === 'ENOENT' ? 'undefined' : e.message } })()",
        "(() => { try { require('fs').writeFileSync('/node_modules/p/index.js', '') }"
            + " catch (e) { return e.code === 'EROFS' ? 'undefined' : e.message } })()",
        "(() => { try { require('net').connect(80) } catch (e) { return 'undefined' } })()",
        "(() => { try { require('process').exit() } catch (e) { return 'undefined' } })()",
        "(() => { try { require('module') } catch (e) { return 'undefined' } })()",
        "(() => { try { require('node:vendor/buffer') } catch (e) { return 'undefined' } })()",
        "(() => { try { require('vendor/buffer') } catch (e) { return 'undefined' } })()",
      })
  void aModuleReachesNothingOfTheMachine(String expression) throws Exception {
    packages("p/index.js", "module.exports = () => " + expression);

    assertThat(evaluate("require('p')()")).isEqualTo("undefined");
  }

  @Test
  void filesOfPackagesCanBeRead() throws Exception {
    packages(
        "p/index.js",
        "module.exports = require('fs').readFileSync(__dirname + '/text.txt', 'utf8')",
        "p/text.txt",
        "hä");

    assertThat(evaluate("require('p')")).isEqualTo("hä");
    assertThat(evaluate("require('fs').statSync('/node_modules/p/text.txt').size")).isEqualTo(3.0);
    assertThat(evaluate("require('fs').existsSync('/node_modules/q')")).isEqualTo(false);
  }
}
