package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.Identity;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionRuntime;
import io.appservices.emulator.service.FunctionNames;
import java.util.List;
import java.util.Map;

/** {@code custom-function}: a function of the app looks at the payload and says who it is. */
public final class CustomFunctionVerifier implements CredentialVerifier {

  private final FunctionRuntime functions;

  public CustomFunctionVerifier(FunctionRuntime functions) {
    this.functions = functions;
  }

  @Override
  public ProviderType type() {
    return ProviderType.CUSTOM_FUNCTION;
  }

  @Override
  public VerifiedIdentity verify(LoginAttempt attempt) {
    String name = FunctionNames.of(functions, attempt.app(), attempt.provider(), "authFunction");
    try {
      return identity(attempt, functions.call(attempt.app(), name, List.of(attempt.payload())));
    } catch (FunctionFailedException e) {
      throw Refusals.authFunctionFailed(e.getMessage()).because("Error: " + e.getMessage());
    }
  }

  /** The function returns an id, or a document with {@code id} and perhaps {@code name}. */
  private VerifiedIdentity identity(LoginAttempt attempt, Object result) {
    if (result instanceof String id && !id.isEmpty()) {
      return verified(attempt, id, Map.of());
    }
    if (result instanceof Map<?, ?> map && map.get("id") instanceof String id && !id.isEmpty()) {
      return verified(
          attempt, id, map.get("name") instanceof String name ? Map.of("name", name) : Map.of());
    }
    throw Refusals.authFunctionFailed("the authentication function must return an id");
  }

  private VerifiedIdentity verified(LoginAttempt attempt, String id, Map<String, Object> data) {
    return VerifiedIdentity.of(new Identity(type(), attempt.provider().id(), id, data));
  }
}
