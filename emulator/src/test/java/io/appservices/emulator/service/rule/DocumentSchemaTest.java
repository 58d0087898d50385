package io.appservices.emulator.service.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas of documents; {@code v} is the field that they are about. */
class DocumentSchemaTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "{minItems: 1} -> [1] -> []",
        "{maxItems: 1} -> [1] -> [1, 2]",
        "{minItems: 1, maxItems: 2} -> [1, 2] -> [1, 2, 3]",
        "{uniqueItems: true} -> [1, 2] -> [1, 1]",
        "{items: {minimum: 2}} -> [2, 3] -> [3, 1]",
        "{minimum: 2} -> 2 -> 1",
        "{maximum: 2} -> 2 -> 3",
        "{minimum: 2, exclusiveMinimum: true} -> 2.5 -> 2",
        "{maximum: 2, exclusiveMaximum: true} -> 1 -> 2.0",
        "{minLength: 2, maxLength: 3} -> 'abc' -> 'abcd'",
        "{minLength: 2} -> 'ab' -> 'a'",
        "{pattern: '^a+$'} -> 'aa' -> 'ab'",
        "{enum: [1, 'a', null]} -> null -> 'b'",
        "{allOf: [{minimum: 1}, {maximum: 2}]} -> 2 -> 3",
        "{anyOf: [{bsonType: 'string'}, {minimum: 3}]} -> 'a' -> 2",
        "{oneOf: [{minimum: 1}, {minimum: 3}]} -> 2 -> 4",
        "{oneOf: [{minimum: 1}, {minimum: 3}]} -> 1 -> 0",
        "{not: {bsonType: 'string'}} -> 1 -> 'a'",
        "{properties: {w: {minimum: 1}}, required: ['w']} -> {w: 1} -> {w: 0}",
        "{required: 'w'} -> {w: null} -> {x: 1}",
        "{properties: {w: false}} -> {x: 1} -> {w: 1}",
        "{properties: {w: {}}, additionalProperties: false} -> {w: 1} -> {w: 1, x: 1}",
        "{additionalProperties: {bsonType: 'int'}} -> {x: 1} -> {x: 'a'}",
        "{type: 'float'} -> 1.5 -> 1",
        "{bsonType: ['uuid', 'binData']} -> {$binary: {base64: 'AAAA', subType: '00'}} -> {$oid:"
            + " '64224f57f56e634f459586f0'}",
        "{bsonType: 'decimal'} -> {$numberDecimal: '1.5'} -> 1.5",
        "{bsonType: 'timestamp'} -> {$timestamp: {t: 1, i: 1}} -> {$date: 1}",
      })
  void aValueFitsOrNot(String rule, String good, String bad) {
    assertThat(fits(rule, good)).as(good).isTrue();
    assertThat(fits(rule, bad)).as(bad).isFalse();
  }

  /** Conditions on numbers say nothing of texts, those on texts nothing of numbers. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "{minimum: 2, maxItems: 0, required: ['w']} -> 'a'",
        "{minLength: 2, pattern: 'b', uniqueItems: true} -> 1",
        "{exclusiveMinimum: true, exclusiveMaximum: true} -> 1",
        "{minimum: 1, exclusiveMinimum: false, maximum: 1, exclusiveMaximum: false} -> 1",
        "{minimum: 'a', maxLength: 'b', enum: 1, not: 1, anyOf: 1, oneOf: 1} -> 1",
        "{pattern: '('} -> 'a'",
        "{uniqueItems: false} -> [1, 1]",
      })
  void whatIsNotSaidOfAValueIsNotAsked(String rule, String value) {
    assertThat(fits(rule, value)).isTrue();
  }

  @Test
  void nullStandsForAbsentWhereThatIsWantedAndTheFieldIsNotRequired() {
    Document schema = Document.parse("{properties: {v: {bsonType: 'int'}, w: {bsonType: 'int'}}}");
    Document required = new Document(schema).append("required", "v");
    Document value = new Document("v", null);

    assertThat(new DocumentSchema(schema, true).problem(value)).isEmpty();
    assertThat(new DocumentSchema(schema, false).problem(value)).isPresent();
    assertThat(new DocumentSchema(required, true).problem(value)).isPresent();
  }

  @Test
  void theIdIsAllowedEverywhere() {
    Document schema = Document.parse("{properties: {}, additionalProperties: false}");

    assertThat(new DocumentSchema(schema, false).problem(new Document("_id", 1))).isEmpty();
    assertThat(new DocumentSchema(schema, false).problem(new Document("x", 1)).orElseThrow())
        .startsWith("x: ");
  }

  private static boolean fits(String rule, String value) {
    Document schema = Document.parse("{properties: {v: " + rule + "}}");
    return new DocumentSchema(schema, false)
        .problem(Document.parse("{v: " + value + "}"))
        .isEmpty();
  }
}
