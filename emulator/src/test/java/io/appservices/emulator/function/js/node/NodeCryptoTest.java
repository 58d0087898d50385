package io.appservices.emulator.function.js.node;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Node's {@code crypto}; the results are those of Node itself. */
class NodeCryptoTest {

  private static Object evaluate(String expression, Object... arguments) throws Exception {
    return run("const crypto = require('crypto'); exports = (...args) => " + expression, arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "createHash('sha256').update('a').digest('hex').slice(0, 8) | ca978112",
        "createHash('md5').update('a').update(Buffer.from('b')).digest('hex') |"
            + " 187ef4436122d1cc2f40dc2b92f0eba0",
        "createHash('SHA1').update('é').digest('base64') | vxW+cXrBsIC08cRWaSgliR/1Bz0=",
        "createHmac('sha256', 'key').update('data').digest('hex').slice(0, 16) | 5031fe3d989c6d15",
        "createHmac('sha1', '').update('').digest('hex').slice(0, 8) | fbdb1d1b",
        "pbkdf2Sync('password', 'salt', 2, 20, 'sha1').toString('hex') |"
            + " ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
        "scryptSync('password', 'NaCl', 64, {N: 1024, r: 8, p: 16}).toString('hex').slice(0, 16) |"
            + " fdbabe1c9d347200",
        "scryptSync('', '', 64, {N: 16, r: 1, p: 1}).toString('hex').slice(0, 16) |"
            + " 77d6576238657b20",
        "timingSafeEqual(Buffer.from('a'), Buffer.from('a')) + '' | true",
        "randomBytes(16).length + '' | 16",
        "randomUUID().length + '' | 36",
      })
  void aResultIsNodes(String call, String expected) throws Exception {
    assertThat(evaluate("crypto." + call)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "createHash('md5') | { h.write('a'); h.end('b'); return h.read().toString('hex') } |"
            + " 187ef4436122d1cc2f40dc2b92f0eba0",
        "createHmac('sha256', 'key') | { h.setEncoding('hex'); h.end('data'); return"
            + " h.read().slice(0, 16) } | 5031fe3d989c6d15",
        "createHash('md5') | new Promise(r => { stream.Readable.from(['a', 'b']).pipe(h).on('data',"
            + " d => r(d.toString('hex'))) }) | 187ef4436122d1cc2f40dc2b92f0eba0",
        "createHash('md5') | new Promise(r => { h.on('readable', () => { const d = h.read(); if (d)"
            + " r(d.length + '') }); h.write('a'); h.end() }) | 16",
        "createHash('md5') | new Promise((r, j) => stream.pipeline(stream.Readable.from(['a', 'b']), h,"
            + " e => e ? j(e) : r(h.read().toString('base64')))) | GH70Q2Ei0cwvQNwrkvDroA==",
        "createHash('md5') | new Promise(r => { h.digest(); h.on('error', e => r(e.message));"
            + " h.write('a') }) | Digest already called",
        "createHash('md5') | { const d = h.update('ab').digest('hex'); h.end(); return d } |"
            + " 187ef4436122d1cc2f40dc2b92f0eba0",
        "createHash('md5') | (h instanceof stream.Transform) + '' | true",
        "createSign('RSA-SHA256') | (h instanceof stream.Writable) + '' | true",
      })
  void aHashIsAStream(String made, String use, String expected) throws Exception {
    assertThat(
            run(
                "exports = () => { const stream = require('stream'); const h ="
                    + " require('crypto').%s; return (() => %s)(); }".formatted(made, use)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aes-256-cbc", "aes-256-ctr", "aes-128-cbc", "aes-192-ecb", "des-ede3-cbc"})
  void whatIsEncryptedIsDecrypted(String cipher) throws Exception {
    assertThat(
            evaluate(
                """
                {
                  const name = args[0];
                  const size = name.startsWith('des') ? 24 : Number(name.slice(4, 7)) / 8;
                  const iv = name.endsWith('ecb') ? null : crypto.randomBytes(name.startsWith('des') ? 8 : 16);
                  const key = crypto.randomBytes(size);
                  const one = crypto.createCipheriv(name, key, iv);
                  const text = one.update('secret', 'utf8', 'hex') + one.final('hex');
                  const other = crypto.createDecipheriv(name, key, iv);
                  return other.update(text, 'hex', 'utf8') + other.final('utf8');
                }
                """,
                cipher))
        .isEqualTo("secret");
  }

  @Test
  void gcmChecksItsTag() throws Exception {
    String both =
        """
        {
          const key = Buffer.alloc(32, 1), iv = Buffer.alloc(12, 2);
          const one = crypto.createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from('more'));
          const sealed = Buffer.concat([one.update('secret', 'utf8'), one.final()]);
          const other = crypto.createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(args[0]));
          other.setAuthTag(one.getAuthTag());
          return Buffer.concat([other.update(sealed), other.final()]).toString();
        }
        """;

    assertThat(evaluate(both, "more")).isEqualTo("secret");
    assertThatThrownBy(() -> evaluate(both, "less"))
        .hasMessage("Error: Unsupported state or unable to authenticate data");
  }

  @Test
  void signaturesByRsaAndEcAreVerified() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(new ECGenParameterSpec("secp256r1"));
    String signed =
        """
        {
          const signature = crypto.createSign('RSA-SHA256').update('data').sign(args[0]);
          const right = crypto.createVerify('SHA256').update('data').verify(args[1], signature);
          const wrong = crypto.createVerify('SHA256').update('other').verify(args[1], signature);
          const type = crypto.createPublicKey(args[1]).asymmetricKeyType;
          return [right, wrong, type].join();
        }
        """;

    assertThat(evaluate(signed, keys(rsa.generateKeyPair()))).isEqualTo("true,false,rsa");
    KeyPair pair = ec.generateKeyPair();
    assertThat(
            evaluate(
                signed,
                pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                pem("PUBLIC KEY", pair.getPublic().getEncoded())))
        .isEqualTo("true,false,ec");
  }

  private static Object[] keys(KeyPair pair) {
    return new Object[] {
      pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
      pem("PUBLIC KEY", pair.getPublic().getEncoded())
    };
  }

  private static String pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "createHash('whirlpool') | Digest method not supported: 'whirlpool'",
        "createCipheriv('rc4', 'k', null) | Unknown cipher: 'rc4'",
        "createCipheriv('aes-256-cbc', 'short', Buffer.alloc(16)) | Invalid key length",
        "createCipheriv('aes-256-cbc', Buffer.alloc(32), 'iv') | Invalid initialization vector",
        "createECDH('secp256k1') | crypto.createECDH is not emulated",
        "createDiffieHellman(8) | crypto.createDiffieHellman is not emulated",
        "createPrivateKey('nonsense') | the key cannot be read",
        "pbkdf2Sync('a', 'b', 2e9, 64, 'sha512') | pbkdf2 with so many iterations is not emulated",
      })
  void whatIsWrongIsNamed(String call, String message) {
    assertThatThrownBy(() -> evaluate("crypto." + call)).hasMessageContaining(message);
  }

