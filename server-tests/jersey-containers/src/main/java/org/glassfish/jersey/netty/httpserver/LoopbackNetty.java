package org.glassfish.jersey.netty.httpserver;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.net.URI;
import org.glassfish.jersey.server.ResourceConfig;

/** In Jersey's package, because what it offers itself listens on all interfaces. */
public final class LoopbackNetty {
  private LoopbackNetty() {}

  /**
   * Starts on 127.0.0.1, on a free port.
   *
   * @throws Exception if the deployment fails
   */
  public static Channel start(ResourceConfig config) throws Exception {
    NettyHttpContainer container =
        new NettyHttpContainerProvider().createContainer(NettyHttpContainer.class, config);
    ServerBootstrap bootstrap =
        NettyHttpContainerProvider.createServerBootstrap(
            URI.create("http://127.0.0.1/"), container, null);
    Channel channel = bootstrap.bind("127.0.0.1", 0).sync().channel();
    container.getApplicationHandler().onStartup(container);
    channel
        .closeFuture()
        .addListener(closed -> {
          container.getApplicationHandler().onShutdown(container);
          end(bootstrap.config().group());
          end(bootstrap.config().childGroup());
        });
    return channel;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the test does not wait for it
  private static void end(EventLoopGroup group) {
    group.shutdownGracefully();
  }
}
