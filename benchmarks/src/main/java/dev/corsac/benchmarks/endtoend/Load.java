package dev.corsac.benchmarks.endtoend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends one request over several connections, each as fast as it is answered. */
final class Load {
  private static final int CONNECTIONS = 4;
  private static final int MOST = 1_000_000;

  private Load() {}

  /**
   * What came of it.
   *
   * @param requests how many were answered
   * @param seconds how long it took
   * @param median of the latencies, in microseconds
   * @param p99 the latency that one in a hundred exceeds, in microseconds
   * @param cpu of the server for one request, in microseconds
   * @param bytes that the server has allocated for one request
   */
  record Round(int requests, double seconds, double median, double p99, double cpu, double bytes) {

    double perSecond() {
      return requests / seconds;
    }
  }

  /** Loads a server for a while. */
  static Round run(ServerProcess server, Traffic traffic, double seconds) throws IOException {
    ServerProcess.Usage before = server.usage();
    long start = System.nanoTime();
    long[] latencies = latencies(server.port(), traffic, start + (long) (seconds * 1e9));
    double took = (System.nanoTime() - start) / 1e9;
    ServerProcess.Usage after = server.usage();
    int count = latencies.length;
    return new Round(
        count,
        took,
        latencies[count / 2] / 1e3,
        latencies[(int) (count * 0.99)] / 1e3,
        (after.cpu() - before.cpu()) / 1e3 / count,
        (double) (after.bytes() - before.bytes()) / count);
  }

  private static long[] latencies(int port, Traffic traffic, long deadline) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<long[]>> tasks = new ArrayList<>();
      byte[] request = traffic.request();
      for (int i = 0; i < CONNECTIONS; i++) {
        tasks.add(() -> onOneConnection(port, request, deadline));
      }
      List<long[]> all = new ArrayList<>();
      for (Future<long[]> each : threads.invokeAll(tasks)) {
        all.add(each.get());
      }
      return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] onOneConnection(int port, byte[] request, long deadline)
      throws IOException {
    long[] latencies = new long[MOST];
    int count = 0;
    try (Connection connection = new Connection(port)) {
      long now = System.nanoTime();
      while (now < deadline && count < MOST) {
        connection.exchange(request);
        long then = System.nanoTime();
        latencies[count++] = then - now;
        now = then;
      }
    }
    return Arrays.copyOf(latencies, count);
  }
}
