package dev.corsac.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What is too long for the method that needs it, in methods and classes of its own. */
final class LongCode {
  static final ClassName STRING = ClassName.get(String.class);

  /**
   * A statement about {@code resource}, a builder.
   *
   * @param weight of its code, in strings or what weighs like them
   */
  record Statement(CodeBlock code, int weight) {}

  /** What one method makes, in strings or what weighs like them. */
  private static final int WEIGHT_PER_METHOD = 1_000;

  private static final int WEIGHT_PER_HOLDER = 8_000;

  private final ClassName table;
  private final List<TypeSpec.Builder> holders = new ArrayList<>();
  private int weightOfLast = WEIGHT_PER_HOLDER;
  private int methods;

  LongCode(ClassName table) {
    this.table = table;
  }

  /** Whether code of this weight is too long for the method that needs it. */
  static boolean isLong(int weight) {
    return weight > WEIGHT_PER_METHOD;
  }

  /** What code of this weight weighs in the method that needs it. */
  static int weight(int weight) {
    return isLong(weight) ? weight / WEIGHT_PER_METHOD + 1 : weight;
  }

  /** The statements, or calls of methods that have them. */
  CodeBlock of(List<Statement> statements, int weight) {
    if (!isLong(weight)) {
      return CodeBlock.join(statements.stream().map(Statement::code).toList(), "");
    }
    CodeBlock.Builder calls = CodeBlock.builder();
    for (List<Statement> some :
        Chunks.of(statements, Statement::weight, WEIGHT_PER_METHOD, WEIGHT_PER_METHOD)) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder("part" + ++methods)
              .addModifiers(Modifier.STATIC)
              .addParameter(RuntimeNames.RESOURCE_CLASS_BUILDER, "resource");
      some.forEach(statement -> method.addCode(statement.code()));
      calls.addStatement(
          "$L(resource)", add(method.build(), some.stream().mapToInt(Statement::weight).sum()));
    }
    return calls.build();
  }

  /** An expression that makes a list. */
  CodeBlock list(List<CodeBlock> elements, ClassName type) {
    List<CodeBlock> parts = new ArrayList<>();
    for (List<CodeBlock> some :
        Chunks.of(elements, element -> 1, WEIGHT_PER_METHOD, WEIGHT_PER_METHOD)) {
      MethodSpec method =
          MethodSpec.methodBuilder("part" + ++methods)
              .addModifiers(Modifier.STATIC)
              .returns(TableCode.listOf(type))
              .addStatement("return $T.of($L)", List.class, CodeBlock.join(some, ", "))
              .build();
      parts.add(CodeBlock.of("$L()", add(method, some.size())));
    }
    return CodeBlock.of(
        "$T.of($L).flatMap($T::stream).toList()",
        Stream.class,
        CodeBlock.join(parts, ", "),
        List.class);
  }

  /** Adds a method to a class, and names both. */
  private CodeBlock add(MethodSpec method, int weight) {
    if (weightOfLast + weight > WEIGHT_PER_HOLDER) {
      holders.add(TableCode.holder("Parts" + (holders.size() + 1)));
      weightOfLast = 0;
    }
    weightOfLast += weight;
    holders.get(holders.size() - 1).addMethod(method);
    return CodeBlock.of("$T.$N", table.nestedClass("Parts" + holders.size()), method);
  }

  /** The classes that hold them. */
  List<TypeSpec> holders() {
    return holders.stream().map(TypeSpec.Builder::build).toList();
  }
}
