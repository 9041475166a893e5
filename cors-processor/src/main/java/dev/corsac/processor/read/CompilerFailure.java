package dev.corsac.processor.read;

/**
 * Both compilers complete classes when they are looked at, and throw where a class file that they
 * need then is missing: javac a {@code CompletionFailure}, the Eclipse compiler an {@code
 * AbortCompilation}. Neither is part of the standard API.
 */
final class CompilerFailure {

  private CompilerFailure() {}

  /** Whether an exception says that the compiler itself cannot read something. */
  static boolean is(RuntimeException e) {
    String name = e.getClass().getName();
    return name.equals("com.sun.tools.javac.code.Symbol$CompletionFailure")
        || name.equals("com.sun.tools.javac.code.ClassFinder$BadClassFile")
        || name.equals("com.sun.tools.javac.jvm.ClassReader$BadClassFile")
        || name.equals("org.eclipse.jdt.internal.compiler.problem.AbortCompilation");
  }
}
