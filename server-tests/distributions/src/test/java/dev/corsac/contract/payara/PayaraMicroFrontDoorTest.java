package dev.corsac.contract.payara;

import dev.corsac.contract.packaging.DoorArchive;
import dev.corsac.contract.packaging.Guide;
import dev.corsac.contract.packaging.PackagedDoorContract;
import dev.corsac.contract.packaging.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class PayaraMicroFrontDoorTest extends PackagedDoorContract {
  @Override
  protected ServerProcess start() throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    Path war = DoorArchive.war(target.resolve("door.war"));
    Path commands = Files.writeString(target.resolve("preboot.txt"), PayaraMicroTest.LOOPBACK);
    Path origins =
        Files.writeString(
            target.resolve("origins.properties"), Guide.block("Payara", "properties"));
    int port = ServerProcess.freePort();
    return ServerProcess.start(
        "payara-door",
        port,
        target,
        Map.of(),
        List.of(
            ServerProcess.java(),
            "-Xmx1g",
            "-jar",
            target.resolve("server/payara-micro.jar").toString(),
            "--systemproperties",
            origins.toString(),
            "--deploy",
            war.toString(),
            "--contextRoot",
            "/",
            "--port",
            Integer.toString(port),
            "--noCluster",
            "--noHazelcast",
            "--prebootcommandfile",
            commands.toString()),
        DoorArchive.STARTED);
  }
}
