package io.appservices.emulator.function.js;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.function.FunctionFailure;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingEngineTest {

  @ParameterizedTest
  @ValueSource(strings = {"graalvm", "js-language"})
  void withoutGraalJsTheErrorNamesWhatToAdd(String absent) throws Exception {
    try (URLClassLoader loader = classPathWithout(absent)) {
      Class<?> engine = loader.loadClass(JavaScript.class.getName());
      Object javaScript = engine.getConstructor().newInstance();

      Throwable failure = null;
      try {
        engine.getMethod("start").invoke(javaScript);
      } catch (InvocationTargetException e) {
        failure = e.getCause();
      }

      assertThat(failure)
          .hasMessageContaining("org.graalvm.polyglot:polyglot")
          .hasMessageContaining("org.graalvm.polyglot:js-community (type pom)")
          .hasMessageContaining("25.0.2");
      assertThat(failure.getClass().getMethod("failure").invoke(failure))
          .hasToString(FunctionFailure.UNAVAILABLE.name());
    }
  }

  private static URLClassLoader classPathWithout(String absent) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!path.contains(absent)) {
        urls.add(new File(path).toURI().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
