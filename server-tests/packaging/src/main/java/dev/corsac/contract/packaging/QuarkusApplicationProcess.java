package dev.corsac.contract.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Quarkus' plugin has packed in {@code target}, as a process. */
public final class QuarkusApplicationProcess {
  private QuarkusApplicationProcess() {}

  /**
   * Starts it.
   *
   * @param options of the command {@code java}
   */
  public static ServerProcess start(String... options) throws IOException {
    return startPackaged("quarkus-app", "/api/plain", options);
  }

  /**
   * Starts another than the sample.
   *
   * @param folder into which it was packed
   * @param serves a path that is answered with 200 as soon as it has started
   * @param options of the command {@code java}
   */
  public static ServerProcess startPackaged(String folder, String serves, String... options)
      throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    int port = ServerProcess.freePort();
    List<String> command = new ArrayList<>();
    command.add(ServerProcess.java());
    command.addAll(List.of(options));
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=" + port);
    command.add("-jar");
    command.add(target.resolve(folder).resolve("quarkus-run.jar").toString());
    return ServerProcess.start("quarkus", port, target, Map.of(), command, serves);
  }
}
