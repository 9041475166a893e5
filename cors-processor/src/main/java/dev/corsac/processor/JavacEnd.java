package dev.corsac.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Hears how javac ends. Processors are done before method bodies are looked at, and no standard API
 * tells them that one of those was wrong. Other compilers, and tools that put an environment of
 * their own around javac's, have nothing to listen to.
 */
final class JavacEnd implements TaskListener {
  private final Predicate<String> presented;
  private final Runnable done;
  private final Runnable failed;
  private final Set<String> analyzed = new HashSet<>();
  private final Set<String> generated = new HashSet<>();

  private JavacEnd(Predicate<String> presented, Runnable done, Runnable failed) {
    this.presented = presented;
    this.done = done;
    this.failed = failed;
  }

  /**
   * Runs one of two when the compilation has ended.
   *
   * @param presented whether a type, by its canonical name, is compiled
   * @return false if nobody tells how it ends; then neither is run
   */
  static boolean watch(
      ProcessingEnvironment environment,
      Predicate<String> presented,
      Runnable done,
      Runnable failed) {
    try {
      JavacTask.instance(environment).addTaskListener(new JavacEnd(presented, done, failed));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    switch (event.getKind()) {
      case ANALYZE -> {
        // Not package-info, which may have no class file, nor what is compiled implicitly.
        if (type != null && presented.test(type.getQualifiedName().toString())) {
          analyzed.add(type.getQualifiedName().toString());
        }
      }
      case GENERATE -> {
        if (type != null) {
          generated.add(type.getQualifiedName().toString());
        }
      }
      case COMPILATION -> (generated.containsAll(analyzed) ? done : failed).run();
      default -> {}
    }
  }
}
