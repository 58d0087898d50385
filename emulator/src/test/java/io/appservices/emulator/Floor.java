package io.appservices.emulator;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The drawing of the packages from the ground up: what each one may know beside itself and the JDK.
 * Nothing can be named before it stands, so the arrows point down.
 */
enum Floor {
  API("what crosses to the code that embeds the emulator comes with no library", List.of()),
  EJSON(
      "a leaf that anybody may use and that knows nobody",
      List.of("org.bson..", "com.fasterxml.jackson.core..")),
  DOMAIN("records and rules know nobody", List.of("org.bson..", "javax.naming.."), API),
  RUNTIME(
      "time, ids and secrets know the records that they fill",
      List.of("org.bson..", "org.slf4j.."),
      API,
      DOMAIN),
  FUNCTION(
      "a port: what runs functions knows the app and nothing else",
      List.of("org.bson.."),
      API,
      DOMAIN),
  FUNCTION_JS(
      "the only place that knows the JavaScript engine",
      List.of("org.bson..", "org.graalvm.polyglot..", "com.sun.management..", "org.slf4j.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME,
      FUNCTION),
  TOKEN(
      "only here is known how tokens are signed",
      List.of("org.bson..", "com.nimbusds..", "com.github.benmanes.caffeine.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME),
  CLUSTER(
      "only here is known what holds the data of an app",
      List.of("org.bson..", "com.mongodb..", "de.bwaldvogel.mongo..", "io.netty..", "org.slf4j.."),
      API,
      DOMAIN,
      RUNTIME),
  APPFOLDER(
      "files are read and written without knowing an app that runs",
      List.of("org.bson.."),
      API,
      DOMAIN,
      EJSON),
  STORAGE("stores know records, not what is done with them", List.of("org.bson.."), API, DOMAIN),
  STORAGE_EMBEDDED(
      "a storage knows the stores that it implements",
      List.of("org.bson.."),
      API,
      DOMAIN,
      RUNTIME,
      STORAGE),
  SERVICE_CONFIG(
      "how apps are set up is a value, and this is how it is changed",
      List.of("org.bson.."),
      API,
      DOMAIN,
      RUNTIME,
      STORAGE),
  SERVICE(
      "use-cases know ports, and no implementation of one",
      List.of("org.bson.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME,
      FUNCTION,
      TOKEN,
      STORAGE,
      SERVICE_CONFIG),
  SERVICE_LOGIN(
      "a verifier is part of a use-case",
      List.of("org.bson.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME,
      FUNCTION,
      TOKEN,
      STORAGE,
      SERVICE),
  SERVICE_RULE(
      "rules stand between users and data, and know neither apps nor how they keep anything",
      List.of("org.bson.."),
      API,
      DOMAIN,
      CLUSTER),
  SERVICE_FUNCTION(
      "what an app runs and keeps is part of the use-cases",
      List.of("org.bson..", "org.slf4j.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME,
      FUNCTION,
      CLUSTER,
      STORAGE,
      SERVICE_CONFIG,
      SERVICE,
      SERVICE_RULE),
  SERVICE_FOLDER(
      "import and export are use-cases that go through the others",
      List.of("org.bson.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME,
      STORAGE,
      SERVICE_CONFIG,
      APPFOLDER,
      SERVICE,
      SERVICE_FUNCTION),
  SERVICE_TRANSFER(
      "users as lines of text are part of the use-cases",
      List.of("org.bson.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME,
      STORAGE,
      SERVICE),
  SERVICE_ATLAS(
      "the users of databases are kept, and nothing else of the service knows them",
      List.of("org.bson.."),
      API,
      DOMAIN,
      RUNTIME,
      STORAGE,
      SERVICE),
  HTTP(
      "the floor under the APIs knows no API and never reaches past the service",
      List.of(
          "org.bson..",
          "com.fasterxml.jackson.core..",
          "io.javalin..",
          "kotlin..",
          "org.eclipse.jetty..",
          "jakarta.servlet..",
          "org.slf4j.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME,
      SERVICE),
  HTTP_CLIENT(
      "an API turns requests into calls of the service and knows no other API",
      List.of("org.bson.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME,
      SERVICE,
      SERVICE_LOGIN,
      SERVICE_FUNCTION,
      HTTP),
  HTTP_ADMIN(
      "an API turns requests into calls of the service and knows no other API",
      List.of("org.bson.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME,
      SERVICE,
      SERVICE_LOGIN,
      SERVICE_FUNCTION,
      APPFOLDER,
      SERVICE_FOLDER,
      HTTP),
  HTTP_ATLAS(
      "an API turns requests into calls of the service and knows no other API",
      List.of("org.bson.."),
      API,
      DOMAIN,
      EJSON,
      SERVICE_ATLAS,
      HTTP),
  HTTP_CONTROL(
      "an API turns requests into calls of the service and knows no other API",
      List.of("org.bson.."),
      API,
      DOMAIN,
      EJSON,
      RUNTIME,
      SERVICE,
      SERVICE_LOGIN,
      SERVICE_FUNCTION,
      SERVICE_TRANSFER,
      HTTP),
  ROOT(
      "the front door puts the parts together, and alone knows the implementations",
      List.of("org.bson..", "org.slf4j.."),
      API,
      DOMAIN,
      RUNTIME,
      FUNCTION,
      FUNCTION_JS,
      TOKEN,
      CLUSTER,
      STORAGE,
      SERVICE_CONFIG,
      STORAGE_EMBEDDED,
      SERVICE,
      SERVICE_LOGIN,
      SERVICE_FUNCTION,
      APPFOLDER,
      SERVICE_FOLDER,
      SERVICE_TRANSFER,
      SERVICE_ATLAS,
      HTTP,
      HTTP_CLIENT,
      HTTP_ADMIN,
      HTTP_ATLAS,
      HTTP_CONTROL),
  CLI(
      "the command line only fills in the configuration and starts",
      List.of("picocli.."),
      API,
      ROOT);

  static final String BASE = "io.appservices.emulator";

  private final String reason;
  private final List<String> libraries;
  private final List<Floor> below;

  Floor(String reason, List<String> libraries, Floor... below) {
    this.reason = reason;
    this.libraries = libraries;
    this.below = List.of(below);
  }

  String packageName() {
    return this == ROOT ? BASE : BASE + "." + name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  String reason() {
    return reason;
  }

  /** Everything that its classes may depend on. */
  String[] allowed() {
    return Stream.of(
            Stream.of("java..", "javax.crypto..", packageName()),
            libraries.stream(),
            below.stream().map(Floor::packageName))
        .flatMap(names -> names)
        .toArray(String[]::new);
  }
}
