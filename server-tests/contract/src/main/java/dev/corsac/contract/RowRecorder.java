package dev.corsac.contract;

import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Counts the rows that a server holds, holds it to its {@link Deviation declared deviations}, and
 * writes both to {@code target/server-results}, from where the matrix is made.
 */
final class RowRecorder implements InvocationInterceptor, BeforeAllCallback, AfterAllCallback {
  private static final Path RESULTS = Path.of("target", "server-results");

  private final Map<Deviation, Set<String>> deviating = new LinkedHashMap<>();
  private long started;
  private int held;
  private int failed;
  private int probes;

  @Override
  public void beforeAll(ExtensionContext context) {
    started = System.nanoTime();
    for (Deviation each : context.getRequiredTestClass().getAnnotationsByType(Deviation.class)) {
      deviating.put(each, new LinkedHashSet<>());
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> row,
      ExtensionContext context)
      throws Throwable {
    count(invocation, row);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> row,
      ExtensionContext context)
      throws Throwable {
    count(invocation, row);
  }

  private void count(Invocation<Void> invocation, ReflectiveInvocationContext<Method> row)
      throws Throwable {
    failed++;
    run(invocation, row);
    failed--;
  }

  private void run(Invocation<Void> invocation, ReflectiveInvocationContext<Method> row)
      throws Throwable {
    String name = row.getExecutable().getName();
    String argument = row.getArguments().isEmpty() ? "" : row.getArguments().get(0).toString();
    Deviation deviation = declared(name, argument);
    if (deviation == null) {
      invocation.proceed();
      held++;
      if (row.getExecutable().getDeclaringClass() == AttackContract.class) {
        probes++;
      }
      return;
    }
    try {
      invocation.proceed();
    } catch (WrongGrant e) {
      throw e;
    } catch (AssertionError e) {
      String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      if (Stream.of(deviation.pinned()).noneMatch(said::contains)) {
        throw e;
      }
      note(deviation, name, argument);
      return;
    }
    if (!deviation.sometimes()) {
      throw new AssertionError("this row holds now; it is no deviation: " + name + " " + argument);
    }
    note(deviation, name, argument);
  }

  private void note(Deviation deviation, String name, String argument) {
    deviating.get(deviation).add(argument.isEmpty() ? name : name + ": " + argument);
  }

  private Deviation declared(String name, String argument) {
    for (Deviation each : deviating.keySet()) {
      if (List.of(each.rows()).contains(name)
          && (each.of().length == 0 || List.of(each.of()).contains(argument))) {
        return each;
      }
    }
    return null;
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    for (Map.Entry<Deviation, Set<String>> each : deviating.entrySet()) {
      if (each.getValue().isEmpty()) {
        throw new AssertionError("no row deviates: " + each.getKey());
      }
    }
    Server server = context.getRequiredTestClass().getAnnotation(Server.class);
    if (server == null || context.getExecutionException().isPresent()) {
      return;
    }
    Properties result = new Properties();
    result.setProperty("name", server.name());
    result.setProperty("version", System.getProperty(server.version(), server.version()));
    result.setProperty(
        "jdk", Integer.toString(server.jdk() == 0 ? Runtime.version().feature() : server.jdk()));
    result.setProperty("registers", server.registers());
    result.setProperty("write", server.write());
    result.setProperty("held", Integer.toString(held));
    result.setProperty("failed", Integer.toString(failed));
    result.setProperty("probes", Integer.toString(probes));
    int number = 0;
    for (Map.Entry<Deviation, Set<String>> each : deviating.entrySet()) {
      String key = String.format("deviation.%02d", number++);
      result.setProperty(key + ".reason", each.getKey().reason());
      result.setProperty(key + ".rows", Integer.toString(each.getValue().size()));
    }
    Files.createDirectories(RESULTS);
    String file = context.getRequiredTestClass().getSimpleName() + ".properties";
    try (Writer out = Files.newBufferedWriter(RESULTS.resolve(file))) {
      result.store(out, null);
    }
    System.out.printf(
        "%s: %d rows held (%d probes), %d deviate, %d s%n",
        server.name(),
        held,
        probes,
        deviating.values().stream().mapToInt(Set::size).sum(),
        (System.nanoTime() - started) / 1_000_000_000);
  }
}
