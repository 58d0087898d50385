package io.appservices.emulator.cli.terminal;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;

/** Standard output, which tells a reader that has seen enough from a disk that is full. */
public final class StandardOutput extends PrintWriter {

  private final Sink sink;

  private StandardOutput(Sink sink, Charset charset) {
    super(new BufferedWriter(new OutputStreamWriter(sink, charset)), true);
    this.sink = sink;
  }

  /** Returns the standard output of this process, in the encoding of its terminal. */
  public static StandardOutput ofProcess() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    Charset charset = name == null ? Charset.defaultCharset() : Charset.forName(name);
    return to(new FileOutputStream(FileDescriptor.out), charset);
  }

  static StandardOutput to(OutputStream stream, Charset charset) {
    return new StandardOutput(new Sink(stream), charset);
  }

  /** Returns whether it is a pipe whose reader went away, as {@code head} does. */
  public boolean isWithoutReader() {
    return sink.broken;
  }

  /** Remembers what a PrintWriter does not tell: why a write failed. */
  private static final class Sink extends FilterOutputStream {

    private volatile boolean broken;

    Sink(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        broken = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
        throw e;
      }
    }
  }
}
