package dev.corsac.example;

/** The example on free ports, for tests of other packages. */
public final class RunningExample implements AutoCloseable {

  private final Example example = Example.start(Ports.FREE);

  /** The page of the front end that the API trusts. */
  public String trusted() {
    return example.trusted() + "/";
  }

  /** The page of the front end that the API does not know. */
  public String stranger() {
    return example.stranger() + "/";
  }

  @Override
  public void close() {
    example.close();
  }
}
