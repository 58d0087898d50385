package io.appservices.emulator.functions;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A form with an upload is read in a time that its length does not square. */
@Tag("security")
class UploadFormTest {

  /** It takes milliseconds, or hours. */
  private static final Duration SOON = Duration.ofSeconds(25);

  private final TestApp app = TestApp.shared();

  @Test
  void aHeadOfAPartIsNotSearchedIfItIsLong() {
    String head = "content-disposition:".repeat(200_000);

    Response answer = upload("b", "--b\r\n" + head + "\r\n\r\nx\r\n--b--\r\n");

    assertThat(answer).hasStatus(400);
    assertThat(answer.string("error"))
        .isEqualTo("the head of a part of the form is longer than 8 KiB");
  }

  @Test
  void aBoundaryIsNotSearchedForIfItIsLong() {
    String boundary = "-".repeat(20_000) + "b";

    Response answer = upload(boundary, "-".repeat(12_000_000));

    assertThat(answer).hasStatus(400);
    assertThat(answer.string("error")).contains("multipart/form-data");
  }

  @Test
  void theLongestBoundaryThatThereMayBeIsFound() {
    String boundary = "b".repeat(70);

    Response answer =
        upload(
            boundary,
            "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.txt\"\r\n\r\nx\r\n--%1$s--\r\n"
                .formatted(boundary));

    assertThat(answer.string("error"))
        .doesNotContain("multipart/form-data", "the form has no file");
  }

  private Response upload(String boundary, String form) {
    String path = "/groups/" + app.emulated().groupId() + "/apps/" + app.emulated().id();
    String token = app.admin().logIn().tokens().accessToken();
    return assertTimeoutPreemptively(
        SOON,
        () ->
            Http.send(
                "PUT",
                app.emulator().baseUrl() + "/api/admin/v3.0" + path + "/dependencies",
                form.getBytes(US_ASCII),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary,
                "Authorization",
                "Bearer " + token));
  }
}
