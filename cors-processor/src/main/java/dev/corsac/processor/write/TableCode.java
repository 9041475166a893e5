package dev.corsac.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * A policy table as Java: its text, in holder classes. A constant has at most 65,535 bytes; the
 * text is ASCII, and cut where it is too long. There is no call among the arguments of another,
 * which compilers attribute at several times the cost.
 */
final class TableCode {
  /** The field of the generated class that holds the table. */
  static final String TABLE = "TABLE";

  private static final String POLICIES = "Policies";
  private static final String RESOURCES = "Resources";

  /** How the names of the nested classes begin; numbers from 1 follow. */
  static final List<String> HOLDERS = List.of(POLICIES, RESOURCES);

  private static final int TEXTS_PER_HOLDER = 200;
  private static final int LONGEST_CONSTANT = 60_000;

  /** The literals by the names of their holders. */
  private final Map<String, String> texts = new LinkedHashMap<>();

  /** The code of a table, whatever that is called. */
  TableCode(PolicyTable table) {
    TableText text = TableText.of(table);
    addHolders(POLICIES, text.policies());
    addHolders(RESOURCES, text.classes());
  }

  private void addHolders(String kind, List<String> all) {
    int number = 0;
    for (List<String> some : Chunks.of(all, TEXTS_PER_HOLDER, LONGEST_CONSTANT)) {
      String joined = String.join("", some);
      for (int from = 0; from < joined.length(); from += LONGEST_CONSTANT) {
        int to = Math.min(from + LONGEST_CONSTANT, joined.length());
        texts.put(kind + ++number, literal(joined.substring(from, to)));
      }
    }
  }

  /** The class of this name, without {@code @Generated}, and with names for its texts. */
  TypeSpec.Builder type(ClassName name) {
    List<TypeSpec> holders = new ArrayList<>();
    CodeBlock.Builder parts = CodeBlock.builder();
    for (String holder : texts.keySet()) {
      parts.add(parts.isEmpty() ? "$L.text()" : ",\n$L.text()", holder);
      holders.add(holder(holder));
    }
    return TypeSpec.classBuilder(name)
        .addJavadoc("The policy table of this compilation: each route, and who may call it.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(RuntimeNames.GENERATED_TABLE)
        .addField(
            FieldSpec.builder(
                    String[].class, "TEXT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("{$>$>\n$L$<$<}", parts.build())
                .build())
        .addField(
            FieldSpec.builder(RuntimeNames.POLICY_TABLE, TABLE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.read($S, TEXT)", RuntimeNames.TABLE_TEXT, name.canonicalName())
                .build())
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc("Made by Corsac's run time.\n")
                .addModifiers(Modifier.PUBLIC)
                .addStatement("super($L)", TABLE)
                .build())
        .addTypes(holders);
  }

  private static TypeSpec holder(String holderName) {
    return TypeSpec.classBuilder(holderName)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
        .addMethod(
            MethodSpec.methodBuilder("text")
                .addModifiers(Modifier.STATIC)
                .returns(String.class)
                .addStatement("return $S", holderName)
                .build())
        .build();
  }

  /** The source of the class with its texts: JavaPoet goes twice through all that it writes. */
  String withTexts(String source) {
    StringBuilder whole = new StringBuilder();
    int from = 0;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      String placeholder = '"' + text.getKey() + '"';
      int at = source.indexOf(placeholder, from);
      whole.append(source, from, at).append(text.getValue());
      from = at + placeholder.length();
    }
    return whole.append(source, from, source.length()).toString();
  }

  /** A literal for each line. */
  private static String literal(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    boolean whole = escaped.endsWith("\n");
    String lines = whole ? escaped.substring(0, escaped.length() - 1) : escaped;
    return '"' + lines.replace("\n", "\\n\"\n          + \"") + (whole ? "\\n\"" : "\"");
  }
}
