package io.appservices.emulator.service.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.definition.Expression;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rule expressions say (docs: rule expressions). */
class ExpressionsTest {

  private static final String USER = "5f60207f14dfb25d24511299";

  private final Scope scope =
      Scope.of((name, arguments) -> name.equals("isEven") && (int) arguments.get(0) % 2 == 0)
          .with(
              "user",
              new Document("id", USER)
                  .append(
                      "custom_data",
                      Document.parse(
                          """
                          {team: 'red', teams: ['red', 'blue'], level: 3}\
                          """))
                  .append(
                      "identities",
                      Document.parse("{a: [{provider_type: 'api-key'}, {provider_type: 'x'}]}")
                          .get("a")))
          .with(
              "root",
              Document.parse(
                      """
                      {owner: 'OWNER', team: 'red', n: 7, tags: ['a', 'b'], d: {e: 1}, nil: null}\
                      """
                          .replace("OWNER", USER))
                  .append("_id", new ObjectId(USER)))
          .with("prevRoot", (Object) null)
          .with("this", 5)
          .with("prev", 4)
          .with("values", () -> Document.parse("{admins: ['" + USER + "'], limit: 7}"));

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{} -> true",
        "{owner: '%%user.id'} -> true",
        "{'%%root.owner': '%%user.id'} -> true",
        "{'%%user.id': '%%root.owner'} -> true",
        "{owner: 'else'} -> false",
        "{owner: '%%user.id', n: 8} -> false",
        "{tags: 'a'} -> true",
        "{tags: 'c'} -> false",
        "{team: '%%user.custom_data.teams'} -> true",
        "{'%%user.identities.provider_type': 'api-key'} -> true",
        "{'%%user.identities.provider_type': 'anon-user'} -> false",
        "{'d.e': 1} -> true",
        "{d: {e: 1}} -> true",
        "{d: {e: 2}} -> false",
        "{n: {'$gt': 6, '%lte': 7}} -> true",
        "{n: {'%gt': '%%values.limit'}} -> false",
        "{n: {'%and': [{'$gt': 0}, {'$lte': 42}]}} -> true",
        "{n: {'%or': [{'$gt': 10}, {'$eq': 7}]}} -> true",
        "{n: {'%not': {'%eq': 7}}} -> false",
        "{'%%user.id': {'%in': '%%values.admins'}} -> true",
        "{team: {'%in': ['green', '%%user.custom_data.team']}} -> true",
        "{team: {'%nin': ['red']}} -> false",
        "{'%or': [{n: 1}, {n: 7}]} -> true",
        "{'%nor': [{n: 1}, {n: 2}]} -> true",
        "{'%not': {n: 7}} -> false",
        "{'%%prevRoot': {'%exists': false}} -> true",
        "{'%%prevRoot': {'%exists': '%%true'}} -> false",
        "{'%%prevRoot.n': 7} -> false",
        "{'%%this': {'%gt': '%%prev'}} -> true",
        "{_id: {'%stringToOid': '%%user.id'}} -> true",
        "{owner: {'%oidToString': '%%root._id'}} -> true",
        "{'%%true': {'%function': {name: 'isEven', arguments: [42]}}} -> true",
        "{'%%true': {'%function': {name: 'isEven', arguments: ['%%root.n']}}} -> false",
        "{'%%false': {'%function': {name: 'isEven', arguments: [7]}}} -> true",
        "{'%%true': {'%or': [{n: 7}]}} -> true",
        "{'%%true': {n: 8}} -> false",
        "{'%%true': '%%true'} -> true",
        "{'%%false': true} -> false",
        "{nil: null} -> true",
        "{absent: null} -> true",
        "{absent: {'%exists': false}} -> true",
        "{'%and': [{n: 7}, {team: 'red'}]} -> true",
        "{'%and': [{n: 7}, {team: 'blue'}]} -> false",
        "{'%and': {n: 8}} -> true",
        "{'%or': [{n: 1}, {n: 2}]} -> false",
        "{'%nor': [{n: 1}, {n: 7}]} -> false",
        "{'%or': [7, null]} -> true",
        "{'%or': [7]} -> false",
        "{'%function': {name: 'isEven', arguments: [42]}} -> true",
        "{'%function': {name: 'isEven', arguments: [7]}} -> false",
        "{'%function': {name: 'other', arguments: 7}} -> false",
        "{n: {'%nor': [{'%eq': 1}, {'%gt': 7}]}} -> true",
        "{n: {'%nor': [{'%eq': 7}]}} -> false",
        "{n: {'%and': 1}} -> true",
        "{n: {'%and': [{'$gt': 0}, {'$lte': 3}]}} -> false",
        "{n: {'%or': [{'$gt': 10}, {'$eq': 8}]}} -> false",
        "{tags: ['a', 'b']} -> true",
        "{'%%true': {}} -> false",
        "{'%%user.id': {'%oidToString': '%%root._id'}} -> true",
        "{_id: {'%stringToOid': 'twelve chars'}} -> false",
        "{owner: {'%oidToString': '%%user.id'}} -> false",
        "{owner: {'%uuidToString': '%%root.n'}} -> false",
        "{owner: {'%stringToUuid': '%%root.n'}} -> false",
        "{'d.e': {'%gt': 0, '%lt': 1}} -> false",
      })
  void anExpressionHoldsOrNot(String expression, boolean expected) {
    assertThat(new Expressions(scope).holds(Expression.of(Document.parse(expression))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{absent: '%%user.custom_data.absent'}",
        "{absent: {'%eq': '%%user.custom_data.absent'}}",
        "{absent: {'%in': ['%%user.custom_data.absent']}}",
        "{absent: {'%in': '%%user.custom_data.absent'}}",
        "{absent: {'%stringToOid': 'no id'}}",
        "{absent: {'%stringToUuid': 'no uuid'}}",
      })
  void whatIsNotThereMatchesNothing(String expression) {
    assertThat(new Expressions(scope).holds(Expression.of(Document.parse(expression)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{n: {'%near': 1}}",
        "{n: {'$regex': 'a'}}",
        "{'%xor': []}",
        "{'%%partition': 'p'}",
        "{n: '%%unknown.a'}",
        "{'%%true': {'%function': {}}}",
      })
  void whatIsNotKnownIsRefusedByItsName(String expression) {
    assertThatThrownBy(
            () -> new Expressions(scope).holds(Expression.of(Document.parse(expression))))
        .isInstanceOf(AppServicesException.class)
        .hasMessageContaining("rule expressions");
  }

  @Test
  void aUuidAndItsTextAreConverted() {
    String text = "123e4567-e89b-12d3-a456-426614174000";
    var operands = new Operands(scope);

    Object uuid = operands.resolve(new Document("%stringToUuid", text));

    assertThat(operands.resolve(new Document("%uuidToString", uuid))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{} -> false",
        "{'%%user.id': 'x'} -> false",
        "{'%or': [{'%%user.id': 'x'}, {'%%values.a': 1}]} -> false",
        "{'%%true': {'%function': {name: 'f', arguments: ['%%user.id']}}} -> false",
        "{'%%true': {'%function': {name: 'f', arguments: ['%%root.a']}}} -> true",
        "{owner: 1} -> true",
        "{'%or': [{'%%user.id': 'x'}, {'%%user.id': '%%root.owner'}]} -> true",
        "{'%%prevRoot': {'%exists': false}} -> true",
        "{'%%user.id': {'%in': ['%%this']}} -> true",
      })
  void itIsKnownWhichExpressionsLookAtDocuments(String expression, boolean expected) {
    assertThat(RootReferences.document(Expression.of(Document.parse(expression))))
        .isEqualTo(expected);
  }
}
