package io.appservices.emulator.function.js;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.graalvm.polyglot.Source;

/** The scripts that every context is prepared with. */
record PreludeSources(Source bson, Source services, Source response, Source prelude) {

  PreludeSources() {
    this(
        resource("bson.js"),
        resource("services.js"),
        resource("response.js"),
        resource("prelude.js"));
  }

  private static Source resource(String name) {
    try (InputStream in = PreludeSources.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      return Source.newBuilder("js", text, name).internal(true).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
