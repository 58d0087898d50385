package io.appservices.emulator.ejson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type by examples of the specification and its corpus of BSON values. */
class SpecificationExamplesTest {

  private static final ObjectId ID = new ObjectId("57e193d7a9cc81b4027498b5");
  private static final byte[] BYTES = {(byte) 0xFF, (byte) 0xFF};

  static Stream<Arguments> sameInBothFormats() {
    return Stream.of(
        example(ID, "{'$oid':'57e193d7a9cc81b4027498b5'}"),
        example(new Symbol("a"), "{'$symbol':'a'}"),
        example("\u0000 é☆ \\ \" / \t\n", "'\\u0000 é☆ \\\\ \\\" / \\t\\n'"),
        example(Double.NaN, "{'$numberDouble':'NaN'}"),
        example(Double.POSITIVE_INFINITY, "{'$numberDouble':'Infinity'}"),
        example(Double.NEGATIVE_INFINITY, "{'$numberDouble':'-Infinity'}"),
        example(Decimal128.parse("1234.5"), "{'$numberDecimal':'1234.5'}"),
        example(Decimal128.parse("0E+6000"), "{'$numberDecimal':'0E+6000'}"),
        example(Decimal128.NaN, "{'$numberDecimal':'NaN'}"),
        example(Decimal128.NEGATIVE_INFINITY, "{'$numberDecimal':'-Infinity'}"),
        example(Decimal128.NEGATIVE_ZERO, "{'$numberDecimal':'-0'}"),
        example(new Binary(new byte[0]), "{'$binary':{'base64':'','subType':'00'}}"),
        example(new Binary((byte) 2, BYTES), "{'$binary':{'base64':'//8=','subType':'02'}}"),
        example(new Binary((byte) 0x80, BYTES), "{'$binary':{'base64':'//8=','subType':'80'}}"),
        example(new Code("function() {}"), "{'$code':'function() {}'}"),
        example(
            new CodeWithScope("abcd", new Document("s", "x")),
            "{'$code':'abcd','$scope':{'s':'x'}}"),
        example(new BsonTimestamp(123456789, 42), "{'$timestamp':{'t':123456789,'i':42}}"),
        example(new BsonTimestamp(-1, -1), "{'$timestamp':{'t':4294967295,'i':4294967295}}"),
        example(
            new BsonRegularExpression("foo*", "xi"),
            "{'$regularExpression':{'pattern':'foo*','options':'ix'}}"),
        example(
            new BsonDbPointer("b", ID),
            "{'$dbPointer':{'$ref':'b','$id':{'$oid':'57e193d7a9cc81b4027498b5'}}}"),
        example(new Date(-284643869500L), "{'$date':{'$numberLong':'-284643869500'}}"),
        example(new Date(253402300800000L), "{'$date':{'$numberLong':'253402300800000'}}"),
        example(new MinKey(), "{'$minKey':1}"),
        example(new MaxKey(), "{'$maxKey':1}"),
        example(new BsonUndefined(), "{'$undefined':true}"),
        example(new Document("$ref", "c").append("$id", ID), "{'$ref':'c','$id':" + id() + "}"),
        example(List.of("a", List.of(), new Document()), "['a',[],{}]"),
        example(true, "true"),
        example(false, "false"),
        example(null, "null"));
  }

  static Stream<Arguments> differentFormats() {
    return Stream.of(
        example(42, "{'$numberInt':'42'}", "42"),
        example(Integer.MIN_VALUE, "{'$numberInt':'-2147483648'}", "-2147483648"),
        example(2147483648L, "{'$numberLong':'2147483648'}", "2147483648"),
        example(Long.MIN_VALUE, "{'$numberLong':'-9223372036854775808'}", "-9223372036854775808"),
        example(1.0, "{'$numberDouble':'1.0'}", "1.0"),
        example(-0.0, "{'$numberDouble':'-0.0'}", "-0.0"),
        example(42.42, "{'$numberDouble':'42.42'}", "42.42"),
        example(2e23, "{'$numberDouble':'2.0E23'}", "2.0E23"),
        example(new Date(0), "{'$date':{'$numberLong':'0'}}", "{'$date':'1970-01-01T00:00:00Z'}"),
        example(
            new Date(1356351330500L),
            "{'$date':{'$numberLong':'1356351330500'}}",
            "{'$date':'2012-12-24T12:15:30.500Z'}"),
        example(
            new Date(253402300799999L),
            "{'$date':{'$numberLong':'253402300799999'}}",
            "{'$date':'9999-12-31T23:59:59.999Z'}"));
  }

  @ParameterizedTest
  @MethodSource("sameInBothFormats")
  void aTypeWithOneFormIsReadAndWrittenInIt(Object value, String json) {
    assertThat(Ejson.parse(json)).isEqualTo(value);
    assertThat(Ejson.canonicalText(value)).isEqualTo(json);
    assertThat(Ejson.relaxedText(value)).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("differentFormats")
  void aTypeWithTwoFormsIsReadAndWrittenInBoth(Object value, String canonical, String relaxed) {
    assertThat(Ejson.parse(canonical)).isEqualTo(value);
    assertThat(Ejson.parse(relaxed)).isEqualTo(value);
    assertThat(Ejson.canonicalText(value)).isEqualTo(canonical);
    assertThat(Ejson.relaxedText(value)).isEqualTo(relaxed);
  }

  private static String id() {
    return "{'$oid':'57e193d7a9cc81b4027498b5'}";
  }

  private static Arguments example(Object value, String json) {
    return Arguments.of(value, json.replace('\'', '"'));
  }

  private static Arguments example(Object value, String canonical, String relaxed) {
    return Arguments.of(value, canonical.replace('\'', '"'), relaxed.replace('\'', '"'));
  }
}
