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
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/**
 * A table and the filter that is bound to it, as source.
 *
 * @param names what they are called
 * @param table the table's source
 * @param filter the filter's source
 */
public record GeneratedCode(GeneratedNames names, String table, String filter) {
  private static final String PROCESSOR = "dev.corsac.processor.CorsProcessor";

  /**
   * Where the code stands, and what it finds there.
   *
   * @param packageName the package of the first class that the table describes
   * @param firstClass the canonical name of that
   * @param generated whether the module reads {@code javax.annotation.processing.Generated}
   * @param priority whether it reads {@code jakarta.annotation.Priority}
   * @param exported whether it exports the package
   */
  public record Surroundings(
      String packageName,
      String firstClass,
      boolean generated,
      boolean priority,
      boolean exported) {}

  /** The code of a table, whose own name does not matter: the code's name comes of its text. */
  public static GeneratedCode of(PolicyTable policies, Surroundings surroundings) {
    TableCode table = new TableCode(policies);
    GeneratedCode draft = of(table, "", surroundings);
    return of(table, ContentHash.of(draft.table(), draft.filter()), surroundings);
  }

  private static GeneratedCode of(TableCode table, String hash, Surroundings surroundings) {
    GeneratedNames names =
        GeneratedNames.of(surroundings.packageName(), surroundings.firstClass(), hash);
    ClassName tableName = ClassName.get(names.packageName(), names.table());
    String tableSource = source(names, table.type(tableName), surroundings);
    TypeSpec.Builder filter = filter(names, tableName);
    if (surroundings.priority()) {
      // Jersey takes the number from here only; without it, the run time writes once more, last.
      filter.addAnnotation(
          AnnotationSpec.builder(ClassName.get("jakarta.annotation", "Priority"))
              .addMember("value", "$T.MIN_VALUE", Integer.class)
              .build());
    }
    return new GeneratedCode(
        names,
        AsciiSource.of(table.withTexts(tableSource)),
        AsciiSource.of(source(names, filter, surroundings)));
  }

  /**
   * Writes both classes. Those that are there already are left as they are: of the same name, they
   * have the same text. The Eclipse compiler refuses to write a class whose class file is in its
   * output, every compiler one whose source is among its inputs. To ask first and not to write at
   * all would be wrong: what is not written again, Eclipse deletes.
   *
   * @param originating the presented resource classes that they were made of
   * @return whether both could be written
   * @throws IOException if the filer cannot write
   */
  public boolean writeTo(Filer filer, Collection<? extends Element> originating)
      throws IOException {
    boolean first = write(filer, names.qualifiedTable(), table, originating);
    // Also where the first is there already.
    boolean second = write(filer, names.qualifiedFilter(), filter, originating);
    return first && second;
  }

  private static boolean write(
      Filer filer, String name, String source, Collection<? extends Element> originating)
      throws IOException {
    try (Writer writer =
        filer.createSourceFile(name, originating.toArray(new Element[0])).openWriter()) {
      writer.write(source);
      return true;
    } catch (FilerException e) {
      return false;
    }
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
}
