package io.appservices.emulator.cluster.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * MongoDB's wire protocol on a free port. {@code MongoServer} would answer in the threads that
 * serve the network, where one slow operation keeps others from being read.
 */
final class EmbeddedServer implements AutoCloseable {

  private static final int WAITING_CONNECTIONS = 100;
  private static final long CLOSE_MILLIS = 500;

  private final MongoBackend backend;
  private final Operations operations;
  private final EventLoopGroup network =
      new MultiThreadIoEventLoopGroup(
          1,
          new DefaultThreadFactory("appservices-mongodb-network", true),
          NioIoHandler.newFactory());
  private final ChannelGroup connections = new DefaultChannelGroup(network.next());
  private final Channel listener;

  /**
   * Listens when this returns.
   *
   * @param limit the time limit of an operation
   */
  EmbeddedServer(MongoBackend backend, String host, Duration limit) {
    this.backend = backend;
    this.operations = new Operations(limit);
    this.listener =
        new ServerBootstrap()
            .group(network)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Pipeline())
            .bind(host, 0)
            .syncUninterruptibly()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /** Returns in about a second, whatever operations are under way. */
  @Override
  public void close() {
    listener.close().awaitUninterruptibly(CLOSE_MILLIS);
    connections.close().awaitUninterruptibly(CLOSE_MILLIS);
    operations.close();
    network
        .shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(2 * CLOSE_MILLIS);
    backend.close();
  }

  private final class Pipeline extends ChannelInitializer<SocketChannel> {

    @Override
    protected void initChannel(SocketChannel channel) {
      channel
          .pipeline()
          .addLast(
              new MongoWireReplyEncoder(),
              new MongoWireMessageEncoder(),
              new RequestDecoder(),
              new RequestHandler(backend, operations, connections),
              new MongoExceptionHandler());
    }
  }
}
