package io.appservices.emulator.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ImportRefusals;
import io.appservices.emulator.domain.atlas.AtlasRefusals;
import io.appservices.emulator.storage.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every refusal as callers see it, who compare codes and texts: what {@code refusals.txt} lists. A
 * change that is meant goes into the list; this test leaves what there is in {@code
 * target/refusals.txt}.
 */
class RefusalsTest {

  private static final Path FOUND = Path.of("target", "refusals.txt");

  private static final List<Class<?>> SOURCES =
      List.of(
          AccountRefusals.class,
          AdminRefusals.class,
          AtlasRefusals.class,
          DataSourceRefusals.class,
          ImportRefusals.class,
          MemberErrors.class,
          OAuthRefusals.class,
          Refusals.class,
          io.appservices.emulator.domain.atlas.OAuthRefusals.class);

  @Test
  void eachIsTheOneThatIsListed() throws IOException, ReflectiveOperationException {
    List<String> lines = new ArrayList<>();
    for (Class<?> source : SOURCES) {
      lines.add("# " + source.getName().substring("io.appservices.emulator.domain.".length()));
      lines.addAll(refusals(source));
      lines.addAll(errors(source));
    }
    String found = String.join("\n", lines) + "\n";
    Files.writeString(FOUND, found);
    try (InputStream listed = RefusalsTest.class.getResourceAsStream("refusals.txt")) {
      assertThat(found).isEqualTo(new String(listed.readAllBytes(), UTF_8));
    }
  }

  @Test
  void onlyAStaleNonceIsAnsweredWithAnotherChallenge() {
    assertThat(AtlasRefusals.isStaleNonce(AtlasRefusals.staleNonce())).isTrue();
    assertThat(AtlasRefusals.isStaleNonce(AtlasRefusals.notAuthorized())).isFalse();
  }

  private static List<String> refusals(Class<?> source) throws ReflectiveOperationException {
    List<String> lines = new ArrayList<>();
    for (Method method : source.getDeclaredMethods()) {
      int modifiers = method.getModifiers();
      if (Modifier.isPublic(modifiers)
          && Modifier.isStatic(modifiers)
          && method.getReturnType() == AppServicesException.class) {
        Object[] arguments = new Object[method.getParameterCount()];
        Arrays.setAll(arguments, i -> argument(method.getParameterTypes()[i], i));
        lines.add(line(method.getName(), (AppServicesException) method.invoke(null, arguments)));
      }
    }
    lines.sort(null);
    return lines;
  }

  private static Object argument(Class<?> type, int place) {
    if (type == int.class) {
      return 7;
    }
    if (type == Optional.class) {
      return Optional.of("meant");
    }
    if (type == AppServicesException.class) {
      return Refusals.badRequest("reason");
    }
    if (type == App.class) {
      return Samples.app(1, "app-abcde");
    }
    if (type == ProviderType.class) {
      return ProviderType.API_KEY;
    }
    if (type == List.class) {
      return List.of("one", "two");
    }
    return type == Set.class ? Set.of("$external") : "<" + (place + 1) + ">";
  }

  /** Returns what an API says of members of documents. */
  private static List<String> errors(Class<?> source) throws ReflectiveOperationException {
    List<String> lines = new ArrayList<>();
    for (Field field : source.getDeclaredFields()) {
      if (field.getType() == MemberErrors.class) {
        MemberErrors errors = (MemberErrors) field.get(null);
        lines.add(line(field.getName() + " missing", errors.missing("a.b")));
        lines.add(line(field.getName() + " wrong", errors.wrong("a.b", "a number")));
        lines.add(line(field.getName() + " unexpected", errors.unexpected("a.b")));
        lines.add(field.getName() + " item: " + errors.item("a", 1));
        for (MemberType type : MemberType.values()) {
          lines.add(field.getName() + " " + type + ": " + errors.words(type));
        }
      }
    }
    lines.sort(null);
    return lines;
  }

  private static String line(String name, AppServicesException refusal) {
    StringBuilder line = new StringBuilder(name + ": " + refusal.kind());
    refusal.code().ifPresent(code -> line.append(' ').append(code.wireName()));
    line.append(" \"").append(refusal.getMessage().replace("\n", "\\n")).append('"');
    if (!refusal.detail().equals(refusal.getMessage())) {
      line.append(" because \"").append(refusal.detail()).append('"');
    }
    return refusal.parameters().isEmpty() ? line.toString() : line + " " + refusal.parameters();
  }
}
