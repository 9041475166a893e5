package dev.corsac.contract.tomee;

import java.io.File;
import org.apache.tomee.embedded.Configuration;
import org.apache.tomee.embedded.Container;

/** The process: embedded TomEE with one web archive. */
final class Launcher {
  private Launcher() {}

  /** Arguments: the port, the folder of the server, the archive. */
  @SuppressWarnings("resource") // runs until the process ends
  public static void main(String[] arguments) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setHttpPort(Integer.parseInt(arguments[0]));
    configuration.setDir(arguments[1]);
    configuration.property("connector.attributes.address", "127.0.0.1");
    new Container(configuration).deploy("", new File(arguments[2]));
    Thread.currentThread().join();
  }
}
