package io.appservices.emulator.function.js.module;

import static io.appservices.emulator.function.js.Functions.failure;
import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.function.js.Functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an ES module is told with its place. */
class EsModuleFailureTest extends ModulesFixture {

  @Test
  void anImportThatThereIsNotIsNamed() {
    packages(
        "es/index.mjs",
        "export const a = 1",
        "n/index.mjs",
        "import { b } from 'es'; export default b");

    assertThatThrownBy(() -> run(host, "import x from 'missing'; exports = () => x"))
        .hasMessage("Error: Cannot find module 'missing'");
    assertThatThrownBy(() -> evaluate("require('n').default"))
        .hasMessage("SyntaxError: The requested module 'es' does not provide an export named 'b'");
    assertThatThrownBy(() -> run(host, "exports = () => import('missing')"))
        .hasMessage("Error: Cannot find module 'missing'");
  }

  @Test
  void aMistakeInAModuleTellsItsLine() {
    packages("es/index.mjs", "import fs from 'fs'\n\nexport const a = 1\nlet = = 2");

    assertThatThrownBy(() -> evaluate("require('es')"))
        .hasMessageContaining("(4:")
        .hasMessageEndingWith("in the package 'es', file index.mjs");
    assertThatThrownBy(() -> run(host, "import fs from 'fs'\nlet = = 2"))
        .hasMessageContaining("(2:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import p from 'path'\n\nexports = () => { return ( } | 3:27",
        "import p from 'path'; exports = () => { return ( } | 1:49",
        "import p from 'path'; let = = 2 | 1:28",
        "import p from 'path'; await p | 1:22",
        "export const a = 1; await a | 1:20",
        "export default await x | 1:15",
        "import { a b } from 'path'\nexports = () => 1 | 1:11",
        "exports = () => import('path'); let = = 2 | 1:38",
        "exports = () => import.meta; let = = 2 | 1:35",
        "// import\nlet = = 2 | 2:6",
        "// import\nexports = () => { return ( } | 2:27",
      })
  void aSyntaxErrorTellsItsPlaceInTheSource(String row) {
    String[] parts = row.split(" \\| ");

    assertThat(failure(parts[0])).hasMessageEndingWith("(" + parts[1] + ")");
    assertThatThrownBy(() -> Functions.ENGINE.check(Functions.script(parts[0])))
        .hasMessageEndingWith("(" + parts[1] + ")");
  }

  @Test
  void awaitAtTheTopIsRefusedAsOutsideOfAsyncFunctions() {
    assertThat(failure("import p from 'path'\nawait p"))
        .hasMessage("SyntaxError: await is only valid in async functions (2:0)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import p from 'path'\n\nlet a = ( } | 3:10",
        "import p from 'path'; let = = 2 | 1:22",
        "export const a = 1; let = = 2 | 1:20",
      })
  void aSyntaxErrorTellsItsPlaceInAPackage(String row) {
    String[] parts = row.split(" \\| ");

    assertThatThrownBy(() -> exported(parts[0], "m"))
        .hasMessageContaining("(" + parts[1] + ") in the package 'm'");
  }
}
