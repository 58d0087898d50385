package io.appservices.emulator.ejson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'$oid':42}",
        "{'$oid':'57e193d7a9cc81b4027498b'}",
        "{'$oid':'57e193d7a9cc81b4027498bz'}",
        "{'$oid':'56e1fc72e0c917e9c4714161','unrelated':true}",
        "{'unrelated':true,'$oid':'56e1fc72e0c917e9c4714161'}",
        "{'$oid':'56e1fc72e0c917e9c4714161','$oid':'56e1fc72e0c917e9c4714161'}",
        "{'$oid':null}",
        "{'$numberInt':42}",
        "{'$numberInt':'42','unrelated':true}",
        "{'$numberInt':'2147483648'}",
        "{'$numberInt':'1.0'}",
        "{'$numberInt':''}",
        "{'$numberInt':'٤'}",
        "{'$numberLong':42}",
        "{'$numberLong':'9223372036854775808'}",
        "{'$numberDouble':42}",
        "{'$numberDouble':'1d'}",
        "{'$numberDouble':' 1'}",
        "{'$numberDouble':'0x1p3'}",
        "{'$numberDouble':'1e999'}",
        "{'$numberDouble':'infinity'}",
        "{'$numberDecimal':42}",
        "{'$numberDecimal':'x'}",
        "{'$numberDecimal':'1E7000'}",
        "{'$symbol':1}",
        "{'$binary':0,'$type':'00'}",
        "{'$binary':'','$type':0}",
        "{'$type':0,'$binary':''}",
        "{'$binary':'//8='}",
        "{'$binary':'//8=','$type':'00','unrelated':true}",
        "{'a':1,'$type':'00','$binary':''}",
        "{'$binary':{'base64':'//8='}}",
        "{'$binary':{'base64':'//8=','base64':'//8='}}",
        "{'$binary':{'base64':'*','subType':'00'}}",
        "{'$binary':{'base64':'','subType':'000'}}",
        "{'$binary':{'base64':'','subType':'-1'}}",
        "{'$binary':{'base64':'','subType':'','x':1}}",
        "{'$uuid':'73ffd26444b34c6990e8e7d1dfc035d4'}",
        "{'$uuid':'73ffd264-44b3-90e8-e7d1dfc035d4'}",
        "{'$uuid':{'data':'73ffd264-44b3-4c69-90e8-e7d1dfc035d4'}}",
        "{'$code':42}",
        "{'$code':'','unrelated':true}",
        "{'$code':'','$scope':42}",
        "{'$code':'','$scope':{'$oid':'56e1fc72e0c917e9c4714161'}}",
        "{'$code':'','$scope':{},'x':1}",
        "{'$scope':{}}",
        "{'$timestamp':42}",
        "{'$timestamp':{'t':'123456789','i':42}}",
        "{'$timestamp':{'t':123456789,'i':'42'}}",
        "{'$timestamp':{'t':1}}",
        "{'$timestamp':{'t':1,'i':1,'x':1}}",
        "{'$timestamp':{'t':1,'i':1},'x':1}",
        "{'$timestamp':{'t':-1,'i':1}}",
        "{'$timestamp':{'t':4294967296,'i':1}}",
        "{'$regularExpression':{'pattern':'abc'}}",
        "{'$regularExpression':{'pattern':42,'options':''}}",
        "{'$regularExpression':{'pattern':'a','$options':''}}",
        "{'$regularExpression':{'pattern':'a\\u0000','options':''}}",
        "{'$dbPointer':{'$ref':'b','$id':'x'}}",
        "{'$dbPointer':{'a':1,'$id':{'$oid':'56e1fc72e0c917e9c4714161'},'$ref':'b'}}",
        "{'$date':42}",
        "{'$date':'yesterday'}",
        "{'$date':'2012-02-30T12:15:30Z'}",
        "{'$date':'2012-12-24T12:15:30'}",
        "{'$date':{'$numberInt':'1'}}",
        "{'$date':{'$numberLong':'1'},'x':true}",
        "{'$minKey':true}",
        "{'$minKey':0}",
        "{'$minKey':'1'}",
        "{'$minKey':1,'x':true}",
        "{'$maxKey':1.0}",
        "{'$undefined':false}",
        "{'$undefined':'true'}",
        "{'a\\u0000b':1}"
      })
  void anObjectThatOnlyLooksLikeATypeWrapperIsRefused(String json) {
    refuse(json.replace('\'', '"').getBytes(UTF_8));
    refuse(("{\"a\":[" + json.replace('\'', '"') + "]}").getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "[1",
        "[1,",
        "\"a",
        "{} {}",
        "{}x",
        "1 2",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "nul",
        "NaN",
        "Infinity",
        "+1",
        "01",
        ".5",
        "1.",
        "0x1",
        "// c\n1",
        "/**/1",
        "\"\t\"",
        "\"\\x\"",
        "[1}",
        "]",
        "undefined",
        "1e999",
        "{\"$oid\":",
        "{\"$date\":{",
        "{\"$code\":\"\",",
        "{\"$binary\":{\"base64\":"
      })
  void aTextThatIsNotOneJsonValueIsRefused(String json) {
    refuse(json.getBytes(UTF_8));
  }

  static Stream<byte[]> notUtf8() {
    return Stream.of(
        "{\"a\":1}".getBytes(UTF_16LE),
        "{\"a\":1}".getBytes(UTF_16BE),
        "\"é\"".getBytes(ISO_8859_1),
        "\"\u00C0\u00AF\"".getBytes(ISO_8859_1),
        "\"\u00ED\u00A0\u0080\"".getBytes(ISO_8859_1),
        "\"\u00F4\u0090\u0080\u0080\"".getBytes(ISO_8859_1),
        "\"\u00E2\u0082".getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("notUtf8")
  void bytesThatAreNotUtf8AreRefused(byte[] bytes) {
    refuse(bytes);
  }

  static Stream<String> huge() {
    int size = 1_000_000;
    return Stream.of(
        "[".repeat(201) + "]".repeat(201),
        "[".repeat(size),
        "{\"a\":".repeat(size),
        "{\"$scope\":".repeat(size),
        "9".repeat(size),
        "1e" + "9".repeat(size),
        "{\"$numberDecimal\":\"" + "9".repeat(size) + "\"}",
        "{\"$numberDouble\":\"0." + "9".repeat(size) + "\"}",
        "{\"$numberDecimal\":\"1E999999999\"}",
        "{\"$numberDecimal\":\"1E-99999999999999999999\"}",
        "{\"$uuid\":\"" + "a".repeat(size) + "\"}",
        "{\"$date\":\"" + "2".repeat(size) + "\"}");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("huge")
  void aTextMadeToBeCostlyIsRefusedAtOnce(String json) {
    assertTimeout(Duration.ofSeconds(2), () -> refuse(json.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "null", "\"a\""})
  void aDocumentMustBeAnObject(String json) {
    assertThatExceptionOfType(EjsonException.class)
        .isThrownBy(() -> Ejson.parseDocument(json))
        .withMessage("expected a JSON object");
  }

  @Test
  void aRefusalQuotesNothingAndHasNeitherTraceNorCause() {
    EjsonException refusal =
        catchThrowableOfType(EjsonException.class, () -> Ejson.parse("{\"secret\":secret}"));
    assertThat(refusal).hasMessage("malformed JSON at line 1, column 11").hasNoCause();
    assertThat(refusal.getStackTrace()).isEmpty();
  }

  private static void refuse(byte[] utf8) {
    assertThatExceptionOfType(EjsonException.class).isThrownBy(() -> Ejson.parse(utf8));
    if (utf8.length < 1000) {
      String text = new String(utf8, UTF_8);
      boolean lossless = Arrays.equals(text.getBytes(UTF_8), utf8);
      if (lossless) {
        assertThatExceptionOfType(EjsonException.class).isThrownBy(() -> Ejson.parse(text));
      }
    }
  }

  @Test
  void aTextBeyondALimitIsToldWhichOne() {
    assertThat(refusal("[\"" + "x".repeat(20_000_001) + "\"]"))
        .isEqualTo("JSON has a string of more than 20000000 characters");
    assertThat(refusal("{\"" + "x".repeat(50_001) + "\": 1}"))
        .isEqualTo("JSON has a key of more than 50000 characters");
    assertThat(refusal("[" + "1".repeat(1_001) + "]"))
        .isEqualTo("JSON has a number of more than 1000 characters");
    assertThat(refusal("[".repeat(201) + "]".repeat(201)))
        .isEqualTo("JSON nests deeper than 200 levels");
  }

  private static String refusal(String json) {
    return catchThrowableOfType(EjsonException.class, () -> Ejson.parse(json)).getMessage();
  }
}
