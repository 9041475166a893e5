package com.acme;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.IWorkspaceDescription;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.apt.core.util.AptConfig;
import org.eclipse.jdt.apt.core.util.IFactoryPath;
import org.eclipse.jdt.core.IClasspathAttribute;
import org.eclipse.jdt.core.IClasspathEntry;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.JavaCore;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Eclipse's Java builder over one project. Each line of the input is a build, {@code full} or
 * {@code save}; the answer has the problems that the editor would show, and ends in a line with a
 * dot.
 */
public final class Builder implements BundleActivator {

  @Override
  public void start(BundleContext context) throws Exception {
    IProject project = open();
    BufferedReader builds = new BufferedReader(new InputStreamReader(System.in));
    for (String build = builds.readLine(); build != null; build = builds.readLine()) {
      project.refreshLocal(IResource.DEPTH_INFINITE, null);
      project.build(
          build.equals("full")
              ? IncrementalProjectBuilder.FULL_BUILD
              : IncrementalProjectBuilder.INCREMENTAL_BUILD,
          null);
      for (IMarker marker : project.findMarkers(null, true, IResource.DEPTH_INFINITE)) {
        System.out.println(marker.getAttribute(IMarker.MESSAGE, marker.getType()));
      }
      System.out.println(".");
    }
  }

  @Override
  public void stop(BundleContext context) {}

  private static IProject open() throws CoreException {
    IWorkspace workspace = ResourcesPlugin.getWorkspace();
    IWorkspaceDescription settings = workspace.getDescription();
    settings.setAutoBuilding(false);
    workspace.setDescription(settings);
    IProject project = workspace.getRoot().getProject("shop");
    IProjectDescription description = workspace.newProjectDescription("shop");
    description.setLocation(IPath.fromOSString(System.getProperty("builder.project")));
    project.create(description, null);
    project.open(null);
    // Not before it is open: a nature is configured only then.
    IProjectDescription opened = project.getDescription();
    opened.setNatureIds(new String[] {JavaCore.NATURE_ID});
    project.setDescription(opened, null);
    project.setDefaultCharset("UTF-8", null);
    configure(JavaCore.create(project));
    return project;
  }

  private static void configure(IJavaProject java) throws CoreException {
    for (String option :
        List.of(
            JavaCore.COMPILER_SOURCE,
            JavaCore.COMPILER_COMPLIANCE,
            JavaCore.COMPILER_CODEGEN_TARGET_PLATFORM)) {
      java.setOption(option, "17");
    }
    IPath root = java.getProject().getFullPath();
    List<IClasspathEntry> entries = new ArrayList<>();
    entries.add(JavaCore.newSourceEntry(root.append("src/main/java")));
    entries.add(
        JavaCore.newLibraryEntry(
            IPath.fromOSString(System.getProperty("java.home")).append("lib/jrt-fs.jar"),
            null,
            null,
            null,
            new IClasspathAttribute[] {
              JavaCore.newClasspathAttribute(IClasspathAttribute.MODULE, "true")
            },
            false));
    for (String jar : System.getProperty("builder.class.path").split(File.pathSeparator)) {
      entries.add(JavaCore.newLibraryEntry(IPath.fromOSString(jar), null, null));
    }
    java.setRawClasspath(
        entries.toArray(IClasspathEntry[]::new), root.append("classes"), null);
    IFactoryPath processors = AptConfig.getDefaultFactoryPath(java);
    processors.addExternalJar(new File(System.getProperty("builder.processor")));
    AptConfig.setFactoryPath(java, processors);
    AptConfig.setEnabled(java, true);
  }
}
