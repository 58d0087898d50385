package io.appservices.emulator.service.function;

import io.appservices.emulator.api.JavaFunction;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.FunctionDefinition;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.service.config.ConfigService;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Finds the functions of apps. One in Java goes before one in JavaScript of the same name. */
public final class FunctionFinder {

  /** An id that no app has. */
  private static final ObjectId NEW_APP = new ObjectId(new byte[12]);

  private final ConfigService config;
  private final JavaFunctions javaFunctions;

  public FunctionFinder(ConfigService config, JavaFunctions javaFunctions) {
    this.config = config;
    this.javaFunctions = javaFunctions;
  }

  /**
   * The function of a name: at most one of the two is present.
   *
   * @param java the function that was registered in Java
   * @param stored the function in JavaScript
   */
  record Found(Optional<JavaFunction> java, Optional<FunctionDefinition> stored) {}

  /** Looks a function up, once for a call: what was checked is what runs, whatever is deployed. */
  Found find(App app, String name) {
    Optional<JavaFunction> java = javaFunctions.find(app.id(), name);
    return new Found(java, java.isPresent() ? Optional.empty() : stored(app, name));
  }

  boolean has(App app, String name) {
    return isJava(app.id(), name) || stored(app, name).isPresent();
  }

  /**
   * Returns whether the function of this name is written in Java; if no app is given, for a new
   * one.
   */
  boolean isJava(Optional<App> app, String name) {
    return isJava(app.map(App::id).orElse(NEW_APP), name);
  }

  Optional<String> name(App app, Reference function) {
    return config.name(app, ConfigKind.FUNCTION, function);
  }

  private boolean isJava(ObjectId appId, String name) {
    return javaFunctions.find(appId, name).isPresent();
  }

  private Optional<FunctionDefinition> stored(App app, String name) {
    return config.findByName(app, ConfigKind.FUNCTION, name).map(FunctionDefinition::of);
  }
}
