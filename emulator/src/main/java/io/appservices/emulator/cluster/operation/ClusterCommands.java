package io.appservices.emulator.cluster.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/** The commands by which a data source describes itself, for operators. */
final class ClusterCommands {

  /** The databases of the server itself, which the service leaves out. */
  private static final Set<String> OF_THE_SERVER = Set.of("admin", "local", "config");

  /** The fields of the server's answer that the description of the Admin API has. */
  private static final Set<String> BUILD_INFO =
      Set.of(
          "version",
          "gitVersion",
          "versionArray",
          "javascriptEngine",
          "bits",
          "debug",
          "maxBsonObjectSize");

  private ClusterCommands() {}

  static List<String> databases(DataSource source) {
    Document answer =
        ask(
            source,
            cluster ->
                cluster
                    .database("admin")
                    .runCommand(new Document("listDatabases", 1).append("nameOnly", true)));
    return answer.getList("databases", Document.class).stream()
        .map(database -> database.getString("name"))
        .filter(name -> !OF_THE_SERVER.contains(name))
        .sorted()
        .toList();
  }

  static List<String> collections(DataSource source, String database) {
    List<Document> all =
        ask(
            source,
            cluster -> cluster.database(database).listCollections().into(new ArrayList<>()));
    return all.stream()
        .map(collection -> collection.getString("name"))
        .filter(name -> !name.startsWith("system."))
        .sorted()
        .toList();
  }

  static Document buildInfo(DataSource source) {
    Document answer =
        ask(source, cluster -> cluster.database("admin").runCommand(new Document("buildInfo", 1)));
    answer.keySet().retainAll(BUILD_INFO);
    return answer;
  }

  private static <T> T ask(DataSource source, Function<Cluster, T> question) {
    try {
      return question.apply(source.cluster());
    } catch (RuntimeException e) {
      throw ServerErrors.translate(e);
    }
  }
}
