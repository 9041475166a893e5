package dev.corsac.contract.jersey;

import dev.corsac.contract.ServerUnderTest.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;

class DoorOverHttp2OnTomcatTest extends DoorOverHttp2Contract {
  @Override
  Running start() throws Exception {
    Path base = Files.createTempDirectory("tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
    tomcat
        .addContext("", base.toString())
        .addServletContainerInitializer((types, servletContext) -> add(servletContext), null);
    tomcat.start();
    return OnTomcat.running(tomcat);
  }
}
