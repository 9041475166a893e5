package dev.corsac.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Lists that are too long for the method that needs them, in methods and classes of their own. */
final class LongLists {
  static final ClassName STRING = ClassName.get(String.class);

  /** What one method makes, in strings or what weighs like them. */
  private static final int WEIGHT_PER_METHOD = 1_000;

  private static final int WEIGHT_PER_HOLDER = 8_000;

  private final ClassName table;
  private final List<TypeSpec.Builder> holders = new ArrayList<>();
  private int weightOfLast = WEIGHT_PER_HOLDER;
  private int methods;

  LongLists(ClassName table) {
    this.table = table;
  }

  /** Whether a list of this weight is too long for the method that needs it. */
  static boolean isLong(int weight) {
    return weight > WEIGHT_PER_METHOD;
  }

  /** What a list of this weight weighs in the method that needs it. */
  static int weight(int weight) {
    return isLong(weight) ? weight / WEIGHT_PER_METHOD + 1 : weight;
  }

  /** An expression that makes the list. */
  <T> CodeBlock of(
      List<T> elements, Function<T, CodeBlock> code, ClassName type, ToIntFunction<T> weight) {
    List<CodeBlock> parts = new ArrayList<>();
    for (List<T> some : Chunks.of(elements, weight, WEIGHT_PER_METHOD, WEIGHT_PER_METHOD)) {
      CodeBlock part = CodeBlock.join(some.stream().map(code).toList(), ", ");
      int added = some.stream().mapToInt(weight).sum();
      if (weightOfLast + added > WEIGHT_PER_HOLDER) {
        holders.add(TableCode.holder("Lists" + (holders.size() + 1)));
        weightOfLast = 0;
      }
      weightOfLast += added;
      String method = "list" + ++methods;
      holders
          .get(holders.size() - 1)
          .addMethod(
              MethodSpec.methodBuilder(method)
                  .addModifiers(Modifier.STATIC)
                  .returns(TableCode.listOf(type))
                  .addStatement("return $T.of($L)", List.class, part)
                  .build());
      parts.add(CodeBlock.of("$T.$N()", table.nestedClass("Lists" + holders.size()), method));
    }
    return CodeBlock.of(
        "$T.of($L).flatMap($T::stream).toList()",
        Stream.class,
        CodeBlock.join(parts, ", "),
        List.class);
  }

  /** The classes that hold them. */
  List<TypeSpec> holders() {
    return holders.stream().map(TypeSpec.Builder::build).toList();
  }
}
