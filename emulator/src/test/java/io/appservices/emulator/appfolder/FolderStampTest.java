package io.appservices.emulator.appfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which edits of a folder are noticed, and what of it is read. */
class FolderStampTest {

  private static final FileTime TIME = FileTime.fromMillis(1_700_000_000_000L);

  @TempDir private Path root;

  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    // Names that mean something in a folder mean nothing above it.
    folder = root.resolve(".git/node_modules");
    write("functions/f.js", "1");
    write("values/v.json", "{}");
  }

  @Test
  void whatDoesNotChangeIsTheSame() throws IOException {
    long before = AppFiles.stamp(folder);
    assertThat(AppFiles.stamp(folder)).isEqualTo(before);
    write("other/node_modules/a.js", "1");
    write(".git/HEAD", "1");
    write("hosting/files/index.html", "1");
    assertThat(AppFiles.stamp(folder)).isEqualTo(before);
  }

  @Test
  void packagesThatAreInstalledAreNoticed() throws IOException {
    write("functions/node_modules/.package-lock.json", "1");
    assertNoticed(() -> write("functions/node_modules/b/index.js", "1"));
    assertNoticed(() -> write("functions/node_modules.zip", "1"));
    assertNoticed(() -> write("functions/package.json", "1"));
  }

  @Test
  void anEditIsNoticed() {
    assertNoticed(() -> Files.writeString(folder.resolve("functions/f.js"), "12"));
  }

  @Test
  void aFileThatIsMovedOverAnotherIsNoticedEvenIfItLooksTheSame() {
    assertNoticed(
        () -> {
          Path beside = write("functions/f.js.tmp", "2");
          Files.move(beside, folder.resolve("functions/f.js"), StandardCopyOption.REPLACE_EXISTING);
        });
  }

  @Test
  void aRemovedFileIsNoticed() {
    assertNoticed(() -> Files.delete(folder.resolve("values/v.json")));
  }

  @Test
  void aNewFolderIsNoticed() {
    assertNoticed(() -> write("triggers/deep/t.json", "{}"));
  }

  @Test
  void aRenamedFolderIsNoticed() {
    assertNoticed(() -> Files.move(folder.resolve("functions"), folder.resolve("other")));
  }

  @Test
  void anEditBehindALinkIsNoticed() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Path shared = Files.writeString(elsewhere.resolve("g.js"), "1");
    Files.createSymbolicLink(folder.resolve("functions/shared"), elsewhere);
    Files.createSymbolicLink(folder.resolve("functions/h.js"), shared);
    assertThat(read().keySet()).contains("functions/shared/g.js", "functions/h.js");
    assertNoticed(() -> Files.writeString(shared, "12"));
  }

  @Test
  void anEditOfAFolderThatIsALinkIsNoticed() throws IOException {
    folder = Files.createSymbolicLink(root.resolve("link"), folder);
    assertNoticed(() -> Files.writeString(folder.resolve("functions/f.js"), "12"));
  }

  @Test
  void aLinkThatLeadsElsewhereIsNoticedEvenIfThatLooksTheSame() throws IOException {
    Path first = folder;
    folder = root.resolve("second");
    write("functions/f.js", "2");
    write("values/v.json", "{}");
    Path second = folder;
    folder = Files.createSymbolicLink(root.resolve("link"), first);
    assertNoticed(
        () -> {
          Files.delete(folder);
          Files.createSymbolicLink(folder, second);
        });
  }

  @Test
  void aLinkThatLeadsBackIsLeftOut() throws IOException {
    Files.createSymbolicLink(folder.resolve("functions/back"), folder);
    Findings findings = Findings.strict();
    assertThat(AppFiles.read(folder, findings)).containsOnlyKeys("functions/f.js", "values/v.json");
    assertThat(findings.problems()).isEmpty();
    assertThat(findings.notes())
        .containsExactly("functions/back: ignored, the link leads back to a folder that it is in");
    assertNoticed(() -> Files.writeString(folder.resolve("functions/f.js"), "12"));
  }

  @Test
  void aLinkThatLeadsNowhereIsLeftOutUntilItDoes() throws IOException {
    Path target = root.resolve("absent.json");
    Files.createSymbolicLink(folder.resolve("values/w.json"), target);
    Findings findings = Findings.strict();
    assertThat(AppFiles.read(folder, findings)).doesNotContainKey("values/w.json");
    assertThat(findings.problems()).isEmpty();
    assertThat(findings.notes()).containsExactly("values/w.json: ignored, the link leads nowhere");
    assertNoticed(() -> Files.writeString(target, "{}"));
    assertThat(read()).containsKey("values/w.json");
  }

  @Test
  void aFolderThatComesAndGoesIsNoticed() throws IOException {
    Path away = root.resolve("away");
    assertNoticed(() -> Files.move(folder, away));
    assertNoticed(() -> Files.move(away, folder));
  }

  private SortedMap<String, byte[]> read() {
    return AppFiles.read(folder, Findings.strict());
  }

  /** All files have one time, so that it is not the time that tells. */
  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, TIME);
  }

  private void assertNoticed(Edit edit) {
    long before = AppFiles.stamp(folder);
    try {
      edit.make();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(AppFiles.stamp(folder)).isNotEqualTo(before);
  }

  private interface Edit {
    void make() throws IOException;
  }
}
