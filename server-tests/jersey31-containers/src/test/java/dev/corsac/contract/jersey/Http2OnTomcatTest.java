package dev.corsac.contract.jersey;

import dev.corsac.contract.Http2GuardContract;
import dev.corsac.contract.RawClient;
import dev.corsac.contract.ServerUnderTest.Running;
import dev.corsac.contract.ThrowAwayKey;
import dev.corsac.contract.app.GuardedResource;
import dev.corsac.contract.app.OverrideFilter;
import dev.corsac.contract.app.SampleApplication;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.catalina.Service;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class Http2OnTomcatTest implements Http2GuardContract {
  private final Connector tls = new Connector();
  private Running running;

  @BeforeAll
  void start() throws Exception {
    running =
        new OnTomcat(this::speakHttp2)
            .start(new SampleApplication(Map.of(), GuardedResource.class, OverrideFilter.class));
  }

  private void speakHttp2(Context context) {
    Service service = ((Engine) context.getParent().getParent()).getService();
    service.findConnectors()[0].addUpgradeProtocol(new Http2Protocol());
    SSLHostConfig host = new SSLHostConfig();
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
    certificate.setCertificateKeystoreFile(KEY.store().toString());
    certificate.setCertificateKeystorePassword(ThrowAwayKey.PASSWORD);
    host.addCertificate(certificate);
    tls.setProperty("address", "127.0.0.1");
    tls.setPort(0);
    tls.setScheme("https");
    tls.setSecure(true);
    tls.setProperty("SSLEnabled", "true");
    tls.addSslHostConfig(host);
    tls.addUpgradeProtocol(new Http2Protocol());
    service.addConnector(tls);
  }

  @AfterAll
  void stop() {
    running.close();
  }

  @Override
  public RawClient api() {
    return new RawClient(running.port());
  }

  @Override
  public int tlsPort() {
    return tls.getLocalPort();
  }
}
