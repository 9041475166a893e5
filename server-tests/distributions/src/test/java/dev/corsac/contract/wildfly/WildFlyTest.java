package dev.corsac.contract.wildfly;

import dev.corsac.contract.GovernedContract;
import dev.corsac.contract.PackagedContract;
import dev.corsac.contract.Server;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.contract.packaging.Archive;
import dev.corsac.contract.packaging.ServerProcess;
import dev.corsac.contract.packaging.app.PackagedApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

@Server(name = "WildFly 39", version = "wildfly.version")
class WildFlyTest extends PackagedContract implements GovernedContract {
  @Override
  protected ServerUnderTest.Running start() throws Exception {
    Path home = home();
    Archive.war(home.resolve("standalone/deployments/ROOT.war"), PackagedApplication.class);
    int port = ServerProcess.freePort();
    return ServerProcess.start(
        "wildfly",
        port,
        home,
        Map.of(),
        List.of(
            ServerProcess.java(),
            "-Xmx512m",
            "-Dcontract.origins=https://configured.example",
            "-Dcontract.get=none",
            "-Dcontract.put=none",
            "-Djboss.home.dir=" + home,
            "-Djboss.server.base.dir=" + home.resolve("standalone"),
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.standalone",
            "-b=127.0.0.1",
            "-bmanagement=127.0.0.1",
            "-Djboss.http.port=" + port,
            "-Djboss.https.port=" + ServerProcess.freePort(),
            "-Djboss.management.http.port=" + ServerProcess.freePort()));
  }

  /** Where it is unpacked. */
  static Path home() {
    return Path.of("target", "server", "wildfly-" + System.getProperty("wildfly.version"))
        .toAbsolutePath();
  }
}
