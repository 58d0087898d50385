package io.appservices.emulator.cluster.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.appservices.emulator.cluster.embedded.operand.Failures;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of one connection. One with a value that the library cannot read is refused as
 * a command is; the library would end the connection, as it would that of a write which is not to
 * be answered.
 */
final class RequestDecoder extends MongoWireProtocolHandler {

  private static final int BAD_VALUE = 2;

  // Places in a message, of which the first four bytes are its length.
  private static final int ID = 4;
  private static final int OPERATION = 12;
  private static final int FLAGS = 16;

  /** The flag of a message that is not answered. */
  private static final int MORE_TO_COME = 2;

  private static final Pattern TYPE = Pattern.compile("type: 0x([0-9a-fA-F]{1,2})");

  /** The types of BSON that the library does not have. */
  private static final Map<Integer, String> TYPES =
      Map.of(0x0c, "dbPointer", 0x0e, "symbol", 0x0f, "javascriptWithScope");

  /** A request whose answer nobody waits for, as a write without acknowledgement. */
  static final class Unanswered extends MongoMessage {
    private Unanswered(MongoMessage message) {
      super(message.getChannel(), message.getHeader(), message.getDocument());
    }
  }

  @Override
  protected @Nullable ClientRequest decode(ChannelHandlerContext context, ByteBuf in)
      throws Exception {
    int start = in.readerIndex();
    boolean isMessage =
        in.readableBytes() >= FLAGS + Integer.BYTES
            && in.getIntLE(start + OPERATION) == OpCode.OP_MSG.getId();
    int flags = isMessage ? in.getIntLE(start + FLAGS) : 0;
    boolean isAnswered = (flags & MORE_TO_COME) == 0;
    if (!isAnswered) {
      in.setIntLE(start + FLAGS, flags & ~MORE_TO_COME);
    }
    try {
      ClientRequest request = super.decode(context, in);
      if (request == null && !isAnswered) {
        // The rest of it is still to come.
        in.setIntLE(start + FLAGS, flags);
      }
      return !isAnswered && request instanceof MongoMessage message
          ? new Unanswered(message)
          : request;
    } catch (IllegalArgumentException e) {
      // The message was taken out of the buffer as a whole before.
      if (!isMessage) {
        throw e;
      }
      if (isAnswered) {
        refuse(context, in.getIntLE(start + ID), reason(String.valueOf(e.getMessage())));
      }
      return null;
    }
  }

  private static void refuse(ChannelHandlerContext context, int request, String reason) {
    Document answer =
        Failures.of(Failures.cannot(reason), BAD_VALUE).append("codeName", "BadValue");
    context.writeAndFlush(
        new MongoMessage(context.channel(), new MessageHeader(0, request), answer));
  }

  private static String reason(String failure) {
    Matcher matcher = TYPE.matcher(failure);
    String type = matcher.find() ? TYPES.get(Integer.parseInt(matcher.group(1), 16)) : null;
    return type == null
        ? "read a value of the command (" + failure + ")"
        : "store or compare values of the BSON type " + type;
  }
}
