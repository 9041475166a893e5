package com.acme;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.eclipse.core.runtime.adaptor.EclipseStarter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Eclipse without its windows: its bundles, and {@link Builder} as one more. */
public final class Eclipse {
  private static final List<String> STARTED =
      List.of(
          "org.apache.felix.scr",
          "org.eclipse.equinox.common",
          "org.eclipse.equinox.registry",
          "org.eclipse.equinox.preferences",
          "org.eclipse.core.contenttype",
          "org.eclipse.core.runtime",
          "org.eclipse.core.resources",
          "org.eclipse.jdt.core",
          "org.eclipse.jdt.apt.core",
          "org.eclipse.jdt.apt.pluggable.core");

  private Eclipse() {}

  /** Takes the folder of bundles, a folder for Eclipse's own files, and what the builder takes. */
  public static void main(String[] arguments) throws Exception {
    Path own = Path.of(arguments[1]);
    System.setProperty("builder.project", arguments[2]);
    System.setProperty("builder.class.path", arguments[3]);
    System.setProperty("builder.processor", arguments[4]);
    EclipseStarter.setInitialProperties(
        Map.of(
            "osgi.install.area", own.resolve("install").toUri().toString(),
            "osgi.configuration.area", own.resolve("configuration").toUri().toString(),
            "osgi.instance.area", own.resolve("workspace").toUri().toString(),
            "eclipse.consoleLog", "true",
            "eclipse.ignoreApp", "true",
            "osgi.noShutdown", "true"));
    BundleContext context = EclipseStarter.startup(new String[0], null);
    try {
      start(context, Path.of(arguments[0]));
    } finally {
      EclipseStarter.shutdown();
    }
  }

  private static void start(BundleContext context, Path folder)
      throws BundleException, IOException {
    List<Bundle> bundles = new ArrayList<>();
    for (Path jar : jars(folder)) {
      String name = jar.getFileName().toString();
      // The framework runs already, and the others are no bundles.
      if (!name.matches("(org.eclipse.osgi|ant|animal-sniffer|osgi.annotation)-.*")) {
        bundles.add(context.installBundle("reference:" + jar.toUri()));
      }
    }
    context.installBundle("ant", bundle("org.apache.ant", "", List.of()));
    Bundle builder =
        context.installBundle(
            "builder",
            bundle(
                "com.acme.builder",
                "org.eclipse.core.runtime,org.eclipse.core.resources,org.eclipse.jdt.core,"
                    + "org.eclipse.jdt.apt.core",
                List.of(Builder.class)));
    for (String name : STARTED) {
      for (Bundle bundle : bundles) {
        if (name.equals(bundle.getSymbolicName())) {
          bundle.start();
        }
      }
    }
    builder.start();
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static InputStream bundle(String name, String required, List<Class<?>> classes)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.putValue("Manifest-Version", "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue("Bundle-Version", "1.10.0");
    if (!required.isEmpty()) {
      attributes.putValue("Require-Bundle", required);
      attributes.putValue("Import-Package", "org.osgi.framework");
      attributes.putValue("Bundle-Activator", classes.get(0).getName());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Class<?> each : classes) {
        String file = each.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(file));
        try (InputStream in = Eclipse.class.getClassLoader().getResourceAsStream(file)) {
          in.transferTo(jar);
        }
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
