package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.domain.app.Dependencies.Dependency;
import org.bson.Document;

/**
 * Writes {@code {id, file, user, time, packages, packageJson, failure}}; a package is {@code {name,
 * version}}.
 */
final class DependenciesCodec implements ValueCodec<Dependencies> {

  @Override
  public Document encode(Dependencies dependencies) {
    return new Document("id", dependencies.id())
        .append("file", Texts.stored(dependencies.fileName()))
        .append("user", Texts.stored(dependencies.userId()))
        .append("time", dependencies.lastModified())
        .append("packages", dependencies.packages().stream().map(DependenciesCodec::one).toList())
        .append("packageJson", Texts.stored(dependencies.packageJson()))
        .append("failure", Texts.stored(dependencies.failure()));
  }

  private static Document one(Dependency dependency) {
    return new Document("name", Texts.stored(dependency.name()))
        .append("version", Texts.stored(dependency.version()));
  }

  @Override
  public Dependencies decode(Document stored) {
    Fields fields = new Fields("upload of packages", stored);
    return new Dependencies(
        fields.id("id"),
        fields.text("file"),
        fields.text("user"),
        fields.number("time"),
        fields.list("packages", DependenciesCodec::read),
        fields.text("packageJson"),
        fields.text("failure"));
  }

  private static Dependency read(Document stored) {
    Fields fields = new Fields("package", stored);
    return new Dependency(fields.text("name"), fields.text("version"));
  }
}
