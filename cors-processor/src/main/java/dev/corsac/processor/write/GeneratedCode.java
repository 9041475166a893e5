package dev.corsac.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.corsac.policy.route.PolicyTable;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** Writes a table and the filter that is bound to it. */
public final class GeneratedCode {
  private static final String PROCESSOR = "dev.corsac.processor.CorsProcessor";

  /**
   * What generated code finds where it is compiled.
   *
   * @param generated whether the module reads {@code javax.annotation.processing.Generated}
   * @param priority whether it reads {@code jakarta.annotation.Priority}
   * @param exported whether it exports the package
   */
  public record Surroundings(boolean generated, boolean priority, boolean exported) {}

  private final Filer filer;

  /** Writes through this filer. */
  public GeneratedCode(Filer filer) {
    this.filer = filer;
  }

  /**
   * Writes both classes.
   *
   * @param originating the resource classes that they were made of
   * @throws IOException if the filer cannot write
   */
  public void write(
      GeneratedNames names,
      PolicyTable policies,
      Collection<? extends Element> originating,
      Surroundings surroundings)
      throws IOException {
    ClassName tableName = ClassName.get(names.packageName(), names.table());
    TableCode table = new TableCode(policies, tableName);
    String tableSource = source(names, table.type(), surroundings);
    write(names.qualifiedTable(), table.withTexts(tableSource), originating);
    TypeSpec.Builder filter = filter(names, tableName);
    if (surroundings.priority()) {
      // Jersey takes the number from here only; without it, the run time writes once more, last.
      filter.addAnnotation(
          AnnotationSpec.builder(ClassName.get("jakarta.annotation", "Priority"))
              .addMember("value", "$T.MIN_VALUE", Integer.class)
              .build());
    }
    String filterSource = source(names, filter, surroundings);
    write(names.qualifiedFilter(), filterSource, originating);
  }

  private static TypeSpec.Builder filter(GeneratedNames names, ClassName table) {
    return TypeSpec.classBuilder(names.filter())
        .addJavadoc("Writes the CORS headers of actual responses, by {@link $T}.\n", table)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(RuntimeNames.RESPONSE_FILTER)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc("Made by the Jakarta REST server.\n")
                .addModifiers(Modifier.PUBLIC)
                .addStatement("super($T.$L)", table, TableCode.TABLE)
                .build());
  }

  private static String source(
      GeneratedNames names, TypeSpec.Builder type, Surroundings surroundings) {
    // Whoever exports the package of a resource exports these too, and nobody compiles against
    // them.
    if (surroundings.exported()) {
      type.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "$S", "exports")
              .build());
    }
    if (surroundings.generated()) {
      type.addAnnotation(
          AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
              .addMember("value", "$S", PROCESSOR)
              .build());
    }
    return JavaFile.builder(names.packageName(), type.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build()
        .toString();
  }

  private void write(String name, String source, Collection<? extends Element> originating)
      throws IOException {
    try (Writer writer =
        filer.createSourceFile(name, originating.toArray(new Element[0])).openWriter()) {
      writer.write(AsciiSource.of(source));
    }
  }
}
