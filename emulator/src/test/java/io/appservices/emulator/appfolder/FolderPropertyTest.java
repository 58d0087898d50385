package io.appservices.emulator.appfolder;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.appfolder.read.FolderReader;
import io.appservices.emulator.appfolder.read.ImportBody;
import io.appservices.emulator.appfolder.read.PushPullReader;
import io.appservices.emulator.appfolder.write.FolderWriter;
import io.appservices.emulator.appfolder.write.PushPullDocument;
import io.appservices.emulator.ejson.Ejson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bson.Document;

/** Whatever an app is, its files say it, in every version; and whatever files say, reading ends. */
class FolderPropertyTest extends ConfigurationArbitraries {

  @Property(tries = 300)
  void whatIsWrittenIsRead(
      @ForAll("configurations") AppConfiguration app, @ForAll("versions") ConfigVersion version) {
    Findings findings = Findings.strict();

    AppConfiguration read = FolderReader.read(FolderWriter.write(app, version), findings);

    assertThat(findings.problems()).isEmpty();
    assertThat(withoutPaths(findings.notes())).isEmpty();
    assertThat(bodies(read)).isEqualTo(bodies(app));
    assertThat(read.root()).isEqualTo(app.root());
  }

  @Property(tries = 200)
  void whatIsPulledIsPushed(@ForAll("configurations") AppConfiguration app) {
    Findings findings = Findings.strict();

    Document pulled = Ejson.parseDocument(Ejson.relaxed(PushPullDocument.write(app)));
    AppConfiguration read = PushPullReader.read(pulled, findings);

    assertThat(findings.problems()).isEmpty();
    Map<Part.Key, Document> expected = bodies(app);
    expected.putIfAbsent(
        new Part.Key(Section.HOSTING_CONFIG, "", ""), new Document("enabled", false));
    assertThat(bodies(read)).isEqualTo(expected);
  }

  @Property(tries = 200)
  void noPathLeadsOutOfTheFolder(
      @ForAll("configurations") AppConfiguration app, @ForAll("versions") ConfigVersion version) {
    assertThat(FolderWriter.write(app, version).keySet())
        .allSatisfy(
            path -> {
              assertThat(path).doesNotContain("\\").doesNotStartWith("/").doesNotContain("//");
              assertThat(List.of(path.split("/"))).doesNotContain("..", ".");
            });
  }

  @Property(tries = 500)
  void brokenFilesAreFoundAndNotThrown(
      @ForAll("rubbish") Map<String, String> files, @ForAll("paths") String more) {
    SortedMap<String, byte[]> all = new TreeMap<>(SampleFolders.bytes(files));
    all.put(more, "{".getBytes(StandardCharsets.UTF_8));

    FolderReader.read(all, Findings.strict());
  }

  @Property(tries = 300)
  void bodiesOfAnyShapeAreFoundAndNotThrown(@ForAll("rubbishBody") Document body) {
    ImportBody.read(body, Findings.strict());
    PushPullReader.read(body, Findings.strict());
  }
}
