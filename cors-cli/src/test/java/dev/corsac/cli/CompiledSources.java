package dev.corsac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.processor.CorsProcessor;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Applications for the tests, compiled by javac with the processor into a folder. */
final class CompiledSources {
  private static final Pattern TYPE = Pattern.compile("(?:class|interface) ([\\w$]+)");
  private static final String IMPORTS =
      "package com.acme; import dev.corsac.*; import jakarta.ws.rs.*; ";

  private CompiledSources() {}

  /**
   * Compiles sources of the package {@code com.acme}, with the imports that they need.
   *
   * @param sources one top-level type each, named by the first {@code class} or {@code interface}
   */
  static Path into(Path folder, String... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    CompilationTask task =
        compiler.getTask(
            messages,
            null,
            null,
            List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
            null,
            Stream.of(sources).map(CompiledSources::file).toList());
    task.setProcessors(List.of(new CorsProcessor()));
    assertThat(task.call()).as(messages.toString()).isTrue();
    return folder;
  }

  private static JavaFileObject file(String source) {
    Matcher type = TYPE.matcher(source);
    assertThat(type.find()).isTrue();
    return new SimpleJavaFileObject(
        URI.create("string:///com/acme/" + type.group(1) + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return IMPORTS + source;
      }
    };
  }
}
