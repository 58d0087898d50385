package io.appservices.emulator.http.admin.config;

import io.appservices.emulator.domain.AdminRefusals;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.domain.app.Dependencies.Dependency;
import io.appservices.emulator.function.npm.PackageException;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Bodies;
import io.appservices.emulator.http.shared.UploadedFile;
import io.appservices.emulator.service.dependency.DependencyDiff;
import io.appservices.emulator.service.dependency.DependencyService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/** The npm packages of an app, as command lines upload and read them. */
public final class DependencyHandler {

  /** The largest archive, and the form around it. */
  public static final int MAX_BODY_BYTES = 16 << 20;

  private static final String LATEST = "latest";

  private final DependencyService dependencies;
  private final Supplier<String> operator;

  /**
   * Makes the handler.
   *
   * @param operator the id of the operator, who makes all changes
   */
  public DependencyHandler(DependencyService dependencies, Supplier<String> operator) {
    this.dependencies = dependencies;
    this.operator = operator;
  }

  public Reply list(Call call, App app) {
    Optional<Dependencies> found = dependencies.find(app);
    if (found.isEmpty()) {
      return Bodies.reply(200, new Document("dependencies_list", List.of()));
    }
    Dependencies known = found.get();
    return Bodies.reply(
        200,
        new Document("_id", known.id().toHexString())
            .append("location", known.fileName())
            .append("user_id", known.userId())
            .append("last_modified", known.lastModified())
            .append("dependencies_list", views(known.packages())));
  }

  /** Uses an upload. Whether that worked is in the status, which command lines ask for. */
  public Reply upload(Call call, App app) {
    UploadedFile file = UploadedFile.of(call);
    return refused(
        () -> {
          dependencies.upload(app, file.name(), file.content(), operator.get());
          return Reply.empty(204);
        });
  }

  public Reply diff(Call call, App app) {
    UploadedFile file = UploadedFile.of(call);
    return refused(
        () -> Bodies.reply(200, view(dependencies.diff(app, file.name(), file.content()))));
  }

  public Reply status(Call call, App app) {
    Optional<Dependencies> found = dependencies.find(app);
    String failure = found.map(Dependencies::failure).orElse("");
    String status = found.isEmpty() ? "" : failure.isEmpty() ? "successful" : "failed";
    return Bodies.reply(200, new Document("status", status).append("status_message", failure));
  }

  public Reply archive(Call call, App app) {
    return refused(
        () ->
            dependencies
                .archive(app)
                .map(zip -> file("application/zip", "node_modules.zip", zip))
                .orElseThrow(AdminRefusals::dependenciesNotFound));
  }

  public Reply export(Call call, App app) {
    return refused(
        () ->
            dependencies
                .packageJson(app)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .map(json -> file(Reply.JSON, "package.json", json))
                .orElseThrow(AdminRefusals::dependenciesNotFound));
  }

  private static Reply file(String type, String name, byte[] content) {
    return Reply.bytes(200, type, content)
        .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** Adds a package by name. Where nothing may be fetched, that works for what is there only. */
  public Reply add(Call call, App app) {
    String version = call.query("version").orElse(LATEST);
    try {
      dependencies.add(app, name(call), version, operator.get());
      return Reply.empty(204);
    } catch (PackageException e) {
      throw dependencies.canInstall()
          ? Refusals.badRequest(String.valueOf(e.getMessage()))
          : AdminRefusals.dependencyNotFetched(String.valueOf(e.getMessage()));
    }
  }

  public Reply remove(Call call, App app) {
    String name = name(call);
    return refused(
        () -> {
          if (!dependencies.remove(app, name, operator.get())) {
            throw AdminRefusals.dependencyNotFound(name);
          }
          return Reply.empty(204);
        });
  }

  public Reply removeAll(Call call, App app) {
    dependencies.removeAll(app);
    return Reply.empty(204);
  }

  private static String name(Call call) {
    return call.pathParameter("dependencyName");
  }

  private static Reply refused(Supplier<Reply> answer) {
    try {
      return answer.get();
    } catch (PackageException e) {
      throw Refusals.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static Document view(DependencyDiff diff) {
    return new Document("added", views(diff.added()))
        .append("deleted", views(diff.deleted()))
        .append(
            "modified",
            diff.modified().stream()
                .map(
                    one ->
                        new Document("name", one.name())
                            .append("version", one.version())
                            .append("previous_version", one.previousVersion()))
                .toList());
  }

  private static List<Document> views(List<Dependency> packages) {
    return packages.stream()
        .map(one -> new Document("name", one.name()).append("version", one.version()))
        .toList();
  }
}
