package io.appservices.emulator.fuzz;

import static io.appservices.emulator.fuzz.Target.requireNoInsides;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.definition.Expression;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.service.rule.DocumentSchema;
import io.appservices.emulator.service.rule.Expressions;
import io.appservices.emulator.service.rule.Scope;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Rule expressions, and the same document as a schema: each holds or not, or is refused. */
final class RuleTarget implements Target {

  private static final Document ROOT =
      new Document("_id", new ObjectId("5f60207f14dfb25d24511299"))
          .append("owner", "5f60207f14dfb25d24511299")
          .append("n", 7)
          .append("tags", Arrays.asList("a", null, 3, new Document("b", 1)))
          .append("d", new Document("e", 1.5))
          .append("nil", null);

  private final Expressions expressions =
      new Expressions(
          Scope.of((name, arguments) -> arguments.size() % 2 == 0)
              .with("user", new Document("id", "5f60207f14dfb25d24511299").append("data", ROOT))
              .with("root", ROOT)
              .with("prevRoot", (Object) null)
              .with("this", 5)
              .with("prev", List.of(4L))
              .with("request", new Document("requestHeaders", new Document()))
              .with("values", () -> new Document("admins", List.of("x"))));

  @Override
  public void accept(byte[] input) {
    Document document;
    try {
      document = Ejson.parseDocument(input);
    } catch (EjsonException e) {
      return;
    }
    try {
      expressions.holds(Expression.of(document));
    } catch (AppServicesException e) {
      requireNoInsides(e.getMessage(), input);
    }
    try {
      new DocumentSchema(document, true).problem(ROOT);
      new DocumentSchema(document, false).problem(ROOT);
    } catch (AppServicesException e) {
      requireNoInsides(e.getMessage(), input);
    }
  }
}
