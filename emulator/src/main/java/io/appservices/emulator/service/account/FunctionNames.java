package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.function.FunctionRuntime;

/** Which function an auth provider is set up with. */
public final class FunctionNames {

  private FunctionNames() {}

  /**
   * The name of the function behind {@code <key>Id} or {@code <key>Name}. SDK test suites give
   * both; the id counts. Empty if neither is set.
   */
  public static String of(FunctionRuntime runtime, App app, AuthProvider provider, String key) {
    return provider
        .reference(key + "Id", key + "Name")
        .resolve(id -> runtime.name(app, id))
        .orElse("");
  }
}
