package io.appservices.emulator.service;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AuthProvider;
import io.appservices.emulator.function.FunctionRuntime;
import org.bson.types.ObjectId;

/** Which function an auth provider is set up with. */
public final class FunctionNames {

  private FunctionNames() {}

  /**
   * The name of the function behind {@code <key>Id} or {@code <key>Name}. SDK test suites give
   * both; the id counts. Empty if neither is set.
   */
  public static String of(FunctionRuntime runtime, App app, AuthProvider provider, String key) {
    return provider
        .config(key + "Id", String.class)
        .filter(ObjectId::isValid)
        .flatMap(id -> runtime.name(app, new ObjectId(id)))
        .or(() -> provider.config(key + "Name", String.class))
        .orElse("");
  }
}
