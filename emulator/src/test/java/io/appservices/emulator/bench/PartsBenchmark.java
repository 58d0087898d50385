package io.appservices.emulator.bench;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.PasswordHash;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.runtime.PasswordHasher;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.token.InvalidTokenException;
import io.appservices.emulator.token.Token;
import io.appservices.emulator.token.TokenCodec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The parts that every request is made of. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PartsBenchmark {

  private final Secrets secrets = new Secrets();
  private final TokenCodec tokens = new TokenCodec(secrets.bytes(TokenCodec.KEY_BYTES));
  private final ObjectId id = new ObjectId();
  private final Token access = token(Token.Type.ACCESS);
  private final Token refresh = token(Token.Type.REFRESH);
  private final Identity identity =
      new Identity(ProviderType.LOCAL_USERPASS, id, id.toHexString(), Map.of("email", "a@b.co"));
  private final String compact = tokens.writeAccess(access);

  private final byte[] loginBody =
      """
      {"username":"user-1@example.com","password":"password1","options":{"device":\
      {"platform":"node","platformVersion":"20.11.1","sdkVersion":"2.0.1"}}}\
      """
          .getBytes();
  private final Document profile =
      new Document("user_id", id.toHexString())
          .append("domain_id", id.toHexString())
          .append("identities", List.of(new Document("id", id.toHexString()).append("n", 1)))
          .append("data", Map.of("email", "user-1@example.com"))
          .append("type", "normal");

  private final PasswordHasher hasher =
      new PasswordHasher(secrets, PasswordHasher.IN_MEMORY_ITERATIONS);
  private final PasswordHash hash = hasher.hash("password1");

  @Benchmark
  public String writeAccessToken() {
    return tokens.writeAccess(access);
  }

  @Benchmark
  public String writeRefreshToken() {
    return tokens.writeRefresh(refresh, identity);
  }

  @Benchmark
  public Token readToken() throws InvalidTokenException {
    return tokens.read(compact);
  }

  @Benchmark
  public Document parseLogin() {
    return Ejson.parseDocument(loginBody);
  }

  @Benchmark
  public byte[] writeProfile() {
    return Ejson.relaxed(profile);
  }

  @Benchmark
  public PasswordHash hashPassword() {
    return hasher.hash("password1");
  }

  @Benchmark
  public boolean matchPassword() {
    return hasher.matches("password1", hash);
  }

  private Token token(Token.Type type) {
    return new Token(type, id, id, id, id, 1_700_000_000L, 1_700_001_800L, null);
  }
}
