package dev.corsac.jaxrs.resource;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a class and its supertypes write for the type parameters of their supertypes: with {@code
 * Orders extends Crud<Order>}, the {@code T} of {@code Crud<T>} is {@code Order}.
 */
final class TypeArguments {
  // Subtypes come before their supertypes: what stands for a variable is known when it is asked.
  private final Map<TypeVariable<?>, Class<?>> arguments = new HashMap<>();

  private TypeArguments() {}

  static TypeArguments of(Class<?> type) {
    TypeArguments found = new TypeArguments();
    for (Class<?> each : ResourceAnnotations.hierarchy(type)) {
      try {
        found.add(each.getGenericSuperclass());
        Arrays.stream(each.getGenericInterfaces()).forEach(found::add);
      } catch (TypeNotPresentException e) {
        // An argument that is not there tells nothing.
      }
    }
    return found;
  }

  private void add(@Nullable Type supertype) {
    for (Type each = supertype; each instanceof ParameterizedType written; ) {
      TypeVariable<?>[] parameters = ((Class<?>) written.getRawType()).getTypeParameters();
      for (int i = 0; i < parameters.length; i++) {
        arguments.putIfAbsent(parameters[i], erased(written.getActualTypeArguments()[i]));
      }
      each = written.getOwnerType();
    }
  }

  /**
   * Whether two methods of one name and number of parameters are overloads, which only a bridge to
   * one of them makes look alike. What nothing tells counts as the same.
   */
  boolean tellApart(Method one, Method other) {
    if (Arrays.equals(one.getParameterTypes(), other.getParameterTypes())) {
      return false;
    }
    try {
      Type[] ofOne = one.getGenericParameterTypes();
      Type[] ofOther = other.getGenericParameterTypes();
      for (int i = 0; i < ofOne.length; i++) {
        Class<?> a = erased(ofOne[i]);
        Class<?> b = erased(ofOther[i]);
        if (a != b && a != Object.class && b != Object.class) {
          return true;
        }
      }
    } catch (TypeNotPresentException e) {
      return false;
    }
    return false;
  }

  /** Primitives as their boxes: Kotlin overrides the one by the other. */
  private Class<?> erased(Type type) {
    if (type instanceof Class<?> c) {
      return MethodType.methodType(c).wrap().returnType();
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return erased(array.getGenericComponentType()).arrayType();
    }
    if (type instanceof TypeVariable<?> variable) {
      Class<?> argument = arguments.get(variable);
      return argument == null ? erased(variable.getBounds()[0]) : argument;
    }
    return Object.class;
  }
}
