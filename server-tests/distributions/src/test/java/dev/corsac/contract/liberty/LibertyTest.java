package dev.corsac.contract.liberty;

import dev.corsac.contract.GovernedContract;
import dev.corsac.contract.PackagedContract;
import dev.corsac.contract.Server;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.contract.packaging.Archive;
import dev.corsac.contract.packaging.ServerProcess;
import dev.corsac.contract.packaging.app.PackagedApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

@Server(name = "Open Liberty 26", version = "liberty.version")
class LibertyTest extends PackagedContract implements GovernedContract {
  @Override
  protected ServerUnderTest.Running start() throws Exception {
    Path home = Path.of("target", "server", "wlp").toAbsolutePath();
    Path users = Path.of("target", "usr").toAbsolutePath();
    Path server = users.resolve("servers/sample");
    Archive.war(server.resolve("apps/sample.war"), PackagedApplication.class);
    int port = ServerProcess.freePort();
    Files.writeString(
        server.resolve("server.xml"),
        """
        <server>
          <featureManager>
            <feature>restfulWS-3.1</feature>
            <feature>cdi-4.0</feature>
          </featureManager>
          <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
          <webApplication location="sample.war" contextRoot="/"/>
        </server>
        """
            .formatted(port));
    Map<String, String> environment =
        Map.of(
            "WLP_USER_DIR", users.toString(),
            "JAVA_HOME", System.getProperty("java.home"),
            "JVM_ARGS",
                "-Xmx512m -Dcontract.origins=https://configured.example"
                    + " -Dcontract.get=none -Dcontract.put=none");
    return ServerProcess.start(
        "liberty",
        port,
        server,
        environment,
        List.of("bash", home.resolve("bin/server").toString(), "run", "sample"));
  }
}
