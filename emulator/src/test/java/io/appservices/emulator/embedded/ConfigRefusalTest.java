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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://x:1",
        "http://x",
        "x:1",
        "127.0.0.1:9090",
        "[::1]:9090",
        "x/y",
        "a b",
        " ",
        "[x]",
        "user@x",
        "x,y"
      })
  void refusesAHostToListenOnThatIsMoreThanAHost(String host) {
    refused(
        "network.host: expected a name or an address, without a scheme or a port, not '"
            + host
            + "'",
        c -> c.network(n -> n.host(host)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "0.0.0.0",
        "::",
        "::1",
        "[::1]",
        "fe80::1%eth0",
        "my_host.local",
        "bücher.example"
      })
  void takesNamesAndAddressesToListenOn(String host) {
    assertThat(EmulatorConfig.builder().network(n -> n.host(host)).build().network().host())
        .isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mongodb://| no host",
        "mongodb:///db| no host",
        "mongodb://user:hush@| no host",
        "mongodb://user:hush@/db| no host",
        "mongodb://?ssl=true| no host",
        "mongodb://:27017| no host",
        "mongodb://a,,b| no host",
        "mongodb://x:99999| port",
        "mongodb://x:0| port",
        "mongodb://x:| port",
        "mongodb://x:hush| port",
        "mongodb://a:1,user:hush@b:65536| port",
        "mongodb://[::1]:99999| port",
        "mongodb+srv://x.example.com:27017| no port",
        "mongodb+srv://a.example.com,b.example.com| one host",
        "mongodb+srv://| no host",
        "mongodb://us@er:hush@x| cannot read",
        "mongodb://x/?w=majority&hush| cannot read"
      })
  void refusesTheUriOfADataSourceThatNothingCanConnectTo(String uri, String reason) {
    assertThatThrownBy(() -> EmulatorConfig.builder().data(d -> d.source("orders", uri)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("invalid value for data.source: expected ")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("hush");
    assertThatThrownBy(() -> EmulatorConfig.builder().set("--data-source", "orders=" + uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("invalid value for --data-source: expected ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mongodb://x",
        "mongodb://x:27017",
        "mongodb://[::1]",
        "mongodb://[::1]:27017/db",
        "mongodb://user:pass%40word@a:1,b:2/db?replicaSet=rs&ssl=true",
        "mongodb+srv://user:password@cluster0.example.com/db?retryWrites=true",
        "mongodb://%2Ftmp%2Fmongodb-27017.sock"
      })
  void takesTheUrisOfClusters(String uri) {
    assertThat(EmulatorConfig.builder().data(d -> d.source("orders", uri)).build().data().uris())
        .containsEntry("orders", uri);
  }

  @Test
  void suggestsTheOptionThatWasProbablyMeant() {
    noSuchOption("--prot", "; did you mean --port?");
    noSuchOption("--sesions-per-user", "; did you mean --sessions-per-user?");
    noSuchOption("APPSERVICES_EMULATOR_PROT", "; did you mean APPSERVICES_EMULATOR_PORT?");
    noSuchOption("--nothing-like-it-at-all", "");
    noSuchOption("", "");
  }

  private static void noSuchOption(String name, String suggestion) {
    assertThatThrownBy(() -> EmulatorConfig.builder().set(name, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such option: '" + name + "'" + suggestion);
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
