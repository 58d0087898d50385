package io.appservices.emulator;

import io.appservices.emulator.api.JavaFunction;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.function.NeutralValues;
import io.appservices.emulator.inprocess.ConfigPart;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.function.FunctionService;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The functions of an app. One in Java goes before one in JavaScript of the same name. */
public final class AppFunctions {

  private final FunctionService functions;
  private final JavaFunctions javaFunctions;
  private final EmulatedApp app;
  private final ConfigPart sources;

  AppFunctions(
      ConfigService config,
      FunctionService functions,
      JavaFunctions javaFunctions,
      EmulatedApp app) {
    this.functions = functions;
    this.javaFunctions = javaFunctions;
    this.app = app;
    this.sources = new ConfigPart(config, app::app, ConfigKind.FUNCTION);
  }

  /** Registers a function in Java for this app only, in place of one that had the name. */
  public void register(String name, JavaFunction function) {
    javaFunctions.register(new ObjectId(app.id()), name, function);
  }

  /**
   * Adds a function in JavaScript, which clients may call, or replaces the one of the name.
   *
   * @param source with {@code exports = ...}
   * @throws io.appservices.emulator.api.error.EmulatorException if the source has a syntax error,
   *     as far as there is an engine to find it
   */
  public void source(String name, String source) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    functions.checkSource(name, source);
    sources.put(name, new Document("source", source).append("private", false));
  }

  /** Removes a function in JavaScript, if there is one of the name. */
  public void remove(String name) {
    sources.remove(name);
  }

  /** Returns the names of the functions in JavaScript. */
  public List<String> names() {
    return sources.names();
  }

  /**
   * Runs a function as the system.
   *
   * @param arguments values as functions in Java return them ({@link JavaFunction#call})
   * @return a value as functions in Java are given them
   * @throws io.appservices.emulator.api.error.EmulatorException if there is no such function, or it
   *     fails; the message says how
   */
  public @Nullable Object call(String name, Object... arguments) {
    Objects.requireNonNull(name, "name");
    try {
      return NeutralValues.of(
          functions.call(app.app(), name, DocumentValues.list(Arrays.asList(arguments))));
    } catch (FunctionFailedException e) {
      throw new AppServicesException(
          AppServicesException.Kind.INVALID, String.valueOf(e.getMessage()));
    }
  }
}
