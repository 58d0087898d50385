package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.app.App;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.bson.Document;

/** An app, as {@code context.app} shows it. */
final class AppView {

  private static final DateTimeFormatter ISO_DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private AppView() {}

  static Document of(App app) {
    return new Document("id", app.id().toHexString())
        .append("clientAppId", app.clientAppId())
        .append("name", app.name())
        .append("projectId", app.groupId().toHexString())
        .append(
            "deployment",
            new Document("model", app.deploymentModel()).append("providerRegion", app.region()))
        .append("lastDeployed", ISO_DATE.format(Instant.ofEpochSecond(app.lastModified())));
  }
}
