package dev.corsac.processor.model;

import dev.corsac.policy.surface.InferredHeader;
import java.util.List;
import java.util.Optional;

/**
 * A type with resource methods or locators, as read.
 *
 * @param element the type
 * @param binaryName its binary name
 * @param concrete whether servers can make instances of it: no interface, not abstract
 * @param fromSource whether it is of this class output: compiled now, or before and carried over
 * @param path the class-level URI template, its own or inherited; empty if there is none
 * @param aliases binary names of the supertypes from which the path is inherited
 * @param restClient whether it is a MicroProfile REST client, not a resource
 * @param methods its resource methods and locators, inherited ones included, sorted by signature
 * @param headers inferred request headers of its fields, constructors and setters
 * @param servletResponse the simple name of the servlet type among its members that lets its
 *     methods answer by themselves
 * @param packageScope the package's scope
 */
public record ResourceClassDeclaration(
    ElementRef element,
    String binaryName,
    boolean concrete,
    boolean fromSource,
    Optional<String> path,
    List<String> aliases,
    boolean restClient,
    List<ResourceMethodDeclaration> methods,
    List<InferredHeader> headers,
    Optional<String> servletResponse,
    Scope packageScope) {

  public ResourceClassDeclaration {
    aliases = List.copyOf(aliases);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
  }

  /** Whether servers take it for a root resource class. */
  public boolean isRoot() {
    return concrete && !restClient && path.isPresent();
  }

  /** What to do about a class file that an earlier compilation left, in a sentence. */
  public String whatToDoIfCarried() {
    return "If its source is gone, delete "
        + binaryName.replace('.', '/')
        + ".class in the class output, or build clean.";
  }
}
