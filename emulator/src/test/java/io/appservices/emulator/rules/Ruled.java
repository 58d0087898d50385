package io.appservices.emulator.rules;

import static io.appservices.emulator.functions.Code.json;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** A collection of a data source that rules bind, and a user of it. */
public final class Ruled {

  public static final String SERVICE = "ruled";

  public final Code code = Code.shared();
  public final Tokens user = code.signUp();
  private final String service =
      code.create("/services", json("{name: 'ruled', type: 'mongodb', config: {}}"));

  /** Sets the roles of the default rule. */
  public void roles(String... roles) {
    rule("{roles: [" + String.join(", ", roles) + "]}");
  }

  /** Sets the default rule. */
  public void rule(String rule) {
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
  public void seed(String... documents) {
    List<Document> all =
        Stream.of(documents).map(d -> json(d.replace("ME", user.userId()))).toList();
    code.mongo(SERVICE, "db", "c", collection -> collection.insertMany(all));
  }

  public List<Document> stored() {
    return code.documents(SERVICE, "db", "c");
  }

  public Response call(String operation, String argument) {
    Document all = json("{database: 'db', collection: 'c'}");
    all.putAll(json(argument.replace("ME", user.userId())));
    return code.data(user.accessToken(), SERVICE, operation, all);
  }

  List<Document> find(String argument) {
    return call("find", argument).documents();
  }

  public List<Object> ids() {
    return find("{}").stream().map(found -> found.get("_id")).toList();
  }
}
