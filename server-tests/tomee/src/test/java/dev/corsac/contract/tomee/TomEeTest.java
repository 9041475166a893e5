package dev.corsac.contract.tomee;

import dev.corsac.contract.Deviation;
import dev.corsac.contract.GovernedContract;
import dev.corsac.contract.PackagedContract;
import dev.corsac.contract.Server;
import dev.corsac.contract.ServerUnderTest;
import dev.corsac.contract.packaging.Archive;
import dev.corsac.contract.packaging.ServerProcess;
import dev.corsac.contract.packaging.app.BareApplication;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Server(
    name = "TomEE 10",
    version = "tomee.version",
    write = "nothing; `CorsFeature.class` where the `Application` declares any method")
@Deviation(
    rows = "whatAFilterLeadsElsewhereIsGuardedWhereItArrives",
    pinned = "expected: 403 but was: 404",
    reason =
        "`setRequestUri` of CXF takes the path of an absolute URI for one below the base path: a filter that keeps the"
            + " base path in it leads nowhere")
class TomEeTest extends PackagedContract implements GovernedContract {
  @Override
  protected ServerUnderTest.Running start() throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    Path war = Archive.war(target.resolve("ROOT.war"), BareApplication.class);
    return start(
        "tomee",
        "/api/plain",
        war,
        "-Dcorsac.readable.errors=true",
        "-Dcontract.origins=https://configured.example",
        "-Dcontract.get=none",
        "-Dcontract.put=none");
  }

  /**
   * Starts a TomEE.
   *
   * @param serves a path that is answered with 200 as soon as it has started
   * @param settings of Java
   */
  static ServerProcess start(String name, String serves, Path war, String... settings)
      throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    Path folder = Files.createTempDirectory(target, name);
    int port = ServerProcess.freePort();
    List<String> command = new ArrayList<>(List.of(ServerProcess.java(), "-Xmx512m"));
    command.addAll(List.of(settings));
    command.addAll(
        List.of(
            "-cp",
            target + "/test-classes" + File.pathSeparator + target + "/server/*",
            "dev.corsac.contract.tomee.Launcher",
            Integer.toString(port),
            folder.toString(),
            war.toString()));
    return ServerProcess.start(name, port, target, Map.of(), command, serves);
  }
}
