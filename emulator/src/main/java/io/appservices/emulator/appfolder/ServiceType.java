package io.appservices.emulator.appfolder;

import java.util.Set;
import org.bson.Document;

/** What a service is, which decides where its files are. */
enum ServiceType {
  DATA_SOURCE("data_sources"),
  HTTP("http_endpoints"),
  OTHER("services");

  private static final Set<String> DATA_SOURCES = Set.of("mongodb", "mongodb-atlas", "datalake");

  private final String folder;

  ServiceType(String folder) {
    this.folder = folder;
  }

  static ServiceType of(Document service) {
    String type = String.valueOf(service.get("type"));
    if (DATA_SOURCES.contains(type)) {
      return DATA_SOURCE;
    }
    return type.equals("http") ? HTTP : OTHER;
  }

  String folder(ConfigVersion version) {
    return version.legacy() ? OTHER.folder : folder;
  }
}
