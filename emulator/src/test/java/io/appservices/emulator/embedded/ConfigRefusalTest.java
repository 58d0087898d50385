package io.appservices.emulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.Options;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is not valid is refused in the words of whoever set it. */
class ConfigRefusalTest {

  @Test
  void refusesWhatIsNotValidInTheWordsOfTheCaller() {
    refused(
        "network.port: expected a number from 0 to 65535, not '65536'",
        c -> c.network(n -> n.port(65536)));
    refused(
        "--port: expected a number from 0 to 65535, not '65536'", c -> c.set("--port", "65536"));
    refused(
        "APPSERVICES_EMULATOR_PORT (--port): expected a number from 0 to 65535, not '65536'",
        c -> c.set("APPSERVICES_EMULATOR_PORT", "65536"));
    refused(
        "apps.groupId: expected 24 hexadecimal digits, not 'xyz'",
        c -> c.apps(a -> a.groupId("xyz")));
    refused(
        "functions.timeLimit: expected more than 0 and at most 31536000 seconds, not 'PT0S'",
        c -> c.functions(f -> f.timeLimit(Duration.ZERO)));
    refused(
        "behaviour.customTokenSkew: expected 0 to 31536000 seconds, not 'PT-1S'",
        c -> c.behaviour(b -> b.customTokenSkew(Duration.ofSeconds(-1))));
    refused(
        "operator.key: expected a public and a private key with a colon between them, neither"
            + " blank, or auto",
        c -> c.operator(o -> o.key("public", " ")));
  }

  @Test
  void namesWhatIsNull() {
    isNull("settings", () -> EmulatorConfig.builder().network(null));
    isNull("settings", () -> EmulatorConfig.builder().limits(null));
    isNull("config", () -> AppServicesEmulator.start(null));
    isNull("network.host", () -> EmulatorConfig.builder().network(n -> n.host(null)));
    isNull("apps.folder", () -> EmulatorConfig.builder().apps(a -> a.folder(null)));
    isNull(
        "behaviour.authErrors", () -> EmulatorConfig.builder().behaviour(b -> b.authErrors(null)));
    isNull("text", () -> EmulatorConfig.builder().set("--watch", null));
    isNull("privateKey", () -> EmulatorConfig.builder().operator(o -> o.key("public", null)));
    isNull("uri", () -> EmulatorConfig.builder().data(d -> d.source("orders", null)));
  }

  /** So that a message names what can be called. */
  @Test
  void everyOptionIsNamedAsTheMethodThatSetsIt() {
    Set<String> methods = new TreeSet<>();
    for (Method method : EmulatorConfigBuilder.class.getMethods()) {
      if (List.of(method.getParameterTypes()).equals(List.of(Consumer.class))) {
        settersIn(method).forEach(setter -> methods.add(method.getName() + "." + setter));
      }
    }

    methods.remove("operator.randomKey");
    assertThat(Options.all().stream().map(Option::javaName))
        .containsExactlyInAnyOrderElementsOf(methods);
    assertThat(methods.stream().map(name -> name.substring(0, name.indexOf('.'))).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(OptionGroup.values()).map(OptionGroup::methodName).toList());
  }

  private static Set<String> settersIn(Method group) {
    ParameterizedType consumer = (ParameterizedType) group.getGenericParameterTypes()[0];
    return Arrays.stream(((Class<?>) consumer.getActualTypeArguments()[0]).getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  private static void refused(String message, UnaryOperator<EmulatorConfigBuilder> change) {
    assertThatThrownBy(() -> change.apply(EmulatorConfig.builder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("invalid value for " + message);
  }

  private static void isNull(String name, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }
}
