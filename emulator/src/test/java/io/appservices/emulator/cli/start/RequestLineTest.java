package io.appservices.emulator.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.fault.FaultKind;
import io.appservices.emulator.api.fault.RequestFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("security")
class RequestLineTest {

  @Test
  void hasTheReasonOfARefusal() {
    assertThat(RequestLine.text(request("/login", Optional.of("invalid username/password"))))
        .isEqualTo(
            "2030-01-01T00:00:00Z 401 POST /login 1.5 ms app=myapp-abcde user=5f:"
                + " invalid username/password");
  }

  @Test
  void isJsonForMachines() {
    assertThat(RequestLine.json(request("/login", Optional.empty())))
        .isEqualTo(
            "{\"time\":\"2030-01-01T00:00:00Z\",\"id\":7,\"status\":401,"
                + "\"operation\":\"clientLogin\",\"method\":\"POST\",\"path\":\"/login\","
                + "\"duration_micros\":1500,\"app\":\"myapp-abcde\",\"user\":\"5f\"}");
  }

  @Test
  void namesTheFaultThatARequestMet() {
    RequestFault fault = new RequestFault("3", FaultKind.CUT_BODY);
    RecordedRequest request = request("/a", Optional.of("why"), Optional.of(fault));
    assertThat(RequestLine.text(request)).contains(" fault=cut_body: why");
    assertThat(Document.parse(RequestLine.json(request)).get("fault"))
        .isEqualTo(new Document("id", "3").append("kind", "cut_body"));
  }

  @Property(tries = 300)
  void isOneLineWhateverAClientSent(@ForAll String text) {
    RecordedRequest request = request(text, Optional.of(text));
    assertThat(RequestLine.text(request)).doesNotContainPattern("\\p{Cntrl}");
    assertThat(RequestLine.json(request)).doesNotContainPattern("\\p{Cntrl}");
    assertThat(Document.parse(RequestLine.json(request)).getString("reason")).isEqualTo(text);
  }

  private static RecordedRequest request(String path, Optional<String> reason) {
    return request(path, reason, Optional.empty());
  }

  private static RecordedRequest request(
      String path, Optional<String> reason, Optional<RequestFault> fault) {
    return new RecordedRequest(
        7,
        Instant.parse("2030-01-01T00:00:00Z"),
        Duration.ofNanos(1_500_000),
        "clientLogin",
        "POST",
        path,
        Optional.of("myapp-abcde"),
        Optional.of("5f"),
        Optional.empty(),
        401,
        Optional.empty(),
        reason,
        fault);
  }
}
