package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchFileTest {

  @Test
  void namesTheMainClassAndTheJarsThatLieBesideIt(@TempDir Path lib) throws Exception {
    Path file = lib.resolve("start.launch");

    LaunchFile.write(
        file,
        String.join(
            File.pathSeparator,
            lib.resolve("a-1.0.jar").toString(),
            Path.of("elsewhere", "b.jar").toString(),
            lib.resolve("c d.jar").toString()));

    try (JarFile jar = new JarFile(file.toFile())) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      assertThat(attributes.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo(Main.class.getName());
      assertThat(attributes.getValue(Attributes.Name.CLASS_PATH)).isEqualTo("a-1.0.jar c%20d.jar");
      assertThat(attributes.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
    }
  }
}
