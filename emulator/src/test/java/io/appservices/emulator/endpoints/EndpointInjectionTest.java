package io.appservices.emulator.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller sends and a function hands on begins no header and no answer of its own. */
@Tag("security")
class EndpointInjectionTest {

  private final EndpointApp app = EndpointApp.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a%0d%0aSet-Cookie:%20injected=1",
        "a%0aSet-Cookie:%20injected=1",
        "a%0dSet-Cookie:%20injected=1",
        "a%0d%0a%0d%0a%3Chtml%3E",
        "a%00b",
        "a%e5%98%8a%e5%98%8dSet-Cookie:%20injected=1"
      })
  void aHeaderThatAFunctionTakesFromTheRequestIsNoSecondOne(String value) {
    app.endpoint(
        "GET",
        "/echo",
        """
        exports = (request, response) => {
          response.setHeader('X-Echo', request.query.value);
          response.addHeader('X-Echo', request.query.value);
          return 'body';
        }
        """);

    assertNothingInjected(app.get("/echo?value=" + value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X%0d%0aSet-Cookie", "Set-Cookie:%20injected=1%0d%0aX", "X%20Y", "", "X:"})
  void aNameOfAHeaderThatAFunctionTakesFromTheRequestIsNoSecondOne(String name) {
    app.endpoint(
        "GET",
        "/named",
        """
        exports = (request, response) => {
          response.setHeader(request.query.name, 'injected=1');
          return 'body';
        }
        """);

    assertNothingInjected(app.get("/named?name=" + name));
  }

  private static void assertNothingInjected(Response answer) {
    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.equalsIgnoreCase("Set-Cookie"));
    assertThat(answer.body()).doesNotStartWith("<html>");
    assertThat(answer.status()).isLessThan(500);
  }
}
