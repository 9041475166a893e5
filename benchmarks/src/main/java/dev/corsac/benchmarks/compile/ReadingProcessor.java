package dev.corsac.benchmarks.compile;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * What any processor of this kind has to do: read each element with its annotations, and write one
 * file of the size of Corsac's table.
 */
public final class ReadingProcessor extends AbstractProcessor {
  private static final int LONGEST_CONSTANT = 60_000;

  private final TreeMap<String, String> read = new TreeMap<>();

  /** For the compiler. */
  public ReadingProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("jakarta.ws.rs.Path", "dev.corsac.CrossOrigin");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (annotations.isEmpty()) {
      return false;
    }
    for (Element root : round.getRootElements()) {
      read(root);
    }
    write();
    return false;
  }

  private void read(Element element) {
    StringBuilder text = new StringBuilder(element.asType().toString());
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      text.append(mirror.getAnnotationType()).append(mirror.getElementValues());
    }
    read.put(element.getEnclosingElement() + "." + element, text.toString());
    element.getEnclosedElements().forEach(this::read);
  }

  private void write() {
    TypeSpec.Builder table = TypeSpec.classBuilder("ReadTable").addModifiers(Modifier.PUBLIC);
    String text = String.join("\n", read.values());
    for (int from = 0; from < text.length(); from += LONGEST_CONSTANT) {
      table.addType(
          TypeSpec.classBuilder("Part" + from)
              .addModifiers(Modifier.STATIC, Modifier.FINAL)
              .addMethod(
                  MethodSpec.methodBuilder("text")
                      .addModifiers(Modifier.STATIC)
                      .returns(String.class)
                      .addStatement(
                          "return $S",
                          text.substring(from, Math.min(text.length(), from + LONGEST_CONSTANT)))
                      .build())
              .build());
    }
    try {
      JavaFile.builder("com.acme.read", table.build()).build().writeTo(processingEnv.getFiler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
