package dev.corsac.contract.payara;

import dev.corsac.contract.Deviation;
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

@Server(name = "Payara Micro 6", version = "payara.version")
@Deviation(
    rows = {"aRefusalHasNoBody", "anUnmappedExceptionHasNoBody"},
    pinned = "Error report",
    reason =
        "refused preflights and readable errors have the servlet container's error page as their body: Jersey's servlet"
            + " reports each error without an entity to the container")
class PayaraMicroTest extends PackagedContract implements GovernedContract {
  static final String LOOPBACK =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.address=127.0.0.1\n";

  @Override
  protected ServerUnderTest.Running start() throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    Path war = Archive.war(target.resolve("sample.war"), PackagedApplication.class);
    Path commands = Files.writeString(target.resolve("preboot.txt"), LOOPBACK);
    int port = ServerProcess.freePort();
    return ServerProcess.start(
        "payara",
        port,
        target,
        Map.of(),
        List.of(
            ServerProcess.java(),
            "-Xmx1g",
            "-Dcontract.origins=https://configured.example",
            "-Dcontract.get=none",
            "-Dcontract.put=none",
            "-jar",
            target.resolve("server/payara-micro.jar").toString(),
            "--deploy",
            war.toString(),
            "--contextRoot",
            "/",
            "--port",
            Integer.toString(port),
            "--noCluster",
            "--noHazelcast",
            "--prebootcommandfile",
            commands.toString()));
  }
}
