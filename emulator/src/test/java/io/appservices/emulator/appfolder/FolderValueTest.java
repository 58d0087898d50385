package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Values take the place of the expressions that name them. */
class FolderValueTest extends DefectiveFolder {

  @Test
  void valuesTakeThePlaceOfWhatNamesThem() {
    app("realm_config");
    write("realm_config.json", "{'name': 'shop', 'environment': 'testing'}");
    write("environments/testing.json", "{'values': {'db': 'shop-test', 'n': 5}}");
    write("environments/production.json", "{'values': {'db': 'shop'}}");
    write("values/part.json", "{'name': 'part', 'value': 'orders'}");
    write("values/client.json", "{'name': 'client', 'value': 'client-1'}");
    write(
        "triggers/t.json",
        "{'name': 't', 'type': 'DATABASE', 'function_name': 'good', 'config': {'service_name':"
            + " 'mongodb-atlas', 'database': '%(%%environment.values.db)', 'collection':"
            + " 'a-%(%%values.part)-%( %%environment.values.n )', 'operation_types': ['INSERT'],"
            + " 'match': {'a': '%(%%values.part)'}}}");
    write(
        "auth/providers.json",
        "{'anon-user': "
            + ANON
            + ", 'oauth2-google': {'type': 'oauth2-google', 'disabled': false, 'config':"
            + " {'clientId': '%%values.client', 'openId': true}}}");

    try (AppServicesEmulator emulator = start(false)) {
      Document config =
          admin(emulator, "/triggers").documents().get(0).get("config", Document.class);
      assertThat(config)
          .containsAllEntriesOf(
              new TreeMap<>(Map.of("database", "shop-test", "collection", "a-orders-5")))
          .containsEntry("match", new Document("a", "%(%%values.part)"));
      String provider =
          admin(emulator, "/auth_providers").documents().stream()
              .filter(found -> found.getString("type").equals("oauth2-google"))
              .map(found -> found.getString("_id"))
              .findFirst()
              .orElseThrow();
      assertThat(admin(emulator, "/auth_providers/" + provider).body()).contains("client-1");
    }
  }

  @Test
  void whatNamesNoValueStaysAsItIs() {
    app("realm_config");
    write(
        "triggers/t.json",
        "{'name': 't', 'type': 'DATABASE', 'function_name': 'good', 'config': {'service_name':"
            + " 'mongodb-atlas', 'database': '%(%%values.gone)', 'collection': 'c'}}");

    try (AppServicesEmulator emulator = start(false)) {
      assertThat(emulator.appFolderReports().get(0).notes())
          .containsExactly(
              "triggers/t.json: '%(%%values.gone)' names no value, and stays as it is");
    }
  }

  @Test
  void aNumberIsATextWhereATextIsExpected() {
    app("realm_config");
    write("values/year.json", "{'name': 'year', 'value': 2024}");
    write("values/off.json", "{'name': 'off', 'value': true}");
    write(
        "triggers/t.json",
        "{'name': 't', 'type': 'DATABASE', 'function_name': 'good', 'disabled': '%(%%values.off)',"
            + " 'config': {'service_name': 'mongodb-atlas', 'database': '%(%%values.year)',"
            + " 'collection': '%(%%values.year)', 'operation_types': ['INSERT']}}");

    try (AppServicesEmulator emulator = start(false)) {
      Document trigger = admin(emulator, "/triggers").documents().get(0);

      assertThat(trigger).containsEntry("disabled", true);
      assertThat(trigger.get("config", Document.class))
          .containsAllEntriesOf(new TreeMap<>(Map.of("database", "2024", "collection", "2024")));
    }
  }
}
