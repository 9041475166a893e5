package dev.corsac.benchmarks.compile;

import com.sun.management.OperatingSystemMXBean;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One compilation, in a virtual machine that did nothing before. */
public final class CompileOnce {

  private CompileOnce() {}

  /**
   * Prints the CPU and wall-clock milliseconds and the peak of the heap.
   *
   * @param args the folder of the sources, the folder for classes, options for the compiler
   */
  @SuppressWarnings("SystemOut") // the parent reads it
  public static void main(String[] args) throws Exception {
    List<String> options = new ArrayList<>(List.of("-nowarn", "-d", args[1]));
    options.addAll(List.of(args).subList(2, args.length));
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    long start = System.nanoTime();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean good =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!good) {
        System.out.println(messages);
        System.exit(1);
      }
    }
    long wall = System.nanoTime() - start;
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println("cpu=" + system.getProcessCpuTime() / 1e6);
    System.out.println("wall=" + wall / 1e6);
    System.out.println("heap=" + peakHeap() / (1024.0 * 1024.0));
  }

  private static long peakHeap() {
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        peak += pool.getPeakUsage().getUsed();
      }
    }
    return peak;
  }
}
