package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.EmulatedApp;
import io.appservices.testkit.AppServicesTest;
import io.appservices.testkit.BaseUrl;
import java.io.File;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AppServicesTest
class PlainTest {

  /** JUnit, and what JUnit brings. */
  private static final Pattern JUNIT =
      Pattern.compile("(junit|opentest4j|apiguardian|jspecify|open-test).*");

  @Test
  void logsInAndStoresData(EmulatedApp app, @BaseUrl String baseUrl) {
    AppClient.use(baseUrl, app);
  }

  @Test
  void theTestkitBringsThreeJars() {
    String paths = System.getProperty("java.class.path");
    TreeSet<String> jars =
        Stream.of(paths.split(File.pathSeparator))
            .map(path -> Path.of(path).getFileName().toString())
            .filter(name -> name.endsWith(".jar"))
            .filter(name -> !JUNIT.matcher(name).matches())
            .map(name -> name.replaceAll("-[0-9].*", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals("[appservices-emulator, appservices-testkit, slf4j-api]", jars.toString());
  }
}
