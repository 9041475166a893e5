package dev.corsac.contract.wildfly;

import dev.corsac.contract.packaging.DoorArchive;
import dev.corsac.contract.packaging.Guide;
import dev.corsac.contract.packaging.PackagedDoorContract;
import dev.corsac.contract.packaging.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class WildFlyFrontDoorTest extends PackagedDoorContract {
  @Override
  protected ServerProcess start() throws Exception {
    Path home = WildFlyTest.home();
    Path base = Path.of("target", "door").toAbsolutePath();
    String standalone = Files.readString(home.resolve("standalone/configuration/standalone.xml"));
    Files.createDirectories(base.resolve("configuration"));
    for (String each :
        List.of(
            "logging.properties",
            "mgmt-users.properties",
            "mgmt-groups.properties",
            "application-users.properties",
            "application-roles.properties")) {
      Files.writeString(
          base.resolve("configuration").resolve(each),
          Files.readString(home.resolve("standalone/configuration").resolve(each)));
    }
    Files.writeString(
        base.resolve("configuration/standalone.xml"),
        standalone.replace("</extensions>", "</extensions>\n" + Guide.block("WildFly", "xml")));
    DoorArchive.war(base.resolve("deployments/ROOT.war"));
    int port = ServerProcess.freePort();
    return ServerProcess.start(
        "wildfly-door",
        port,
        home,
        Map.of(),
        List.of(
            ServerProcess.java(),
            "-Xmx512m",
            "-Djboss.home.dir=" + home,
            "-Djboss.server.base.dir=" + base,
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.standalone",
            "-b=127.0.0.1",
            "-bmanagement=127.0.0.1",
            "-Djboss.http.port=" + port,
            "-Djboss.https.port=" + ServerProcess.freePort(),
            "-Djboss.management.http.port=" + ServerProcess.freePort()),
        DoorArchive.STARTED);
  }
}
