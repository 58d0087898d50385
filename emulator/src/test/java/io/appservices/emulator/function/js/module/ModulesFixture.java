package io.appservices.emulator.function.js.module;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.js.FakeHost;
import io.appservices.emulator.function.js.Functions;
import io.appservices.emulator.function.npm.PackagesOf;

/** Functions that require packages. */
abstract class ModulesFixture {

  final FakeHost host = new FakeHost();

  /** Sets the files of the packages: paths and texts in turn. */
  final void packages(String... pathsAndTexts) {
    host.packages = PackagesOf.files(pathsAndTexts);
  }

  final Object evaluate(String expression) throws FunctionFailedException {
    return Functions.run(host, "exports = () => " + expression);
  }

  /** Evaluates an expression about {@code m}, what an ES module exports. */
  final Object exported(String module, String expression) throws FunctionFailedException {
    packages(
        "m/package.json", "{\"type\": \"module\", \"main\": \"index.js\"}", "m/index.js", module);
    return evaluate("{ const m = require('m'); return " + expression + "; }");
  }
}
