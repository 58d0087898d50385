package io.appservices.emulator.function.js.node;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.js.FakeHost;
import io.appservices.emulator.function.npm.PackagesOf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What widely used npm packages ask of Node's modules; the results are those of Node itself. */
class NodeForPackagesTest {

  private final FakeHost host = new FakeHost();

  private Object evaluate(String expression) throws FunctionFailedException {
    return run(host, "exports = async () => " + expression);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Readable", "Writable", "Duplex", "Transform", "PassThrough", "Stream"})
  void eachStreamIsAStream(String kind) throws Exception {
    assertThat(
            evaluate(
                "{ const stream = require('stream'); const made = new stream.%s();".formatted(kind)
                    + " return [made instanceof stream, made instanceof require('events'),"
                    + " made instanceof stream.Writable].join() }"))
        .isEqualTo("true,true," + !List.of("Readable", "Stream").contains(kind));
  }

  @Test
  void theAnswerOfARequestIsPipedAsAStream() throws Exception {
    host.onHttp = (url, request) -> answer("answer");

    assertThat(
            run(
                host,
                """
                exports = () => new Promise((resolve, reject) => {
                  const stream = require('stream');
                  require('http').get('http://a.example/', (response) => {
                    const body = response.pipe(new stream.PassThrough());
                    const parts = [String(response instanceof stream), String(body instanceof stream)];
                    body.on('data', (part) => parts.push(part.toString()));
                    body.on('end', () => resolve(parts.join()));
                  }).on('error', reject);
                });
                """))
        .isEqualTo("true,true,answer");
  }

  /** As {@code crc32-stream} does it, of which archives are made. */
  @Test
  void aStreamOfZlibIsExtended() throws Exception {
    assertThat(
            evaluate(
                "new Promise((resolve, reject) => { const zlib = require('zlib');"
                    + " class Counting extends zlib.DeflateRaw { push(chunk, encoding) {"
                    + " if (chunk) this.size = chunk.length; return super.push(chunk, encoding); } }"
                    + " const made = new Counting({ level: 9 }); made.on('error', reject);"
                    + " made.on('data', packed => resolve([made.size === packed.length,"
                    + " zlib.createGzip() instanceof zlib.Gzip,"
                    + " zlib.inflateRawSync(packed).toString()].join())); made.end('text'); })"))
        .isEqualTo("true,true,text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"isProxy", "isExternal", "isModuleNamespaceObject"})
  void aTypeThatCannotBeToldIsNone(String type) throws Exception {
    assertThat(
            evaluate(
                "require('util').types.%1$s({}) || require('util/types').%1$s(1)".formatted(type)))
        .isEqualTo(false);
  }

  @Test
  void otherTypesAreToldStill() throws Exception {
    assertThat(
            evaluate(
                "require('util/types').isDate(new Date()) + typeof require('util').types.isRegExp"))
        .isEqualTo("truefunction");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "readFile('/node_modules/p/a.txt', 'utf8') | text",
        "readFile('/node_modules/p/a.txt').then(bytes => bytes.toString('hex')) | 74657874",
        "stat('/node_modules/p').then(found => 'folder ' + found.isDirectory()) | folder true",
        "lstat('/node_modules/p/a.txt').then(found => found.size + ' bytes') | 4 bytes",
        "access('/node_modules/p/a.txt').then(String) | undefined",
        "access('/none').catch(e => e.code) | ENOENT",
        "realpath('/node_modules/p/../p/a.txt') | /node_modules/p/a.txt",
        "readFile('/none').catch(e => e.code) | ENOENT",
        "writeFile('/x', 'y').catch(e => e.code + ' ' + e.path) | EROFS /x",
        "readdir('/').catch(e => e.message) | EROFS: read-only file system: fs.promises.readdir"
            + " is not emulated, readdir '/'",
      })
  void filesAreReadByPromises(String call, String expected) throws Exception {
    host.packages = PackagesOf.files("p/a.txt", "text");

    assertThat(evaluate("require('fs').promises." + call)).isEqualTo(expected);
    assertThat(evaluate("require('fs/promises')." + call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ Expect: '100-continue' }", "['expect', '100-Continue']"})
  void aRequestThatExpectsToContinueIsToldTo(String headers) throws Exception {
    host.onHttp = (url, request) -> answer("");

    assertThat(
            evaluate(
                "new Promise((resolve, reject) => { const request ="
                    + " require('http').request('http://a.example/', { method: 'PUT', headers: %s },"
                        .formatted(headers)
                    + " response => resolve('answered')).on('error', reject);"
                    + " request.on('continue', () => request.end('body')); })"))
        .isEqualTo("answered");
    assertThat(host.requests.get(0).get("body", Binary.class).getData())
        .isEqualTo("body".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRequestThatExpectsNothingIsNotToldToContinue() throws Exception {
    host.onHttp = (url, request) -> answer("");

    assertThat(
            evaluate(
                "new Promise((resolve, reject) => { let told = 'not told';"
                    + " require('http').request('http://a.example/', () => resolve(told))"
                    + ".on('continue', () => { told = 'told' }).on('error', reject).end(); })"))
        .isEqualTo("not told");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "domain  | createDomain | domain.createDomain is not emulated: functions have no domains",
        "domain  | create       | domain.create is not emulated: functions have no domains",
        "dgram   | createSocket | dgram.createSocket is not emulated: functions reach others by"
            + " HTTP only",
        "cluster | fork         | cluster.fork is not emulated: functions start no processes",
      })
  void aModuleOfAnotherWorldCanBeLoaded(String module, String function, String message)
      throws Exception {
    host.packages =
        PackagesOf.files(
            "p/index.js",
            "const loaded = require('%s'); exports.call = () => loaded.%s();"
                .formatted(module, function));

    assertThat(evaluate("typeof require('p').call")).isEqualTo("function");
    assertThatThrownBy(() -> evaluate("require('p').call()")).hasMessage("Error: " + message);
  }

  @Test
  void nothingIsOfADomain() throws Exception {
    host.packages =
        PackagesOf.files(
            "p/index.js",
            "const domain = require('domain'); const { isMaster, worker } = require('cluster');"
                + " module.exports = [domain.active, undefined instanceof domain.Domain, isMaster,"
                + " worker].join()");

    assertThat(evaluate("require('p')")).isEqualTo(",false,true,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fs.constants.S_IFMT | 61440",
        "fs.constants.O_CREAT | 64",
        "fs.constants.COPYFILE_EXCL | 1",
        "os.constants.errno.ENOENT | 2",
        "os.constants.errno.ECONNREFUSED | 111",
        "os.constants.signals.SIGTERM | 15",
        "os.constants.priority.PRIORITY_LOW | 19",
        "constants.S_IFDIR | 16384",
        "constants.EACCES | 13",
        "constants.SIGKILL | 9",
        "constants.RSA_PKCS1_PADDING | 1",
        "constants.hasOwnProperty('O_SYMLINK') | false",
      })
  void aConstantIsThatOfLinux(String constant, String expected) throws Exception {
    String module = constant.substring(0, constant.indexOf('.'));

    assertThat(
            evaluate(
                "String(require('%s')%s)".formatted(module, constant.substring(module.length()))))
        .isEqualTo(expected);
  }

  /** As {@code depd} and {@code callsites} do it. */
  @Test
  void aPackageAsksWhereItIsCalled() throws Exception {
    host.packages =
        PackagesOf.files(
            "calls/index.js",
            """
            module.exports = function calls() {
              const before = Error.prepareStackTrace;
              Error.prepareStackTrace = (target, sites) => sites;
              const target = {};
              Error.captureStackTrace(target);
              const sites = target.stack;
              Error.prepareStackTrace = before;
              return sites;
            };
            """,
            "p/index.js",
            """
            const calls = require('calls');
            module.exports = function caller() {
              return calls();
            };
            """);

    assertThat(
            evaluate(
                "require('p')().slice(0, 2).map(site => [site.getFunctionName(), site.getFileName(),"
                    + " site.getLineNumber(), site.isEval(), site.isNative()].join()).join(' ')"))
        .isEqualTo(
            "calls,/node_modules/calls/index.js,5,false,false"
                + " caller,/node_modules/p/index.js,3,false,false");
  }

  private static Document answer(String body) {
    return new Document("statusCode", 200)
        .append("status", "200 OK")
        .append("headers", new Document())
        .append("body", new Binary(body.getBytes(StandardCharsets.UTF_8)));
  }
}
