package dev.corsac.benchmarks.startup;

import com.sun.management.ThreadMXBean;
import dev.corsac.benchmarks.decision.FirstAnswer;
import dev.corsac.benchmarks.decision.Setup;
import java.lang.management.ManagementFactory;

/** From class loading to the first decision, once, in a virtual machine that did nothing before. */
public final class FirstDecision {

  private FirstDecision() {}

  /**
   * Prints the milliseconds and the kilobytes that it took.
   *
   * @param args the name of a {@link Setup}, compiled before
   */
  @SuppressWarnings("SystemOut") // the parent reads it
  public static void main(String[] args) throws Exception {
    FirstAnswer answer = new FirstAnswer(Setup.valueOf(args[0]));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    Object held = answer.give();
    long nanoseconds = System.nanoTime() - start;
    bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
    System.gc();
    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    System.out.println("milliseconds=" + nanoseconds / 1e6);
    System.out.println("allocatedKilobytes=" + bytes / 1024.0);
    System.out.println("heapKilobytes=" + used / 1024.0);
    System.out.println(held.hashCode());
  }
}
