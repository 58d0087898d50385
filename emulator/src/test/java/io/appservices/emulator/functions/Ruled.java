package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** A collection of a data source that rules bind, and a user of it. */
final class Ruled {

  static final String SERVICE = "ruled";

  final Code code = Code.shared();
  final Tokens user = code.signUp();
  private final String service =
      code.create("/services", json("{name: 'ruled', type: 'mongodb', config: {}}"));

  /** Sets the roles of the default rule. */
  void roles(String... roles) {
    rule("{roles: [" + String.join(", ", roles) + "]}");
  }

  /** Sets the default rule. */
  void rule(String rule) {
    code.create("/services/" + service + "/default_rule", json(rule));
  }

  /** Sets the roles of the rule for one other collection of the database. */
  void rolesOf(String collection, String... roles) {
    String rule = "{database: 'db', collection: '%s', roles: [%s]}";
    code.create(
        "/services/" + service + "/rules",
        json(rule.formatted(collection, String.join(", ", roles))));
  }

  /** Puts documents into the collection, past the rules; {@code ME} stands for the user's id. */
  void seed(String... documents) {
    List<Document> all =
        Stream.of(documents).map(d -> json(d.replace("ME", user.userId()))).toList();
    code.mongo(SERVICE, "db", "c", collection -> collection.insertMany(all));
  }

  List<Document> stored() {
    return code.documents(SERVICE, "db", "c");
  }

  Response call(String operation, String argument) {
    Document all = json("{database: 'db', collection: 'c'}");
    all.putAll(json(argument.replace("ME", user.userId())));
    return code.data(user.accessToken(), SERVICE, operation, all);
  }

  List<Document> find(String argument) {
    return call("find", argument).documents();
  }

  List<Object> ids() {
    return find("{}").stream().map(found -> found.get("_id")).toList();
  }
}
