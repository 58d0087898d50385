package io.appservices.emulator.appfolder;

import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/** An app to import into and to export. */
abstract class ImportExportFixture {

  static final String IMPORT = "/import?strategy=replace-by-name";

  final TestApp app = TestApp.shared();

  static Response push(TestApp app, Document body) {
    return app.admin().onApp("POST", IMPORT, body);
  }

  SortedMap<String, String> export(TestApp of, String version) {
    String token = of.admin().logIn().tokens().accessToken();
    String url =
        of.emulator().baseUrl()
            + "/api/admin/v3.0"
            + of.admin().group("/apps/" + of.emulated().id())
            + "/export?version="
            + version;
    return SampleFolders.unzip(Http.bytes(url, "Authorization", "Bearer " + token));
  }

  String id(String path, String name) {
    return app.admin().onApp("GET", path, null).documents().stream()
        .filter(part -> part.get("name").equals(name))
        .map(part -> part.getString("_id"))
        .findFirst()
        .orElseThrow();
  }

  static SortedMap<String, String> without(SortedMap<String, String> files) {
    SortedMap<String, String> rest = new TreeMap<>(files);
    rest.keySet().removeAll(ConfigVersion.ROOT_FILES);
    return rest;
  }

  static Document json(String text) {
    return Document.parse(text);
  }
}
