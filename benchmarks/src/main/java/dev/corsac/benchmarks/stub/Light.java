package dev.corsac.benchmarks.stub;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.matcher.ElementMatchers;

/** Completes abstract stubs: what a contestant does not call, throws. */
public final class Light {

  private Light() {}

  /**
   * An instance of an abstract class with a constructor without parameters, whose abstract methods
   * throw {@link UnsupportedOperationException}.
   */
  public static <T> T of(Class<T> type, MethodHandles.Lookup lookup) {
    return maker(type, lookup).get();
  }

  /** Makes such instances, each as quickly as a constructor does. */
  public static <T> Supplier<T> maker(Class<T> type, MethodHandles.Lookup lookup) {
    try {
      Constructor<? extends T> constructor =
          new ByteBuddy()
              .subclass(type)
              .method(ElementMatchers.isAbstract())
              .intercept(ExceptionMethod.throwing(UnsupportedOperationException.class))
              .make()
              .load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(lookup))
              .getLoaded()
              .getDeclaredConstructor();
      return () -> make(constructor);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " is no stub", e);
    }
  }

  private static <T> T make(Constructor<T> constructor) {
    try {
      return constructor.newInstance();
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(constructor + " fails", e);
    }
  }
}
