package io.appservices.emulator.appfolder.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.PrettyJson;
import io.appservices.emulator.appfolder.SampleFolders;
import io.appservices.emulator.appfolder.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class FolderReaderTest {

  private final Findings findings = Findings.strict();

  @Test
  void aCurrentFolderIsReadWhole() {
    AppConfiguration app = read(SampleFolders.files("root_config"));

    assertThat(findings.problems()).isEmpty();
    assertThat(app.rootText("app_id")).contains("shop-qwert");
    assertThat(app.rootText("environment")).contains("testing");
    assertThat(app.parts(Section.FUNCTION))
        .extracting(Part::name)
        .contains("auth/confirm", "cart/total", "staffOnly");
    assertThat(app.parts(Section.AUTH_PROVIDER)).hasSize(5);
    assertThat(app.parts(Section.RULE, "mongodb-atlas")).hasSize(1);
    assertThat(app.parts(Section.SCHEMA, "mongodb-atlas")).hasSize(2);
    assertThat(app.parts(Section.INCOMING_WEBHOOK, "hooks")).hasSize(1);
    assertThat(app.parts(Section.ENVIRONMENT_VALUE).get(0).body().get("values"))
        .isEqualTo(
            new Document("production", "hello from production")
                .append("testing", "hello from testing"));
    assertThat(app.parts(Section.SECRET)).hasSize(3);
  }

  @Test
  void whatIsNoPartOfAnAppIsNamedAndLeftOut() {
    read(SampleFolders.files("root_config"));

    assertThat(findings.notes()).containsExactly("README.md: ignored");
  }

  @Test
  void customUserDataMayStandInBothItsPlaces() {
    SortedMap<String, byte[]> files = SampleFolders.files("stitch");
    Document settings = read(files).part(Section.CUSTOM_USER_DATA).orElseThrow().body();
    put(files, "auth/custom_user_data.json", settings.toJson());

    assertThat(read(files).parts(Section.CUSTOM_USER_DATA)).hasSize(1);
    assertThat(findings.problems()).isEmpty();

    put(files, "auth/custom_user_data.json", "{\"enabled\": false}");
    read(files);

    assertThat(findings.problems())
        .singleElement(STRING)
        .startsWith("auth/custom_user_data.json: custom user data is already defined in ");
  }

  @Test
  void anOlderFolderKeepsSomeOfItInItsRoot() {
    AppConfiguration app = read(SampleFolders.files("stitch"));

    assertThat(findings.problems()).isEmpty();
    assertThat(app.root().getList("allowed_request_origins", String.class)).hasSize(1);
    assertThat(app.part(Section.CUSTOM_USER_DATA)).isPresent();
    assertThat(app.parts(Section.RULE).get(0).body()).doesNotContainKeys("id", "schema");
    assertThat(app.parts(Section.SCHEMA)).hasSize(1);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    SortedMap<String, byte[]> files = SampleFolders.files("root_config");
    put(files, "values/currency.json", "{\"name\": ");
    put(files, "values/again.json", "{\"name\": \"paymentKey\"}");
    put(files, "triggers/nightly.json", "[]");
    put(files, "environments/moon.json", "{}");
    put(files, "auth/providers.json", "{\"anon-user\": 1}");
    files.remove("functions/cart/total.js");
    files.remove("services/texts/config.json");

    read(files);

    assertThat(findings.problems())
        .hasSize(7)
        .anyMatch(line -> line.startsWith("values/currency.json: not readable"))
        .contains(
            "values/paymentKey.json: value 'paymentKey' is already defined in values/again.json")
        .anyMatch(line -> line.startsWith("triggers/nightly.json: "))
        .contains("environments/moon.json: there is no such environment")
        .contains("auth/providers.json: 'anon-user' must be an object")
        .contains("functions/cart/total.js: missing; functions/config.json lists the function")
        .contains("services/texts/config.json: missing");
  }

  @Test
  void aFolderWithoutRootIsNoApp() {
    SortedMap<String, byte[]> files = SampleFolders.files("root_config");
    files.remove("root_config.json");

    read(files);

    assertThat(findings.problems())
        .hasSize(1)
        .first()
        .asString()
        .contains("root_config.json: missing");
  }

  @Test
  void theCommandLineKeepsTheAppIdBesideTheFiles() {
    SortedMap<String, byte[]> files = SampleFolders.files("root_config");
    put(files, "root_config.json", "{\"name\": \"shop\"}");
    put(files, ".mdb/meta.json", "{\"client_app_id\": \"shop-zzzzz\", \"app_id\": \"1\"}");

    assertThat(read(files).rootText("app_id")).contains("shop-zzzzz");
  }

  @Test
  void textThatIsNotUtf8IsNamed() {
    SortedMap<String, byte[]> files = SampleFolders.files("realm_config");
    files.put("functions/logIn.js", new byte[] {(byte) 0xC3, 0x28});

    read(files);

    assertThat(findings.problems()).contains("functions/logIn.js: not in UTF-8");
  }

  @Test
  void whatPeopleIndentIsWrittenAsTheServiceDoes() {
    Document value = new Document("a", 1).append("b", List.of()).append("c", new Document());

    assertThat(new String(PrettyJson.bytes(value), StandardCharsets.UTF_8))
        .isEqualTo("{\n    \"a\": 1,\n    \"b\": [],\n    \"c\": {}\n}\n");
  }

  private AppConfiguration read(SortedMap<String, byte[]> files) {
    return FolderReader.read(files, findings);
  }

  private static void put(SortedMap<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
