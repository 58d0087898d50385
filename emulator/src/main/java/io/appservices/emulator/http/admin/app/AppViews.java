package io.appservices.emulator.http.admin.app;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ProviderRegion;
import java.util.List;
import org.bson.Document;

/** The representation of apps and their regions in the Admin API. */
final class AppViews {

  private AppViews() {}

  static Document app(App app) {
    Document view =
        new Document("_id", app.id().toHexString())
            .append("client_app_id", app.clientAppId())
            .append("name", app.name())
            .append("location", app.location())
            .append("deployment_model", app.deploymentModel())
            .append("domain_id", app.domainId().toHexString())
            .append("group_id", app.groupId().toHexString())
            .append("last_used", app.lastModified())
            .append("last_modified", app.lastModified())
            .append("product", app.product())
            .append("environment", app.environment());
    return app.providerRegion().isEmpty()
        ? view
        : view.append("provider_region", app.providerRegion());
  }

  static Document region(ProviderRegion region) {
    return new Document("id", region.id())
        .append("name", region.shownName())
        .append("cloud_provider", region.cloudProvider())
        .append("country", region.country())
        .append(
            "deployment_models", region.isGlobal() ? List.of("GLOBAL", "LOCAL") : List.of("LOCAL"));
  }
}
