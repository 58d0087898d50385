package io.appservices.emulator.service.account;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.EmailPasswordSettings.Step;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Runs the functions that an app has for confirming accounts and resetting passwords. */
final class AccountFunctions {

  /** The {@code status} that such a function returns. */
  enum Status {
    SUCCESS,
    PENDING,
    FAIL
  }

  private final FunctionRuntime runtime;

  AccountFunctions(FunctionRuntime runtime) {
    this.runtime = runtime;
  }

  Status confirmation(App app, AuthProvider provider, Document argument) {
    return run(app, provider.emailPassword().confirmation(), List.of(argument));
  }

  Status reset(App app, AuthProvider provider, Document argument, List<Object> more) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(argument);
    arguments.addAll(more);
    return run(app, provider.emailPassword().reset(), arguments);
  }

  private Status run(App app, Step step, List<Object> arguments) {
    try {
      String name = runtime.name(app, step.function()).orElse("");
      return status(runtime.call(app, name, arguments));
    } catch (FunctionFailedException e) {
      return Status.FAIL;
    }
  }

  /**
   * Reads the status. An absent one means pending, as the Admin API's run_confirm shows; an unknown
   * one, fail.
   */
  private static Status status(@Nullable Object result) {
    Object status = result instanceof Map<?, ?> map ? map.get("status") : null;
    if (status == null || "".equals(status) || "pending".equals(status)) {
      return Status.PENDING;
    }
    return "success".equals(status) ? Status.SUCCESS : Status.FAIL;
  }
}
