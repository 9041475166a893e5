package dev.corsac.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableText;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A policy table as Java: its text, in holder classes. A constant has at most 65,535 bytes; the
 * text is ASCII, and cut where it is too long.
 */
final class TableCode {
  private static final int TEXTS_PER_HOLDER = 200;
  private static final int LONGEST_CONSTANT = 60_000;

  private final PolicyTable table;
  private final ClassName name;

  TableCode(PolicyTable table, ClassName name) {
    this.table = table;
    this.name = name;
  }

  /** The class, without originating elements and {@code @Generated}. */
  TypeSpec.Builder type() {
    TableText text = TableText.of(table);
    List<TypeSpec> holders = new ArrayList<>();
    addHolders("Policies", text.policies(), holders);
    addHolders("Resources", text.classes(), holders);
    CodeBlock.Builder arguments = CodeBlock.builder().add("$S", table.name());
    for (TypeSpec holder : holders) {
      arguments.add(",\n$N.text()", holder);
    }
    return TypeSpec.classBuilder(name)
        .addJavadoc("The policy table of this compilation: each route, and who may call it.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(RuntimeNames.GENERATED_TABLE)
        .addField(
            FieldSpec.builder(
                    RuntimeNames.POLICY_TABLE,
                    "TABLE",
                    Modifier.PRIVATE,
                    Modifier.STATIC,
                    Modifier.FINAL)
                .initializer("$T.read($>$>\n$L$<$<)", RuntimeNames.TABLE_TEXT, arguments.build())
                .build())
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc("Made by Corsac's run time.\n")
                .addModifiers(Modifier.PUBLIC)
                .addStatement("super(TABLE)")
                .build())
        .addTypes(holders);
  }

  private static void addHolders(String kind, List<String> texts, List<TypeSpec> holders) {
    int number = 0;
    for (List<String> some : Chunks.of(texts, TEXTS_PER_HOLDER, LONGEST_CONSTANT)) {
      String joined = String.join("", some);
      for (int from = 0; from < joined.length(); from += LONGEST_CONSTANT) {
        int to = Math.min(from + LONGEST_CONSTANT, joined.length());
        holders.add(holder(kind + ++number, joined.substring(from, to)));
      }
    }
  }

  private static TypeSpec holder(String holderName, String text) {
    return TypeSpec.classBuilder(holderName)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(
            MethodSpec.methodBuilder("text")
                .addModifiers(Modifier.STATIC)
                .returns(String.class)
                .addStatement("return $S", text)
                .build())
        .build();
  }
}
