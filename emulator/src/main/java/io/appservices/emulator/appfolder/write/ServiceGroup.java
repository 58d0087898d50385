package io.appservices.emulator.appfolder.write;

import io.appservices.emulator.appfolder.ConfigVersion;
import io.appservices.emulator.domain.definition.ServiceType;
import java.util.Optional;
import org.bson.Document;

/** The groups of services, which decide where their files are. */
enum ServiceGroup {
  DATA_SOURCE("data_sources"),
  HTTP("http_endpoints"),
  OTHER("services");

  private final String folder;

  ServiceGroup(String folder) {
    this.folder = folder;
  }

  static ServiceGroup of(Document service) {
    Optional<ServiceType> type = ServiceType.of(service);
    if (type.filter(ServiceType::isDataSource).isPresent()) {
      return DATA_SOURCE;
    }
    return type.filter(ServiceType.HTTP::equals).isPresent() ? HTTP : OTHER;
  }

  String folder(ConfigVersion version) {
    return version.legacy() ? OTHER.folder : folder;
  }
}
