package io.appservices.emulator.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("security")
class MalformedRequestTest {

  /** {@code make soak} makes many more. */
  private static final int CONNECTIONS = Integer.getInteger("malformed", 5_000);

  @Test
  @Timeout(300)
  void leavesTheAnswersToOthersAlone() throws InterruptedException {
    assertThat(MalformedRequests.run(CONNECTIONS)).isEmpty();
  }

  /** Jetty may do that to the buffer of a connection that sent a malformed request. */
  @Test
  void aBufferThatIsReleasedTwiceIsNotLentTwice() {
    ByteBufferPool buffers =
        JettyAssembly.server(new HttpServlet() {}, new Timer().scheduler()).getByteBufferPool();
    // A pool lends what was given back to it.
    buffers.acquire(1024, false).release();
    RetainableByteBuffer released = buffers.acquire(1024, false);
    released.release();
    ByteBuffer first = buffers.acquire(1024, false).getByteBuffer();
    releaseAgain(released);
    ByteBuffer second = buffers.acquire(1024, false).getByteBuffer();

    assertThat(first.array()).isNotSameAs(second.array());
  }

  private static void releaseAgain(RetainableByteBuffer buffer) {
    try {
      buffer.release();
    } catch (IllegalStateException noticed) {
      assertThat(noticed).hasMessageContaining("already released");
    }
  }
}
