package dev.corsac.contract.liberty;

import dev.corsac.contract.packaging.DoorArchive;
import dev.corsac.contract.packaging.Guide;
import dev.corsac.contract.packaging.PackagedDoorContract;
import dev.corsac.contract.packaging.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class LibertyFrontDoorTest extends PackagedDoorContract {
  @Override
  protected ServerProcess start() throws Exception {
    Path home = Path.of("target", "server", "wlp").toAbsolutePath();
    Path users = Path.of("target", "usr-door").toAbsolutePath();
    Path server = users.resolve("servers/door");
    DoorArchive.war(server.resolve("apps/door.war"));
    int port = ServerProcess.freePort();
    Files.writeString(
        server.resolve("bootstrap.properties"), Guide.block("Open Liberty", "properties"));
    Files.writeString(
        server.resolve("server.xml"),
        """
        <server>
          <featureManager>
            <feature>restfulWS-3.1</feature>
            <feature>cdi-4.0</feature>
            <feature>servlet-6.0</feature>
          </featureManager>
          <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
          <logging consoleLogLevel="INFO"/>
          <webApplication location="door.war" contextRoot="/"/>
        </server>
        """
            .formatted(port));
    Map<String, String> environment =
        Map.of(
            "WLP_USER_DIR", users.toString(),
            "JAVA_HOME", System.getProperty("java.home"),
            "JVM_ARGS", "-Xmx512m");
    return ServerProcess.start(
        "liberty-door",
        port,
        server,
        environment,
        List.of("bash", home.resolve("bin/server").toString(), "run", "door"),
        DoorArchive.STARTED);
  }
}
