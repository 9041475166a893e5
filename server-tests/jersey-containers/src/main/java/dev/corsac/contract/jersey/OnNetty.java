package dev.corsac.contract.jersey;

import dev.corsac.contract.ServerUnderTest;
import io.netty.channel.Channel;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import org.glassfish.jersey.netty.httpserver.LoopbackNetty;
import org.glassfish.jersey.server.ResourceConfig;

/** Jersey on Netty. */
public record OnNetty() implements ServerUnderTest {
  @Override
  public Running start(Application application) throws Exception {
    Channel channel = LoopbackNetty.start(ResourceConfig.forApplication(application));
    return new Running() {
      @Override
      public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
      }

      @Override
      public void close() {
        channel.close().syncUninterruptibly();
      }
    };
  }
}
