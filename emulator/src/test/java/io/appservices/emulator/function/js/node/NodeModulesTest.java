package io.appservices.emulator.function.js.node;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Node has built in; the results are those of Node itself. */
class NodeModulesTest {

  private static Object evaluate(String expression) throws Exception {
    return run("exports = async () => " + expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assert",
        "buffer",
        "crypto",
        "dns",
        "events",
        "fs",
        "http",
        "http2",
        "https",
        "net",
        "os",
        "path",
        "process",
        "punycode",
        "querystring",
        "stream",
        "string_decoder",
        "timers",
        "tls",
        "tty",
        "url",
        "util",
        "zlib",
        "assert/strict",
        "path/posix",
        "util/types",
        "constants",
        "dgram",
        "fs/promises",
      })
  void aModuleIsThereWithAndWithoutItsScheme(String name) throws Exception {
    assertThat(
            evaluate(
                "require('%1$s') === require('node:%1$s') && Object.keys(require('%1$s')).length > 0"
                    .formatted(name)))
        .isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Buffer.from('hi').toString('base64') | aGk=",
        "Buffer.from('aGk', 'base64').toString() | hi",
        "Buffer.concat([Buffer.from('a'), Buffer.alloc(1, 'b')]).toString('hex') | 6162",
        "Buffer.from('€').length + ',' + Buffer.byteLength('€') | 3,3",
        "require('path').join('/a', '..', 'b', './c.txt') | /b/c.txt",
        "require('path').extname('a.b.c') | .c",
        "require('querystring').stringify({a: 'x y', b: [1, 2]}) | a=x%20y&b=1&b=2",
        "JSON.stringify(require('querystring').parse('a=1&a=2&b=%20')) |"
            + " {\"a\":[\"1\",\"2\"],\"b\":\" \"}",
        "new URL('../x?b=c#d', 'https://u:p@a.example:8443/y/z').href |"
            + " https://u:p@a.example:8443/x?b=c#d",
        "new (require('url').URL)('https://a.example/?b=c').searchParams.get('b') | c",
        "new URLSearchParams({a: 'x y'}).toString() | a=x+y",
        "require('url').parse('http://a.example:80/p?q=1', true).query.q | 1",
        "require('util').format('%s %d %j', 'a', 1, {b: 2}) | a 1 {\"b\":2}",
        "require('util').format('%o', [1, {a: 'b'}]) | [ 1, { a: 'b' }, [length]: 2 ]",
        "require('util').format('%o %o', 'a', {b: [{c: {}}]}) | 'a' { b: [ { c: {} }, [length]: 1 ] }",
        "require('util').format('%O %i %f %%', {a: {b: 1}}, '42.7', '1.5x') | { a: { b: 1 } } 42 1.5 %",
        "require('util').format('%d %s %i', 10n, 9n, 8n) | 10n 9n 8n",
        "require('util').format('100% %o', 'x', null, 'y', {z: 1}) | 100% 'x' null y { z: 1 }",
        "require('util').format('%o') + require('util').format(1, 'a', [2]) | %o1 a [ 2 ]",
        "(o => { o.o = o; return require('util').format('%j %o', o, o) })({}) | [Circular] { o:"
            + " [Circular] }",
        "require('util').inspect({a: [1, 'b']}) | { a: [ 1, 'b' ] }",
        "(await require('util').promisify((a, cb) => cb(null, a + 1))(1)) + '' | 2",
        "await require('util').promisify(setTimeout)(1, 'slept') | slept",
        "await require('util').promisify(require('timers').setImmediate)('next') | next",
        "require('util').isDeepStrictEqual({a: [1]}, {a: [1]}) + '' | true",
        "Buffer.from('ff0g', 'hex').toString('hex') + Buffer.from('0g', 'hex').length | ff0",
        "require('crypto').createHash('md5').update('ff0g', 'hex').digest('hex') |"
            + " 00594fd4f42ba43fc1ca0427a0576295",
        "[Buffer.from('ab').indexOf(''), Buffer.from('ab').indexOf('', 1),"
            + " Buffer.from('ab').indexOf('', 9)].join() | 0,1,2",
        "Buffer.from('61e28262f09f98ed', 'hex').toString() | a\ufffdb\ufffd\ufffd",
        "new TextDecoder().decode(Buffer.from('e282', 'hex')) | \ufffd",
        "new URL('http://MÜnchen.DE/').href | http://xn--mnchen-3ya.de/",
        "new URL('http://a%41.com').host + new URL('http://faß.de').host | aa.comxn--fa-hia.de",
        "new URL('http://１２７.0.0.1/').host | 127.0.0.1",
        "require('url').domainToASCII('xn--iñvalid.com') + '-' | -",
        "JSON.stringify(require('querystring').parse('a=%&b=%zz&c=%ff&&d')) |"
            + " {\"a\":\"%\",\"b\":\"%zz\",\"c\":\"\ufffd\",\"d\":\"\"}",
        "JSON.stringify(require('querystring').parse('&&a')) | {\"a\":\"\"}",
        "new (require('string_decoder').StringDecoder)('utf8').write(Buffer.from('ä')) | ä",
        "require('punycode').toASCII('mañana.com') | xn--maana-pta.com",
        "new TextDecoder().decode(new TextEncoder().encode('ä€')) | ä€",
        "({} instanceof require('fs').ReadStream) + '' | false",
        "require('crypto').webcrypto.getRandomValues(new Uint8Array(3)).length + '' | 3",
        "typeof process.nextTick + process.version | functionv10.18.1",
        "process.umask().toString(8) | 22",
        "require('os').EOL === '\\n' ? 'ok' : '' | ok",
        "require('net').isIP('::1') + ',' + require('net').isIP('1.2.3.4') + ',' +"
            + " require('net').isIP('1.2.3.400') | 6,4,0",
        "await new Promise(r => { const e = new (require('events'))(); e.once('x', r); e.emit('x',"
            + " 'seen') }) | seen",
        "await new Promise(r => { process.nextTick(r, 'ticked') }) | ticked",
        "await new Promise(r => require('timers').setTimeout(r, 1, 'fired')) | fired",
      })
  void aResultIsNodes(String expression, String expected) throws Exception {
    assertThat(evaluate(expression)).isEqualTo(expected);
  }

  @Test
  void assertionsFailAsTheyDoInNode() {
    assertThatThrownBy(() -> evaluate("require('assert').strictEqual(1, 2, 'not the same')"))
        .hasMessageContaining("AssertionError")
        .hasMessageContaining("not the same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%ff.com", "xn--a", "\u00ad", "a%20b.com", "\u0301a.com", "a\ue000.com"})
  void aUrlWhoseHostIsNoNameIsRefused(String host) {
    assertThatThrownBy(() -> evaluate("new URL('http://%s/').href".formatted(host)))
        .hasMessageContaining("TypeError");
  }

  @Test
  void aStreamIsPipedThroughTransforms() throws Exception {
    assertThat(
            run(
                """
                exports = () => new Promise((resolve, reject) => {
                  const { Readable, Transform, pipeline } = require('stream');
                  const parts = [];
                  const upper = new Transform({
                    transform(chunk, encoding, done) { done(null, chunk.toString().toUpperCase()); },
                  });
                  upper.on('data', (part) => parts.push(part.toString()));
                  pipeline(Readable.from(['a', 'b']), upper, (e) => e ? reject(e) : resolve(parts.join()));
                });
                """))
        .isEqualTo("A,B");
  }

  @ParameterizedTest
  @CsvSource({"gzip,gunzip", "deflate,inflate", "deflateRaw,inflateRaw", "gzip,unzip"})
  void whatIsPackedIsUnpacked(String pack, String unpack) throws Exception {
    assertThat(
            evaluate(
                "require('zlib').%2$sSync(require('zlib').%1$sSync('hallo'.repeat(100))).toString()"
                    .formatted(pack, unpack)))
        .isEqualTo("hallo".repeat(100));
    assertThat(
            evaluate(
                "new Promise((r, j) => require('zlib').%1$s('x', (e, packed) =>".formatted(pack)
                    + " require('zlib').%s(packed, (e2, b) => e2 ? j(e2) : r(b.toString()))))"
                        .formatted(unpack)))
        .isEqualTo("x");
  }

  @Test
  void damagedInputOfZlibIsNamed() {
    assertThatThrownBy(() -> evaluate("require('zlib').gunzipSync('nope')"))
        .hasMessage("Error: incorrect header check");
    assertThatThrownBy(
            () ->
                evaluate(
                    "require('zlib').gunzipSync(require('zlib').gzipSync('abc').slice(0, 12))"))
        .hasMessage("Error: unexpected end of file");
  }

  @Test
  void whatUnpacksWithoutEndIsRefused() {
    assertThatThrownBy(
            () ->
                evaluate(
                    "require('zlib').inflateSync(require('zlib').deflateSync(Buffer.alloc(65 <<"
                        + " 20)))"))
        .hasMessageContaining("larger than 64 MiB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tls.connect",
        "net.createServer",
        "dns.lookup",
        "http2.connect",
        "http.createServer"
      })
  void aFunctionThatIsNotThereSaysItsName(String name) {
    String module = name.substring(0, name.indexOf('.'));
    String function = name.substring(name.indexOf('.') + 1);

    assertThatThrownBy(() -> evaluate("require('%s').%s()".formatted(module, function)))
        .hasMessageContaining(name + " is not emulated");
  }

  @Test
  void bytesOfABufferAreABinaryOfTheResult() throws Exception {
    assertThat(evaluate("Buffer.from('hi')"))
        .isEqualTo(new Binary("hi".getBytes(StandardCharsets.UTF_8)));
  }
}
