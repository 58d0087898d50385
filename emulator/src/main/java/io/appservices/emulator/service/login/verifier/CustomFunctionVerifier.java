package io.appservices.emulator.service.login.verifier;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionRuntime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code custom-function}: a function of the app looks at the payload and says who it is. */
public final class CustomFunctionVerifier
    implements CredentialVerifier<Credentials.CustomFunction> {

  /** What a thrown error of JavaScript begins with; one of Java is its message alone. */
  private static final Pattern ERROR_NAME = Pattern.compile("\\w*Error: ");

  private final FunctionRuntime functions;

  public CustomFunctionVerifier(FunctionRuntime functions) {
    this.functions = functions;
  }

  @Override
  public ProviderType type() {
    return ProviderType.CUSTOM_FUNCTION;
  }

  @Override
  public Class<Credentials.CustomFunction> credentialType() {
    return Credentials.CustomFunction.class;
  }

  @Override
  public VerifiedIdentity verify(
      App app, AuthProvider provider, Credentials.CustomFunction credentials) {
    String name = functions.name(app, provider.authFunction()).orElse("");
    try {
      return identity(provider, functions.call(app, name, List.of(credentials.payload())));
    } catch (FunctionFailedException e) {
      throw Refusals.authFunctionFailed(e.getMessage()).because(detail(e.getMessage()));
    }
  }

  private static String detail(String message) {
    return ERROR_NAME.matcher(message).lookingAt() ? message : "Error: " + message;
  }

  /**
   * Reads the result of the function: an id, or a document with {@code id} and perhaps {@code
   * name}.
   */
  private VerifiedIdentity identity(AuthProvider provider, @Nullable Object result) {
    if (result instanceof String id && !id.isEmpty()) {
      return verified(provider, id, Map.of());
    }
    if (result instanceof Map<?, ?> map && map.get("id") instanceof String id && !id.isEmpty()) {
      return verified(
          provider, id, map.get("name") instanceof String name ? Map.of("name", name) : Map.of());
    }
    throw Refusals.authFunctionFailed("the authentication function must return an id");
  }

  private VerifiedIdentity verified(AuthProvider provider, String id, Map<String, Object> data) {
    return VerifiedIdentity.of(new Identity(type(), provider.id(), id, data));
  }
}
