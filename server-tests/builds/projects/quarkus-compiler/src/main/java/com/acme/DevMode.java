package com.acme;

import io.quarkus.deployment.dev.CompilationProvider;
import io.quarkus.deployment.dev.JavaCompilationProvider;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The compiler of Quarkus' dev mode, with what dev mode gives it: the class output stands on the
 * class path. Each line of the input names the files of one save; the answer ends in a line with a
 * dot.
 */
public final class DevMode {
  private DevMode() {}

  /** Takes sources, class output, generated sources, class path and processor path. */
  public static void main(String[] arguments) throws IOException {
    Set<File> classPath = files(arguments[3]);
    File output = new File(arguments[1]);
    classPath.add(output);
    CompilationProvider.Context context =
        new CompilationProvider.Context(
            "shop",
            classPath,
            Set.of(),
            new File(arguments[0]).getParentFile(),
            new File(arguments[0]),
            output,
            "UTF-8",
            Map.of(),
            "17",
            null,
            null,
            List.of(),
            List.of(),
            new File(arguments[2]),
            files(arguments[4]),
            List.of(),
            "true");
    try (CompilationProvider compiler = new JavaCompilationProvider();
        BufferedReader saves = new BufferedReader(new InputStreamReader(System.in))) {
      for (String save = saves.readLine(); save != null; save = saves.readLine()) {
        try {
          compiler.compile(files(save), context);
        } catch (RuntimeException e) {
          System.out.println(e.getMessage());
        }
        System.out.println(".");
      }
    }
  }

  private static Set<File> files(String path) {
    Set<File> files = new LinkedHashSet<>();
    Arrays.stream(path.split(File.pathSeparator)).map(File::new).forEach(files::add);
    return files;
  }
}
