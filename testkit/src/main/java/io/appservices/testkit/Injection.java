package io.appservices.testkit;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.client.AdminApi;
import io.appservices.testkit.client.AppAddress;
import io.appservices.testkit.client.ClientApi;
import io.appservices.testkit.client.ControlApi;
import io.appservices.testkit.client.SignedInUser;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The parameters that are filled in, and their values. */
final class Injection {

  private static final Namespace NAMES = Namespace.create(Injection.class);

  private static final int SHORTEST_PASSWORD = 6;
  private static final int LONGEST_PASSWORD = 128;

  private static final Set<Class<?>> TYPES =
      Set.of(
          AppServicesEmulator.class,
          EmulatedApp.class,
          AppAddress.class,
          ClientApi.class,
          AdminApi.class,
          ControlApi.class,
          SignedInUser.class);
  private static final List<Class<? extends Annotation>> MARKS =
      List.of(BaseUrl.class, AppId.class, TestUser.class);

  private Injection() {}

  /**
   * Returns whether the extension of a name fills a parameter in.
   *
   * @param name empty for one without name
   * @throws ParameterResolutionException if another one of that name does so, too
   */
  static boolean supports(
      ParameterContext parameter, ExtensionContext context, Object extension, String name) {
    boolean supported = isMeant(parameter, name);
    if (supported && !first(context, extension, name).equals(extension)) {
      throw new ParameterResolutionException(
          (name.isEmpty()
                  ? "More than one emulator has no name"
                  : "Two emulators are '" + name + "'")
              + " here: give the field AppServicesExtension...named(\"other\"), and the parameters"
              + " that it is to fill in @OfEmulator(\"other\")");
    }
    return supported;
  }

  /** Kept where the test is, or where what is around it has one already. */
  @SuppressWarnings("deprecation") // its successor came with JUnit 6
  private static Object first(ExtensionContext context, Object extension, String name) {
    return context.getStore(NAMES).getOrComputeIfAbsent(name, key -> extension, Object.class);
  }

  private static boolean isMeant(ParameterContext parameter, String name) {
    String wanted = parameter.findAnnotation(OfEmulator.class).map(OfEmulator::value).orElse("");
    return wanted.equals(name)
        && (TYPES.contains(type(parameter)) || MARKS.stream().anyMatch(parameter::isAnnotated));
  }

  static Object resolve(ParameterContext parameter, ParameterSource source) {
    Class<?> type = type(parameter);
    checkMarks(parameter, type);
    if (parameter.isAnnotated(BaseUrl.class)) {
      return source.baseUrl();
    }
    if (parameter.isAnnotated(AppId.class)) {
      return source.app().address().clientAppId();
    }
    if (type == AppServicesEmulator.class) {
      return source.emulator();
    }
    return type == EmulatedApp.class ? source.emulatedApp() : ofApp(parameter, type, source);
  }

  private static Object ofApp(ParameterContext parameter, Class<?> type, ParameterSource source) {
    if (type == SignedInUser.class) {
      return source.user(parameter.findAnnotation(TestUser.class).orElseThrow());
    }
    TestApp app = source.app();
    if (type == AppAddress.class) {
      return app.address();
    }
    if (type == ClientApi.class) {
      return app.client();
    }
    return type == AdminApi.class ? app.admin() : app.control();
  }

  private static void checkMarks(ParameterContext parameter, Class<?> type) {
    List<Class<? extends Annotation>> marks =
        MARKS.stream().filter(parameter::isAnnotated).toList();
    if (marks.size() > 1) {
      throw refusal(
          "@%s and @%s contradict each other on one parameter"
              .formatted(marks.get(0).getSimpleName(), marks.get(1).getSimpleName()));
    }
    for (Class<? extends Annotation> mark : marks) {
      Class<?> wanted = mark == TestUser.class ? SignedInUser.class : String.class;
      if (type != wanted) {
        throw refusal(
            "@%s belongs on a parameter of type %s, not %s"
                .formatted(mark.getSimpleName(), wanted.getSimpleName(), type.getTypeName()));
      }
    }
    if (type == SignedInUser.class && marks.isEmpty()) {
      throw refusal(
          "a parameter of type SignedInUser needs @TestUser, which says which user it is; other"
              + " users come from ClientApi.logIn(...)");
    }
    parameter.findAnnotation(TestUser.class).ifPresent(Injection::check);
  }

  private static void check(TestUser user) {
    if (user.pending() && user.disabled()) {
      throw refusal(
          "@TestUser(pending = true, disabled = true): a pending account has no user yet that could"
              + " be disabled");
    }
    if (user.pending() && !user.customData().isEmpty()) {
      throw refusal(
          "@TestUser(pending = true, customData = ...): a pending account has no user yet that"
              + " could have custom data");
    }
    int length = user.password().length();
    if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
      throw refusal("@TestUser(password): it has 6 to 128 characters, not " + length);
    }
    try {
      TestUsers.customData(user);
    } catch (IllegalArgumentException e) {
      throw refusal(
          "@TestUser(customData): take a JSON object such as {\"plan\": \"gold\"}; "
              + e.getMessage());
    }
  }

  private static ParameterResolutionException refusal(String message) {
    return new ParameterResolutionException(message);
  }

  private static Class<?> type(ParameterContext parameter) {
    return parameter.getParameter().getType();
  }
}
