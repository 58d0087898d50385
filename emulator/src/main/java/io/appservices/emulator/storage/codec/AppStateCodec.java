package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.AppState.Draft;
import io.appservices.emulator.domain.app.AppState.Past;
import io.appservices.emulator.domain.app.AppState.Staged;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.Configuration;
import io.appservices.emulator.domain.app.Deployment;
import io.appservices.emulator.domain.app.Edition;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.bson.Document;

/**
 * Writes the state of an app as {@code {revision, deployed, alwaysLive, draft, staged, history}},
 * in which configurations and parts are numbers: they themselves are kept elsewhere, each once, as
 * {@link ConfigurationCodec} and {@link Codecs#CONFIG_DOCUMENT} write them. So a change of one part
 * writes one part and one configuration, however large the app and its history are.
 */
public final class AppStateCodec {

  private AppStateCodec() {}

  /** Returns a state as a document, given the number of each configuration and each part. */
  public static Document encode(
      AppState state,
      ToLongFunction<Configuration> configurationNumber,
      ToLongFunction<ConfigDocument> partNumber) {
    Document stored =
        new Document("revision", state.revision())
            .append("deployed", configurationNumber.applyAsLong(state.deployed()))
            .append("alwaysLive", ConfigurationCodec.numbers(state.alwaysLive(), partNumber));
    state
        .draft()
        .ifPresent(
            draft ->
                stored.append(
                    "draft",
                    new Document("id", draft.id())
                        .append("base", draft.base())
                        .append(
                            "configuration",
                            configurationNumber.applyAsLong(draft.configuration()))));
    state
        .staged()
        .ifPresent(
            staged ->
                stored.append(
                    "staged",
                    new Document("origin", staged.origin().name())
                        .append("base", staged.base())
                        .append(
                            "configuration",
                            configurationNumber.applyAsLong(staged.configuration()))));
    List<Document> history =
        state.history().stream()
            .map(past -> encode(past, configurationNumber.applyAsLong(past.configuration())))
            .toList();
    return stored.append("history", history);
  }

  /**
   * Returns the state that was written, given the configuration and the part of each number.
   *
   * @throws io.appservices.emulator.domain.StorageException if it cannot be read
   */
  public static AppState decode(
      Document stored,
      LongFunction<Configuration> configurationOf,
      LongFunction<ConfigDocument> partOf) {
    Fields fields = new Fields("app", stored);
    return new AppState(
        fields.number("revision"),
        configurationOf.apply(fields.number("deployed")),
        ConfigurationCodec.parts(fields, "alwaysLive", partOf),
        fields.optionalDocument("draft").map(draft -> draft(draft, configurationOf)),
        fields.optionalDocument("staged").map(staged -> staged(staged, configurationOf)),
        fields.list("history", past -> past(past, configurationOf)));
  }

  private static Draft draft(Document stored, LongFunction<Configuration> configurationOf) {
    Fields fields = new Fields("draft", stored);
    return new Draft(
        fields.id("id"),
        fields.number("base"),
        configurationOf.apply(fields.number("configuration")));
  }

  private static Staged staged(Document stored, LongFunction<Configuration> configurationOf) {
    Fields fields = new Fields("staged configuration", stored);
    return new Staged(
        fields.constant("origin", Edition.class),
        fields.number("base"),
        configurationOf.apply(fields.number("configuration")));
  }

  private static Document encode(Past past, long configuration) {
    Deployment deployment = past.deployment();
    Document stored =
        new Document("id", deployment.id())
            .append("deployed", deployment.deployedAt())
            .append("name", Texts.stored(deployment.name()))
            .append("configuration", configuration);
    deployment.draftId().ifPresent(draft -> stored.append("draft", draft));
    return stored;
  }

  private static Past past(Document stored, LongFunction<Configuration> configurationOf) {
    Fields fields = new Fields("deployment", stored);
    Deployment deployment =
        new Deployment(
            fields.id("id"),
            fields.number("deployed"),
            fields.optionalId("draft"),
            fields.text("name"));
    return new Past(deployment, configurationOf.apply(fields.number("configuration")));
  }
}
