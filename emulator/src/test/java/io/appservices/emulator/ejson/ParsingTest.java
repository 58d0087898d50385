package io.appservices.emulator.ejson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Date;
import java.util.List;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.CodeWithScope;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingTest {

  private static final String OID = "57e193d7a9cc81b4027498b5";

  private static Object parse(String json) {
    return Ejson.parse(json.replace('\'', '"'));
  }

  @Test
  void anIntegerTakesTheSmallestTypeThatHoldsIt() {
    assertThat(parse("[0, -0, 2147483647, 2147483648, 9223372036854775807]"))
        .isEqualTo(List.of(0, 0, 2147483647, 2147483648L, 9223372036854775807L));
    assertThat(parse("[9223372036854775808, -9223372036854775809]"))
        .isEqualTo(List.of(9223372036854775808.0, -9223372036854775809.0));
  }

  @Test
  void aNumberWithFractionOrExponentIsADouble() {
    assertThat(parse("[1.0, 1e0, 1E+2, -0.0]")).isEqualTo(List.of(1.0, 1.0, 100.0, -0.0));
  }

  @Test
  void theOrderOfKeysInAWrapperDoesNotMatter() {
    Binary binary = new Binary((byte) 4, new byte[] {1, 2, 3});
    assertThat(parse("{'$binary':{'subType':'04','base64':'AQID'}}")).isEqualTo(binary);
    assertThat(parse("{'$binary':'AQID','$type':'04'}")).isEqualTo(binary);
    assertThat(parse("{'$type':'04','$binary':'AQID'}")).isEqualTo(binary);
    assertThat(parse("{'$timestamp':{'i':1,'t':42}}")).isEqualTo(new BsonTimestamp(42, 1));
    assertThat(parse("{'$scope':{'a':1},'$code':'f'}"))
        .isEqualTo(new CodeWithScope("f", new Document("a", 1)));
    assertThat(parse("{'$regularExpression':{'options':'mix','pattern':'a'}}"))
        .isEqualTo(new BsonRegularExpression("a", "imx"));
  }

  @Test
  void aSubtypeMayHaveOneDigitOnly() {
    assertThat(parse("{'$binary':{'base64':'','subType':'5'}}"))
        .isEqualTo(new Binary((byte) 5, new byte[0]));
  }

  @Test
  void aUuidIsABinaryOfSubtypeFour() {
    assertThat(parse("{'$uuid':'73ffd264-44b3-4c69-90e8-e7d1dfc035d4'}"))
        .isEqualTo(parse("{'$binary':{'base64':'c//SZESzTGmQ6OfR38A11A==','subType':'04'}}"));
  }

  @Test
  void hexadecimalDigitsMayBeUpperCase() {
    assertThat(parse("{'$oid':'57E193D7A9CC81B4027498B5'}")).isEqualTo(new ObjectId(OID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2012-12-24T12:15:30.5Z",
        "2012-12-24T12:15:30.500Z",
        "2012-12-24T12:15:30.500999Z",
        "2012-12-24t13:15:30.500+01:00",
        "2012-12-24T13:15:30.500+0100",
        "2012-12-24T13:15:30.500+01"
      })
  void aDateMayHaveAFractionAndAnOffset(String text) {
    assertThat(parse("{'$date':'" + text + "'}")).isEqualTo(new Date(1356351330500L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'$set':{'a':1}}",
        "{'$in':[1,2]}",
        "{'$regex':'a','$options':'i'}",
        "{'$options':'i'}",
        "{'$type':'string'}",
        "{'$type':2}",
        "{'$ref':'c'}",
        "{'$ref':'c','$id':5,'$db':'d','x':1}",
        "{'$unknown':1,'a':2}",
        "{'$':1,'':2}"
      })
  void anObjectWithOtherDollarKeysStaysADocument(String json) {
    Object value = parse(json);
    assertThat(value).isInstanceOf(Document.class);
    assertThat(Ejson.relaxedText(value)).isEqualTo(json.replace('\'', '"'));
  }

  @Test
  void aRegexOperatorMayHoldARegularExpression() {
    Object value = parse("{'$regex':{'$regularExpression':{'pattern':'a','options':''}}}");
    assertThat(value).isEqualTo(new Document("$regex", new BsonRegularExpression("a")));
  }

  @Test
  void theLastOfEqualKeysWins() {
    assertThat(parse("{'a':1,'b':2,'a':3}")).isEqualTo(new Document("a", 3).append("b", 2));
  }

  @Test
  void theTopLevelOfADocumentIsNoWrapperButItsMembersAre() {
    String oid = "{'$oid':'" + OID + "'}";
    Document document = Ejson.parseDocument(("{'$oid':" + oid + "}").replace('\'', '"'));
    assertThat(document).isEqualTo(new Document("$oid", new ObjectId(OID)));
  }

  @Test
  void anUnpairedSurrogateIsKeptInATextAndRefusedInAKey() {
    assertThat(parse("'\\ud83d'")).isEqualTo("\uD83D");
    assertThatExceptionOfType(EjsonException.class).isThrownBy(() -> parse("{'\\ud83d':1}"));
  }

  @Test
  void aLongTextBeyondAsciiIsRead() {
    String text = "é☆\uD83D\uDE00".repeat(5000);
    assertThat(Ejson.parse(("\"" + text + "\"").getBytes(UTF_8))).isEqualTo(text);
  }

  @Test
  void twoHundredLevelsAreRead() {
    assertThat(parse("[".repeat(200) + "]".repeat(200))).isInstanceOf(List.class);
    assertThat(Ejson.canonicalText(parse("[".repeat(200) + "1" + "]".repeat(200)))).contains("1");
  }
}