  /** The sizes of the parts and the digest of all are Node's. */
  @ParameterizedTest
  @CsvSource({
    "aes-192-ecb,16 16 16 0 32 4 a5a7c0f7a0be17d3108dc8c8d35b9b39",
    "aes-128-cbc,16 16 16 0 32 4 88589d32150afcb48e169267dd15be60",
    "aes-256-ctr,16 20 0 16 20 0 b03659f55fc60f9b9d5d67508ae5139f",
    "des-ede3-cbc,16 16 8 8 24 4 a153da87a86b9c64db601666ddc39317",
  })
  void aBlockIsThereAsSoonAsItIsComplete(String cipher, String expected) throws Exception {
    assertThat(
            evaluate(
                """
                {
                  const name = args[0];
                  const isDes = name.startsWith('des');
                  const key = Buffer.alloc(isDes ? 24 : Number(name.slice(4, 7)) / 8, 1);
                  const iv = name.endsWith('ecb') ? null : Buffer.alloc(isDes ? 8 : 16, 255);
                  const one = crypto.createCipheriv(name, key, iv);
                  const parts = [one.update(Buffer.alloc(16, 2)), one.update(Buffer.alloc(20, 3)), one.final()];
                  const all = Buffer.concat(parts);
                  const other = crypto.createDecipheriv(name, key, iv);
                  parts.push(other.update(all.slice(0, 16)), other.update(all.slice(16)), other.final());
                  return parts.map((part) => part.length).join(' ')
                    + ' ' + crypto.createHash('md5').update(all).digest('hex');
                }
                """,
                cipher))
        .isEqualTo(expected);
  }
}
